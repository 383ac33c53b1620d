package command

import (
	"fmt"
	"regexp"
	"strings"

	"sockshell/repl/python"

	"sockshell/docs/explain"
	"sockshell/repl/syntax"
	"sockshell/repl/value"
	"sockshell/sockcore"
)

func explainCommands() []Command {
	return []Command{{
		Name:    "explain",
		Summary: "why something is as it is: an errno, a TCP state, a verb, a question",
		Detail: "Without a topic: the last error, with what this machine says now, such as " +
			"who holds a port. /word/ searches the pages, all lists them.",
		Errors: []string{"ValueError: no page speaks of it"},
		Example: []string{
			"explain ECONNREFUSED", "explain TIME_WAIT",
			"explain why did connect succeed before accept", "explain /keepalive/",
		},
		Run: Func(func(c *Call, a struct {
			Topic Topic `arg:"?"`
		}) (none, error) {
			return none{}, c.Shell.Explain(string(a.Topic))
		}),
	}}
}

// Topic is words as a person writes them, the rest of the line; or an error that was caught.
type Topic string

func (*Topic) name() string                             { return "words" }
func (*Topic) rest() bool                               { return true }
func (*Topic) word(w *syntax.Word) (syntax.Expr, error) { return new(Text).word(w) }

func (*Topic) words(ws []*syntax.Word, _ bool) ([]syntax.Expr, int, error) {
	if len(ws) == 1 {
		e, err := new(Text).word(ws[0])
		return []syntax.Expr{e}, 1, err
	}
	texts := make([]string, len(ws))
	for i, w := range ws {
		texts[i] = w.Text
	}
	return []syntax.Expr{strExpr(ws[0].Span, strings.Join(texts, " "))}, len(ws), nil
}

func (k *Topic) take(c *Call, v python.Value) error {
	var texts []string
	items, _ := value.Items(v)
	for _, v := range items {
		switch v := v.(type) {
		case *python.Str:
			texts = append(texts, v.String())
		case *python.Exception:
			texts = append(texts, errorTopic(v))
		default:
			return python.Raise(python.TypeError, "%s() argument must be str, not %s",
				c.Verb, python.TypeName(v))
		}
	}
	*k = Topic(strings.Join(texts, " "))
	return nil
}

func errorTopic(e *python.Exception) string {
	if _, name := value.Errno(e); name != "" {
		return name
	}
	return e.Type().Name
}

// Pattern is the regular expression of a topic that is written /so/; nil is another one.
// Small letters and capitals are the same.
func Pattern(topic string) (*regexp.Regexp, error) {
	if len(topic) < 3 || topic[0] != '/' || topic[len(topic)-1] != '/' {
		return nil, nil
	}
	pattern, err := regexp.Compile("(?i)" + topic[1:len(topic)-1])
	if err != nil {
		return nil, python.Raise(python.ValueError, "%s is no regular expression: %s", topic, err)
	}
	return pattern, nil
}

// most is how many constants and pages a search shows.
const most = 20

// HelpSearch lists the verbs, the constants and the pages of explain that a pattern fits.
func HelpSearch(pattern *regexp.Regexp) string {
	var b strings.Builder
	for _, chapter := range Chapters() {
		for _, c := range chapter.Commands {
			text := strings.Join(append(c.Errors, c.Name, c.Summary, c.Detail, c.Returns), "\n")
			if pattern.MatchString(text) {
				fmt.Fprintf(&b, "%-22s %s\n", c.Name, c.Summary)
			}
		}
	}
	left := 0
	for _, constant := range sockcore.Constants() {
		switch {
		case !pattern.MatchString(constant.Name + "\n" + constant.Doc):
		case left >= most:
			left++
		default:
			left++
			fmt.Fprintf(&b, "%-22s %s\n", constant.Name, constant.Doc)
		}
	}
	if left > most {
		fmt.Fprintf(&b, "... and %d more constants: docs/constants.md has them all\n", left-most)
	}
	return b.String() + ExplainSearch(pattern)
}

// ExplainSearch lists the pages of explain that a pattern fits.
func ExplainSearch(pattern *regexp.Regexp) string { return ListPages(explain.Search(pattern)) }

// ListPages is a line for each page: what to type, and its title.
func ListPages(pages []explain.Page) string {
	var b strings.Builder
	for _, p := range pages {
		title := strings.TrimPrefix(p.Title, p.Name+": ")
		fmt.Fprintf(&b, "explain %-23s %s\n", p.Name, title)
	}
	return b.String()
}
