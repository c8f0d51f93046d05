package artifact

import (
	"path"
	"strings"
)

// table reads CSV and TSV by the names in the first line.
func (d *decoder) table(file, text string, src *Source, at *Place) {
	comma := byte(',')
	if first := firstLine(text); path.Ext(file) == ".tsv" || strings.Count(first, "\t") > strings.Count(first, ",") {
		comma = '\t'
	} else if strings.Count(first, ";") > strings.Count(first, ",") {
		comma = ';'
	}
	var header []string
	var names columns
	for row, from := 0, 0; from < len(text); row++ {
		cells, next := cellsOf(text, from, comma)
		from = next
		if header == nil {
			for _, c := range cells {
				header = append(header, strings.TrimSpace(strings.TrimPrefix(c.value, "\ufeff")))
			}
			names = columnsOf(header)
			if len(header) < 2 {
				d.text(text, src, at)
				return
			}
			continue
		}
		place := &Place{up: at, index: row - 1}
		for i, c := range cells {
			if i < len(header) && len(c.value) >= 4 {
				d.cell(header[i], c, src, place)
			}
		}
		name := names.pair(func(i int) string {
			if i >= len(cells) {
				return ""
			}
			return cells[i].value
		})
		if name != "" && names.value < len(cells) {
			d.cell(name, cells[names.value], src, place)
		}
		if d.hit != "" {
			return
		}
	}
}

// cell hands on one cell by the name of its column.
func (d *decoder) cell(column string, c word, src *Source, at *Place) {
	under := ""
	if at.up != nil {
		under = at.up.name[strings.LastIndexByte(at.up.name, '.')+1:]
	}
	d.leaf(Leaf{Key: column, Under: under, Value: c.value, Apart: true, Decoded: d.depth > 0 || c.steps != nil, parent: at, name: column, index: -1, src: src, at: c.at, steps: c.steps})
}

// cellsOf reads one row, and returns where the next begins.
func cellsOf(text string, from int, comma byte) (cells []word, next int) {
	for from <= len(text) {
		if from < len(text) && text[from] == '"' {
			end := from + 1
			for end < len(text) {
				i := strings.IndexByte(text[end:], '"')
				if i < 0 {
					end = len(text)
					break
				}
				end += i
				if end+1 < len(text) && text[end+1] == '"' {
					end += 2
					continue
				}
				break
			}
			inside := text[from+1 : min(end, len(text))]
			w := word{value: inside, at: Span{from + 1, from + 1 + len(inside)}}
			if strings.Contains(inside, `""`) {
				w.value, w.steps = doubled(inside, '"')
			}
			cells = append(cells, w)
			from = min(end+1, len(text))
		} else {
			end := from
			for end < len(text) && text[end] != comma && text[end] != '\n' {
				end++
			}
			v := strings.TrimRight(text[from:end], "\r")
			cells = append(cells, word{value: v, at: Span{from, from + len(v)}})
			from = end
		}
		for from < len(text) && text[from] != comma && text[from] != '\n' {
			from++
		}
		if from >= len(text) || text[from] == '\n' {
			return cells, from + 1
		}
		from++
	}
	return cells, from
}

// doubled takes a quote that is written twice for one.
func doubled(s string, quote byte) (string, []step) {
	var b strings.Builder
	var steps []step
	for i := 0; i < len(s); i++ {
		b.WriteByte(s[i])
		if s[i] == quote && i+1 < len(s) && s[i+1] == quote {
			i++
			steps = append(steps, step{b.Len(), i + 1 - b.Len()})
		}
	}
	return b.String(), steps
}
