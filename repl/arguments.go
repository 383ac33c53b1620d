package repl

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sockshell/repl/command"
	"sockshell/repl/syntax"
)

// arguments are what can stand after a command and some words.
func (o *offer) arguments(c *command.Command, words []string, before string) {
	places := c.PlacesAfter(words)
	name, byName := strings.CutSuffix(before, "=")
	if byName {
		places = []*command.Place{c.Keyword(name[strings.LastIndexAny(name, " \t")+1:])}
	}
	switch {
	case c.Name == "help":
		o.topics()
	case c.Name == "config" && len(words) == 0:
		for _, row := range settingRows {
			o.add(row.name, row.doc)
		}
	default:
		for _, at := range places {
			o.parameter(at, words)
		}
	}
	for _, p := range c.Run.Params() {
		wanted := p.Keyword || p.Optional && o.word != ""
		if wanted && !byName && !strings.Contains(before, " "+p.Name+"=") {
			o.add(p.Name+"=", p.Kind())
		}
	}
}

// parameter is what one parameter takes.
func (o *offer) parameter(at *command.Place, words []string) {
	if at == nil { // a name that no parameter has
		return
	}
	for _, c := range at.Constants(words) {
		o.add(c.Name, c.Doc)
	}
	switch at.Kind() {
	case "bool":
		o.add("on", "true")
		o.add("off", "false")
	case "socket", "sockets":
		o.sockets()
	case "address":
		switch {
		case at.Word > 0:
			o.services()
		case strings.HasPrefix(o.word, "/") || strings.HasPrefix(o.word, "."):
			o.files()
		default:
			o.hosts()
		}
	}
	switch at.Name {
	case "host", "hostname", "ipaddress":
		o.hosts()
	case "port", "service":
		o.services()
	case "mode":
		for _, mode := range traceModes {
			o.add(mode, "")
		}
	}
}

// topics are what help knows.
func (o *offer) topics() {
	seen := map[string]bool{}
	for _, c := range slices.Concat(command.FunctionList(), command.MethodList()) {
		if !seen[c.Name] {
			seen[c.Name] = true
			o.add(c.Name, c.Summary)
		}
	}
}

// hosts are those of earlier lines, the last ones first, and of /etc/hosts.
func (o *offer) hosts() {
	seen := map[string]bool{}
	add := func(name, doc string) {
		if !seen[name] {
			seen[name] = true
			o.add(name, doc)
		}
	}
	earlier := o.hist.entries(recentLines)
	for _, entry := range slices.Backward(earlier) {
		if host := hostIn(entry); host != "" {
			add(host, "from an earlier line")
		}
	}
	for _, name := range o.env.Resolver.HostNames() {
		add(name, "/etc/hosts")
	}
}

// recentLines is how many earlier lines Tab looks through.
const recentLines = 1000

// hostIn is the host that a line connects or sends to; "" without one.
func hostIn(entry string) string {
	words, open := statement(entry)
	c := lookup(words)
	if c == nil || open || c.Rest != syntax.Words {
		return ""
	}
	for i, word := range words[1:] {
		isAddress := func(at *command.Place) bool { return at.Kind() == "address" && at.Word == 0 }
		if slices.ContainsFunc(c.PlacesAfter(words[1:1+i]), isAddress) && isHost(word) {
			return word
		}
	}
	return ""
}

func isHost(word string) bool {
	return !strings.ContainsAny(word, "()[]=\"'/@*") && !command.IsConstant(word)
}

func (o *offer) services() {
	for _, s := range o.env.Resolver.ServicePorts() {
		o.add(s.Name, s.Port)
	}
}

// pathBefore is the path that the cursor is in: after @, > or >>, and the verbs of files.
func pathBefore(before, word string) (string, bool) {
	if path, ok := strings.CutPrefix(word, "@"); ok {
		return path, true
	}
	words := strings.Fields(before)
	if len(words) == 0 {
		return "", false
	}
	switch words[len(words)-1] {
	case ">", ">>":
		return word, true
	case "source", "save", "load", "file":
		return word, len(words) == 1
	}
	return "", false
}

// files are those that a path may go on to; a directory ends in a slash.
func (o *offer) files() {
	dir, base := filepath.Split(o.word)
	entries, _ := os.ReadDir(cmp.Or(dir, "."))
	for _, e := range entries {
		name, doc := e.Name(), ""
		if strings.HasPrefix(name, ".") && !strings.HasPrefix(base, ".") {
			continue
		}
		if e.IsDir() {
			name, doc = name+"/", "directory"
		}
		o.add(dir+name, doc)
	}
}
