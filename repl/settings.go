package repl

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"sockshell/repl/python"

	"sockshell/repl/render"
	"sockshell/repl/value"
)

// settings are what `config` changes.
type settings struct {
	view   render.View
	prompt string
	timing bool
	pager  bool
	ignore []*regexp.Regexp
}

func defaultSettings() settings { return settings{view: render.Auto, prompt: "%jsock> ", pager: true} }

// settingRows is the one list of settings: each with what it is for, and how it is read and set.
var settingRows = []struct {
	name, doc string
	get       func(*settings) string
	set       func(*settings, string) error
}{
	{"view", "how bytes are shown: auto, repr, text or hex",
		func(s *settings) string { return string(s.view) },
		func(s *settings, v string) error {
			if !slices.Contains([]string{"auto", "repr", "text", "hex"}, v) {
				return python.Raise(python.ValueError, "view is auto, repr, text or hex, not %s", v)
			}
			s.view = render.View(v)
			return nil
		}},
	{"prompt", "%j the jobs that run, %s the sockets, %t the time",
		func(s *settings) string { return s.prompt },
		func(s *settings, v string) error { s.prompt = v; return nil }},
	{"timing", "how long each line took: on or off",
		func(s *settings) string { return onOff(s.timing) },
		func(s *settings, v string) error { return setOnOff(&s.timing, "timing", v) }},
	{"pager", "$PAGER, or less -R, past a screen: on or off",
		func(s *settings) string { return onOff(s.pager) },
		func(s *settings, v string) error { return setOnOff(&s.pager, "pager", v) }},
	{"history.ignore", "/regexp/: lines with it are not kept; off: all are",
		func(s *settings) string {
			var patterns []string
			for _, pattern := range s.ignore {
				patterns = append(patterns, "/"+pattern.String()+"/")
			}
			return cmp.Or(strings.Join(patterns, " "), "off")
		},
		func(s *settings, v string) error {
			if v == "off" {
				s.ignore = nil
				return nil
			}
			pattern, err := regexp.Compile(strings.TrimSuffix(strings.TrimPrefix(v, "/"), "/"))
			if err != nil {
				return python.Raise(python.ValueError, "history.ignore: %s", err)
			}
			s.ignore = append(s.ignore, pattern)
			return nil
		}},
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}

func setOnOff(on *bool, name, v string) error {
	if v != "on" && v != "off" {
		return python.Raise(python.ValueError, "%s is on or off, not %s", name, v)
	}
	*on = v == "on"
	return nil
}

// Config shows all settings with what they are for, or one, or sets one.
func (s *Session) Config(name, setting string) (python.Value, error) {
	if name == "" {
		return s.settingTable(), nil
	}
	var names []string
	for _, row := range settingRows {
		if row.name == name && setting == "" {
			return python.NewStr(row.get(&s.settings)), nil
		}
		if row.name == name {
			return python.None, row.set(&s.settings, setting)
		}
		names = append(names, row.name)
	}
	return nil, python.Raise(python.ValueError, "no setting %s: there are %s", name, strings.Join(names, ", "))
}

func (s *Session) settingTable() python.Value {
	rows := make([][]python.Value, len(settingRows))
	for i, row := range settingRows {
		rows[i] = []python.Value{
			python.NewStr(row.name), python.NewStr(row.get(&s.settings)), python.NewStr(row.doc),
		}
	}
	return value.NewTable([]string{"name", "value", "about"}, rows)
}
