package prompt

import "strings"

// Builder collects the sections of a prompt.
type Builder struct{ b strings.Builder }

// Section adds a titled paragraph.
func (p *Builder) Section(title, body string) *Builder {
	p.b.WriteString("## ")
	p.b.WriteString(title)
	p.b.WriteString("\n")
	p.b.WriteString(strings.TrimSpace(body))
	p.b.WriteString("\n\n")
	return p
}

// List adds a titled list.
func (p *Builder) List(title string, items []string) *Builder {
	return p.Section(title, "- "+strings.Join(items, "\n- "))
}

func (p *Builder) String() string { return p.b.String() }
