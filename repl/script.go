package repl

import (
	"io"
	"path/filepath"
	"time"

	"sockshell/repl/eval"
	"sockshell/repl/python"
	"sockshell/repl/syntax"
	"sockshell/repl/value"
)

func (s *Session) runFile(path string) error {
	f, err := s.open(path)
	frame := &Frame{File: path, Program: !s.prompting}
	if endOf(err) != nil {
		return s.cannotRead(frame, 0, err)
	}
	if err != nil {
		return &ended{class: "SystemExit", status: 2, text: plainPathError(err)}
	}
	s.names.Set("__file__", python.NewStr(path))
	if !frame.Program {
		defer f.Close()
		return s.runLines(frame, f.File)
	}
	s.runtime.Program = true
	if folder, err := filepath.Abs(filepath.Dir(path)); err == nil {
		s.runtime.Folder = folder
	}
	text, err := s.readAll(f.File)
	f.Close() // its number is the program's to have
	if err != nil {
		return s.cannotRead(frame, 0, err)
	}
	return s.runProgram(frame, text)
}

// runLines runs the lines of a reader as they come. The error that stops it has been told.
func (s *Session) runLines(f *Frame, r io.Reader) error {
	reader := syntax.NewReader(false, s.grammar)
	lines := s.newLineSource(r)
	if r == s.cfg.Stdin {
		s.input = lines
	}
	for {
		text, err := lines.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return s.cannotRead(f, lines.number, err)
		}
		if kept := f.cache.find(text); kept != nil && reader.Idle() { // it needs no reading again
			c := syntax.Chunk{Text: kept.text, Line: reader.Known()}
			err = s.settled(f, s.runChunk(f, c, nil))
		} else {
			chunks, _ := reader.Feed(string(text))
			err = s.runAll(f, chunks)
		}
		if err != nil {
			return err
		}
	}
	return s.runAll(f, reader.End())
}

// runProgram runs a file that is parsed whole before its first statement runs.
func (s *Session) runProgram(f *Frame, text string) error {
	f.source = text
	tree, err := syntax.ParseFile(text, s.grammar)
	if err != nil {
		e := err.(*syntax.Error)
		return s.settled(f, s.failedChunk(f, chunkAt(text, e)))
	}
	if f.Parent == nil {
		s.whole = tree
	}
	if doc, ok := eval.Docstring(tree.Body); ok {
		s.names.Set("__doc__", python.NewStr(doc))
	}
	chunks := statements(text, tree)
	kept := make([]*compiled, len(chunks))
	for i, c := range chunks {
		if kept[i], err = s.compile(f, c); err != nil {
			f.chunk = c
			return s.settled(f, err)
		}
	}
	for i, c := range chunks {
		if stop := s.settled(f, s.runChunk(f, c, kept[i])); stop != nil {
			return stop
		}
	}
	return nil
}

// failedChunk is the error of a chunk that does not parse.
func (s *Session) failedChunk(f *Frame, c syntax.Chunk) error {
	f.chunk = c
	_, err := s.compile(f, c)
	return err
}

// cannotRead is the end of a script whose next line did not come.
func (s *Session) cannotRead(f *Frame, number int, err error) error {
	if end := endOf(err); end != nil {
		f.chunk = syntax.Chunk{Line: number}
		return s.tellEnd(f, end, err)
	}
	return &ended{class: "SystemExit", status: 1, text: f.File + ": " + err.Error()}
}

// runAll runs chunks. It returns what stops the script.
func (s *Session) runAll(f *Frame, chunks []syntax.Chunk) error {
	for _, c := range chunks {
		if stop := s.settled(f, s.runChunk(f, c, nil)); stop != nil {
			return stop
		}
	}
	return nil
}

// settled tells an error of the frame's chunk, and returns it when the script must stop.
func (s *Session) settled(f *Frame, err error) error {
	if err == nil {
		return nil
	}
	if end := endOf(err); end != nil {
		return s.tellEnd(f, end, err)
	}
	if e := value.AsException(err); e != s.told { // else a line that it ran has told it
		s.tell(f, err)
		s.told = e
	}
	s.hist.record.Fail(errorText(s.main, err))
	s.checkError(f, err)
	if s.typed(f) || f.Keeps {
		return nil
	}
	if s.status == 0 {
		s.status = exitStatus(err)
	}
	if s.cfg.KeepGoing {
		return nil
	}
	return err
}

// tellEnd places the end of a script, unless it asked for it.
func (s *Session) tellEnd(f *Frame, end *ended, err error) error {
	if end.class == "SystemExit" {
		s.checkSignal(f, end)
		return end
	}
	lives := s.prompting && end.lineOnly()
	if lives && end == errInterrupted && s.errors.terminal {
		s.errors.show("\n", "") // the terminal has shown ^C
	}
	s.tell(f, err)
	s.hist.record.Fail(end.class)
	s.checkError(f, err)
	if lives {
		return end
	}
	return &ended{class: "SystemExit", status: end.status}
}

// runChunk runs one line or block; kept is its code, when it is compiled already.
func (s *Session) runChunk(f *Frame, c syntax.Chunk, kept *compiled) error {
	if end := s.interrupts.ending(); end != nil {
		return end
	}
	s.jobs.settle()
	f.shown, f.chunk, f.table = nil, c, shownTable{}
	if f.Parent == nil {
		s.echo(c)
		s.hist.record.Begin(c.Text)
	}
	timing := s.settings.timing
	if s.cfg.JSON || timing {
		f.began = time.Now()
	}
	stop := s.showProgress(f)
	err := s.guarded(f, c, kept)
	stop()
	if s.cfg.JSON && err == nil {
		s.writeJSON(f)
	}
	s.noteSockets(f)
	if timing && s.settings.timing && f.Parent == nil {
		s.Note("took " + time.Since(f.began).Round(time.Microsecond).String())
	}
	return err
}

// guarded turns a panic in a command into an error: the session and its sockets live on.
func (s *Session) guarded(f *Frame, c syntax.Chunk, kept *compiled) (err error) {
	defer func() {
		if p := recover(); p != nil {
			s.main.Depth = 0
			err = python.Recovered(p)
		}
	}()
	if kept == nil {
		kept = f.cache.get(c.Text)
	}
	if kept == nil {
		if kept, err = s.compile(f, c); err != nil {
			return err
		}
		if !c.Block && !f.Program { // the lines of a block carry their numbers
			f.cache.put(c.Text, kept)
		}
	}
	for _, note := range kept.notes {
		s.noteOnce(note)
	}
	return kept.code.Run(s.main, f)
}
