package repl

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"sync"

	"sockshell/docs/explain"
	"sockshell/repl/command"
	"sockshell/repl/python"
	"sockshell/repl/render"
	"sockshell/repl/syntax"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

// mistake is an error that was told, and the line that gave it.
type mistake struct {
	err    error
	chunk  syntax.Chunk
	socket *sockcore.Socket // that the line is about, nil when there is none
}

// failed keeps an error for plain explain.
func (s *Session) failed(f *Frame, err error) {
	c := f.chunk
	if verb, _, _ := strings.Cut(c.Text, " "); verb == "explain" || verb == "help" {
		return
	}
	s.last = mistake{err: err, chunk: c}
	for _, match := range receiverPattern().FindAllStringSubmatch(c.Text, -1) {
		if v := s.socketNamed(match[1]); v != nil {
			s.last.socket = v.Socket
			return
		}
	}
}

var receiverPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b(\w+)\.\w`)
})

// Explain shows the page on a topic, or what there is to say of the last error.
func (s *Session) Explain(topic string) error {
	pattern, err := command.Pattern(topic)
	if err != nil {
		return err
	}
	var text string
	switch {
	case pattern != nil:
		text, err = found(command.ExplainSearch(pattern), topic)
	case topic == "all" || topic == "" && s.last.err == nil:
		text = command.ListPages(explain.Pages())
	case topic == "":
		text = s.explainLast()
	default:
		text, err = s.explainTopic(topic)
	}
	if err != nil {
		return err
	}
	s.showPage(text)
	return s.out.problem()
}

// showPage shows a text; what stands above a blank or an indented line is its title.
func (s *Session) showPage(text string) {
	title, rest, _ := strings.Cut(text, "\n")
	if rest == "" || rest[0] != '\n' && rest[0] != ' ' {
		s.showPaged(wrapLines(render.Escape(text), width(s.cfg.Stdout)), text)
		return
	}
	seen := s.out.palette.Paint(render.Strong, render.Escape(title)) + "\n" +
		wrapLines(render.Escape(rest), width(s.cfg.Stdout))
	s.showPaged(seen, text)
}

// found is the error of a search that found nothing.
func found(list, topic string) (string, error) {
	if list == "" {
		return "", python.Raise(python.ValueError, "nothing speaks of %s", topic)
	}
	return list, nil
}

// explainTopic finds a verb, a page by its name, a constant, or the page that answers best.
func (s *Session) explainTopic(topic string) (string, error) {
	help, err := command.HelpOn(topic)
	page, named := explain.Named(topic)
	switch {
	case named && (err != nil || command.IsConstant(topic)):
		return s.page(page.Title, page.Text), nil
	case err == nil:
		about := explain.Search(regexp.MustCompile(`\b` + regexp.QuoteMeta(topic) + `\b`))
		return help + "\n" + command.ListPages(about[:min(len(about), 5)]), nil
	}
	pages := explain.Ask(topic)
	if len(pages) == 0 {
		return "", python.Raise(python.ValueError, "no page speaks of %s: explain all lists them", topic)
	}
	text := s.page(pages[0].Title, pages[0].Text)
	if more := pages[1:min(len(pages), 4)]; len(more) > 0 {
		text += "\n" + command.ListPages(more)
	}
	return text, nil
}

func (s *Session) page(title, text string) string {
	return title + "\n\n" + text + "\n"
}

// explainLast speaks of the last error: what it was, why, what the machine says now, and
// what its page says of that call.
func (s *Session) explainLast() string {
	input, _, _ := strings.Cut(s.last.chunk.Text, "\n")
	title := render.EscapeLine(input + ": " + errorText(s.main, s.last.err))
	var parts []string
	facts := s.facts(s.last)
	if why := s.why(s.last.err, s.last.chunk); why != "" && !slices.Contains(facts, why) {
		parts = append(parts, "Here: "+render.EscapeLine(why))
	}
	if len(facts) > 0 {
		for i, fact := range facts {
			facts[i] = "    " + render.EscapeLine(fact)
		}
		parts = append(parts, "Now:\n"+strings.Join(slices.Compact(facts), "\n"))
	}
	e := value.AsException(s.last.err)
	_, name := value.Errno(e)
	page, ok := explain.Named(name)
	if !ok {
		page, ok = explain.Named(e.Type().Name)
	}
	if ok {
		parts = append(parts, page.Section(callOf(s.last.err)))
	}
	if parts == nil {
		parts = []string{"There is no page on it. explain all lists what there is."}
	}
	return s.page(title, strings.Join(parts, "\n\n"))
}

// callOf is the system call that failed, "" of another error.
func callOf(err error) string {
	var e *sockcore.Error
	if errors.As(err, &e) {
		return e.Op
	}
	return ""
}
