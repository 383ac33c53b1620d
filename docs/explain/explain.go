// Package explain is the written pages that `explain` shows: a file for each errno, TCP
// state and question. A page begins with its title; of an errno's, the sections are calls.
package explain

import (
	"embed"
	"regexp"
	"slices"
	"strings"
	"sync"
)

//go:embed *.md
var files embed.FS

// Page is one file.
type Page struct {
	Name  string // the file's, without .md: "ECONNREFUSED", "two-sends-one-recv"
	Title string // its first line
	Text  string // what follows
}

// Pages is all of them: questions, then states and errnos, by name.
var Pages = sync.OnceValue(func() (pages []Page) {
	entries, _ := files.ReadDir(".")
	for _, entry := range entries {
		text, _ := files.ReadFile(entry.Name())
		title, rest, _ := strings.Cut(string(text), "\n")
		pages = append(pages, Page{
			Name:  strings.TrimSuffix(entry.Name(), ".md"),
			Title: strings.TrimPrefix(title, "# "),
			Text:  strings.TrimSpace(rest),
		})
	}
	slices.SortStableFunc(pages, func(a, b Page) int { return group(a) - group(b) })
	return pages
})

// group is where a page stands in the list: the questions end in a question mark.
func group(p Page) int {
	switch {
	case p.Question():
		return 0
	case strings.HasPrefix(p.Name, "E") && p.Name != "ESTABLISHED":
		return 2
	}
	return 1
}

// Question reports whether the page answers one.
func (p Page) Question() bool { return strings.HasSuffix(p.Title, "?") }

// Named finds a page by its name, in any case, with "_" or " " for "-" and without "TCP_".
func Named(name string) (Page, bool) {
	wanted := plainName(strings.TrimPrefix(strings.ToUpper(name), "TCP_"))
	for _, p := range Pages() {
		if plainName(p.Name) == wanted {
			return p, true
		}
	}
	return Page{}, false
}

func plainName(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "-", " ", "-").Replace(name))
}

// Search lists the pages that a pattern fits: those whose title it fits first.
func Search(pattern *regexp.Regexp) []Page {
	var titles, texts []Page
	for _, p := range Pages() {
		switch {
		case pattern.MatchString(p.Name) || pattern.MatchString(p.Title):
			titles = append(titles, p)
		case pattern.MatchString(p.Text):
			texts = append(texts, p)
		}
	}
	return append(titles, texts...)
}

// Ask lists the pages that a question in words is about, the best first. A word counts more
// the fewer pages have it, and in a title.
func Ask(question string) []Page {
	type hit struct {
		page  Page
		score float64
	}
	words := wordsOf(question)
	pages := Pages()
	hits := make([]hit, len(pages))
	for i, p := range pages {
		hits[i].page = p
	}
	for word := range words {
		if idle()[word] {
			continue
		}
		var found []int
		for i, p := range pages {
			if wordsOf(p.Name + " " + p.Title + " " + p.Text)[word] {
				found = append(found, i)
			}
		}
		for _, i := range found {
			weight := 1 / float64(len(found))
			if wordsOf(pages[i].Name + " " + pages[i].Title)[word] {
				weight = 3*weight + 1
			}
			hits[i].score += weight
		}
	}
	hits = slices.DeleteFunc(hits, func(h hit) bool { return h.score == 0 })
	slices.SortStableFunc(hits, func(a, b hit) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	var best []Page
	for _, h := range hits {
		if h.score*2 < hits[0].score {
			break
		}
		best = append(best, h.page)
	}
	return best
}

// wordsOf are the words of a text in small letters, without their endings: closed, closes
// and close are one.
func wordsOf(text string) map[string]bool {
	words := map[string]bool{}
	for _, w := range wordPattern().FindAllString(strings.ToLower(text), -1) {
		words[stem(w)] = true
	}
	return words
}

func stem(word string) string {
	for _, ending := range []string{"s", "ing", "ed", "e"} {
		if len(word) > len(ending)+2 {
			word = strings.TrimSuffix(word, ending)
		}
	}
	return word
}

var wordPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[a-z0-9_]+(\.\d+)*`)
})

// idle words stand in any question.
var idle = sync.OnceValue(func() map[string]bool {
	return wordsOf("a an the is are was were be do does did i my me you it its to of in on at " +
		"for with and or not what why how when where who which can should would will has have get " +
		"got there this that than then if so by as from")
})

// Section is what a page says about a call ("connect"): what stands before its sections,
// and the one that the call begins with. Without such a section it is the whole text.
func (p Page) Section(call string) string {
	parts := strings.Split("\n"+p.Text, "\n## ")
	tail := ""
	if _, see, ok := strings.Cut(parts[len(parts)-1], "\nSee: "); ok {
		tail = "\n\nSee: " + see
	}
	for _, part := range parts[1:] {
		name, text, _ := strings.Cut(part, "\n")
		if strings.HasPrefix(call, name) {
			text, _, _ = strings.Cut(text, "\nSee: ")
			return strings.TrimSpace(strings.TrimSpace(parts[0]) + "\n\n" + strings.TrimSpace(text) + tail)
		}
	}
	return p.Text
}
