package artifact

import (
	"slices"
	"strings"
)

// What tables are made of: HTML's, and those of documents and slides.
var (
	tableTags = set("table w:tbl a:tbl table:table")
	rowTags   = set("tr w:tr a:tr table:table-row")
	cellTags  = set("td th w:tc a:tc table:table-cell")
)

// grid is a table whose cells are read one by one. The first row that has several
// names the columns; in a row of two, the first may name the second.
type grid struct {
	columns columns
	row     []*joined
	cell    *joined // that is open
	rows    int
	heads   bool // the row has cells that are heads
}

// columns are the names of a table's columns, by the number of the column.
type columns struct {
	names       []string
	name, value int // which hold the name and the value of a pair; -1 if none do
}

// valueColumns hold what a column with names names.
var valueColumns = set("value values val secret_value setting_value current_value data content")

// columnsOf reads the row that names the columns.
func columnsOf(names []string) columns {
	c := columns{names, -1, -1}
	for i, n := range names {
		switch n = strings.ToLower(strings.TrimSpace(n)); {
		case valueColumns[n] && c.value < 0:
			c.value = i
		case (nameKeys[n] || strings.HasSuffix(n, "_name") || n == "setting" || n == "parameter" || n == "option") && n != "id" && c.name < 0:
			c.name = i
		}
	}
	return c
}

// pair returns the name of a row's value, "" if the table has no such columns.
func (c columns) pair(cell func(int) string) string {
	if c.name < 0 || c.value < 0 {
		return ""
	}
	if n := cell(c.name); isName(n) || isTitle(n) {
		return n
	}
	return ""
}

// endCell keeps the cell that ends.
func (g *grid) endCell() {
	if g.cell != nil {
		g.row = append(g.row, g.cell)
	}
	g.cell = nil
}

// endRow hands on the cells of a row by the names of their columns.
func (g *grid) endRow(d *decoder, src *Source, at *Place) {
	g.endCell()
	text := func(i int) string {
		if i >= len(g.row) {
			return ""
		}
		return strings.TrimSpace(g.row[i].b.String())
	}
	filled := 0
	for i := range g.row {
		if text(i) != "" {
			filled++
		}
	}
	place := &Place{up: at, index: g.rows}
	hand := func(i int, key string) {
		if i >= len(g.row) || g.row[i].n == 0 || len(text(i)) < 4 {
			return
		}
		l := g.row[i].leaf(key, place)
		l.src = src
		d.leaf(l)
	}
	if filled == 2 && len(g.row) == 2 && (isName(text(0)) || isTitle(strings.TrimSuffix(text(0), ":"))) {
		hand(1, strings.TrimSuffix(text(0), ":"))
	}
	switch {
	case g.columns.names != nil:
		for i := range g.row {
			if i < len(g.columns.names) {
				hand(i, g.columns.names[i])
			}
		}
		if name := g.columns.pair(text); name != "" {
			hand(g.columns.value, name)
		}
	case filled > 1 || g.heads && filled > 0:
		for i := range g.row {
			g.columns.names = append(g.columns.names, text(i))
		}
		g.columns = columnsOf(g.columns.names)
	}
	g.row = slices.Delete(g.row, 0, len(g.row))
	g.rows++
	g.heads = false
}

// tableAt reads a table of Markdown that begins in a line: its heads, a line of dashes, rows.
func (t *textReader) tableAt(start, end int) bool {
	if end+1 >= len(t.text) {
		return false
	}
	rule := strings.TrimSpace(t.text[end+1 : lineEnd(t.text, end+1)])
	if !strings.Contains(rule, "--") || strings.Trim(rule, "|-: ") != "" {
		return false
	}
	g, place := new(grid), &Place{up: t.place, name: "table"}
	for at, row := start, 0; at < len(t.text); row++ {
		stop := lineEnd(t.text, at)
		line := strings.TrimSpace(t.text[at:stop])
		if line == "" || line[0] != '|' {
			break
		}
		if row != 1 {
			t.cells(g, at, stop)
			g.endRow(t.d, t.src, place)
		}
		at = stop + 1
	}
	return false // the lines say more than their cells
}

// cells reads the cells of a row.
func (t *textReader) cells(g *grid, start, end int) {
	line := t.text[start:end]
	from := strings.IndexByte(line, '|') + 1
	for from < len(line) {
		n := strings.IndexByte(line[from:], '|')
		if n < 0 {
			n = len(line) - from
		}
		cell := line[from : from+n]
		v := strings.TrimSpace(cell)
		for _, mark := range []string{"**", "`", "*"} {
			if len(v) > 2*len(mark) && strings.HasPrefix(v, mark) && strings.HasSuffix(v, mark) {
				v = v[len(mark) : len(v)-len(mark)]
			}
		}
		if v != "" || from+n < len(line) {
			j := new(joined)
			if v != "" {
				at := start + from + strings.Index(cell, v)
				j.add(v, Span{at, at + len(v)}, nil)
			}
			g.row = append(g.row, j)
		}
		from += n + 1
	}
}
