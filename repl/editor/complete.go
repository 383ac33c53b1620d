package editor

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// pages is a list of what may stand at the cursor, a page at a time.
type pages struct {
	items []Item
	first int // of the page shown
}

// complete is Tab: it inserts what all items have in common, and lists them
// where that is not one; each further Tab shows the next page.
func (e *Editor) complete(b *buffer) {
	if e.pages != nil {
		e.showPage(b)
		return
	}
	before := b.before()
	start, items := e.hooks.complete(string(b.line), len(before))
	if len(items) == 0 {
		e.mu.Lock()
		e.screen.tty.write("\a")
		e.mu.Unlock()
		return
	}
	common := commonPrefix(items)
	if len(items) == 1 || len(common) > len(before)-start {
		b.replace(utf8.RuneCountInString(before[:start]), common)
	}
	if len(items) > 1 {
		e.pages = &pages{items: items}
		e.showPage(b)
	}
}

func commonPrefix(items []Item) string {
	common := strings.ToValidUTF8(items[0].Text, "\uFFFD")
	for _, item := range items[1:] {
		n := 0
		for n < min(len(common), len(item.Text)) && common[n] == item.Text[n] {
			n++
		}
		common = common[:n]
	}
	for !utf8.ValidString(common) {
		common = common[:len(common)-1]
	}
	return common
}

// showPage lists the next page, after the last the first.
func (e *Editor) showPage(b *buffer) {
	e.mu.Lock()
	defer e.mu.Unlock()
	cols, rows := e.screen.tty.size()
	f, _, _ := e.screen.lay(b.line, b.pos, cols, false)
	room := max(1, rows-len(f.rows))
	p := e.pages
	if len(p.items) <= room {
		e.screen.below = listing(e.hooks, p.items, cols-1)
		return
	}
	size := max(1, room-1)
	if p.first >= len(p.items) {
		p.first = 0
	}
	page := p.items[p.first:min(p.first+size, len(p.items))]
	e.screen.below = listing(e.hooks, page, cols-1)
	if room > 1 {
		e.screen.below = append(e.screen.below, dim(cut(p.place(len(page)), cols-1)))
	}
	p.first += size
}

// place says which items the page of that many is.
func (p *pages) place(size int) string {
	return fmt.Sprintf("-- %d to %d of %d, Tab for more", p.first+1, p.first+size, len(p.items))
}

// listing is a row for each item of a page, "text  description", cut to as many
// columns. Of ten thousand items only those on the page are looked at.
func listing(h *hooks, page []Item, cols int) []string {
	left := 0
	for _, item := range page {
		left = max(left, width(h.escape(item.Text)))
	}
	left = min(left, cols/2)
	rows := make([]string, len(page))
	for i, item := range page {
		text, doc := h.escape(item.Text), h.escape(item.Doc)
		if doc == "" || cols < 8 {
			rows[i] = cut(text, cols)
			continue
		}
		if width(text) > left {
			text = cut(text, left-1) + "…"
		}
		text += strings.Repeat(" ", left+2-width(text))
		rows[i] = text + dim(cut(doc, cols-width(text)))
	}
	return rows
}
