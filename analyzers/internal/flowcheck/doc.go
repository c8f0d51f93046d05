package flowcheck

import (
	"fmt"
	"go/doc/comment"
	"strings"

	"github.com/leakvet/leakvet/rules"
)

// ParseDoc reads the manual of a check out of its package comment, one text for
// pkg.go.dev, `leakvet explain`, SARIF and the README. The comment's headings are
// the fields of [rules.Doc]; the paragraph under "# Remedy" is the one-line remedy.
func ParseDoc(src string) (title string, doc rules.Doc, remedy string) {
	_, body, ok := strings.Cut(src, "/*\n")
	if !ok {
		panic("doc.go: no /* comment")
	}
	body, _, _ = strings.Cut(body, "\n*/")
	d := new(comment.Parser).Parse(body)
	sections := map[string]*strings.Builder{}
	current := "Title"
	printer := &comment.Printer{HeadingLevel: 3}
	for _, block := range d.Content {
		if h, ok := block.(*comment.Heading); ok {
			current = strings.TrimSpace(string(printer.Text(&comment.Doc{Content: []comment.Block{&comment.Paragraph{Text: h.Text}}})))
			continue
		}
		if sections[current] == nil {
			sections[current] = new(strings.Builder)
		}
		part := string(printer.Markdown(&comment.Doc{Content: []comment.Block{block}}))
		fmt.Fprintln(sections[current], strings.TrimRight(part, "\n")+"\n")
	}
	text := func(name string) string {
		b := sections[name]
		if b == nil {
			panic(fmt.Sprintf("doc.go: no section %q", name))
		}
		return strings.TrimSpace(b.String())
	}
	// "Package logleak finds credentials that reach logs: why that matters."
	_, title, ok = strings.Cut(text("Title"), " finds ")
	if !ok {
		panic("doc.go: the first sentence does not say what the check finds")
	}
	title, _, _ = strings.Cut(title, ": ")
	doc = rules.Doc{
		Finds:   text("What it finds"),
		Why:     text("Why it matters"),
		Example: text("Example"),
		Instead: text("Instead"),
		Limits:  text("Limits"),
	}
	return title, doc, strings.ReplaceAll(text("Remedy"), "\n", " ")
}
