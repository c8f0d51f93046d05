package artifact

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
)

// maxSheets is how much of the parts of a workbook is read.
const maxSheets = 64 << 20

// errTooMuch ends the reading of a workbook that is too large.
var errTooMuch = errors.New("more than 64 MB of sheets")

// IsWorkbook reports whether a zip archive is one of Excel's, by its name.
func IsWorkbook(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".xlsx", ".xlsm", ".xltx":
		return true
	}
	return false
}

// WorkbookPart reports whether a file of a workbook is one that [WorkbookText] reads.
func WorkbookPart(name string) bool {
	return strings.HasPrefix(name, "xl/worksheets/") && path.Ext(name) == ".xml" || name == "xl/sharedStrings.xml"
}

// WorkbookText writes the rows of a workbook as JSON lines, {"sheet": {"column": value}}, the
// columns named as the first row that has several cells names them. Text in cells stands in
// a list of its own part, to which the sheets have numbers only. It fails on what is no
// workbook; limit says what was not read.
func WorkbookText(data []byte) (text, limit string, err error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", "", fmt.Errorf("read workbook: %w", err)
	}
	w := &workbook{left: maxSheets}
	slices.SortFunc(z.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) }) // the strings first
	for _, f := range z.File {
		if !WorkbookPart(f.Name) {
			continue
		}
		r, err := f.Open()
		if err != nil {
			continue // the parts behind a broken one may be whole
		}
		err = w.part(f.Name, io.LimitReader(r, w.left+1))
		_ = r.Close()
		if errors.Is(err, errTooMuch) {
			return w.out.String(), err.Error(), nil
		}
	}
	return w.out.String(), "", nil
}

// workbook collects what the parts say.
type workbook struct {
	shared []string
	left   int64
	out    bytes.Buffer
}

// part reads the shared strings or a sheet. What comes before damage counts.
func (w *workbook) part(name string, r io.Reader) error {
	d := xml.NewDecoder(r)
	s := &sheet{book: w, name: strings.TrimSuffix(path.Base(name), ".xml"), column: -1}
	list := name == "xl/sharedStrings.xml"
	for before := int64(0); ; before = d.InputOffset() {
		t, err := d.Token()
		if w.left -= d.InputOffset() - before; w.left < 0 {
			return errTooMuch
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			s.start(t)
		case xml.CharData:
			if s.reads {
				s.text.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t", "v":
				s.reads = false
			case "si":
				if list {
					w.shared = append(w.shared, s.text.String())
					s.text.Reset()
				}
			case "c":
				s.cell()
			case "row":
				s.row()
			}
		}
	}
}

// sheet is what is read of one.
type sheet struct {
	book    *workbook
	name    string
	text    strings.Builder
	reads   bool // the text that comes is a cell's
	kind    string
	column  int
	cells   []string
	columns columns
}

func (s *sheet) start(t xml.StartElement) {
	switch t.Name.Local {
	case "t", "v":
		s.reads = true
	case "rPh": // how it is pronounced
		s.reads = false
	case "c":
		s.kind = ""
		s.column++
		s.text.Reset()
		for _, a := range t.Attr {
			switch a.Name.Local {
			case "t":
				s.kind = a.Value
			case "r":
				s.column = columnNumber(a.Value)
			}
		}
	}
}

// columnNumber is that of a cell's name: 27 of "AB7".
func columnNumber(name string) int {
	n := 0
	for i := 0; i < len(name) && name[i] >= 'A' && name[i] <= 'Z'; i++ {
		n = n*26 + int(name[i]-'A') + 1
	}
	return n - 1
}

// cell keeps the text of the cell that ends.
func (s *sheet) cell() {
	const most = 1 << 14 // columns that a sheet may have
	v := s.text.String()
	s.text.Reset()
	if s.kind == "s" {
		n, err := strconv.Atoi(strings.TrimSpace(v))
		if err != nil || n < 0 || n >= len(s.book.shared) {
			return
		}
		v = s.book.shared[n]
	}
	if s.column < 0 || s.column >= most || v == "" {
		return
	}
	for len(s.cells) <= s.column {
		s.cells = append(s.cells, "")
	}
	s.cells[s.column] = v
}

// row writes the row that ends.
func (s *sheet) row() {
	cells := s.cells
	s.cells, s.column = nil, -1
	at := func(i int) string {
		if i >= len(cells) {
			return ""
		}
		return strings.TrimSpace(cells[i])
	}
	var filled []int
	for i := range cells {
		if at(i) != "" {
			filled = append(filled, i)
		}
	}
	row := make(map[string]string)
	for _, i := range filled {
		key := "column " + strconv.Itoa(i+1)
		if s.columns.names != nil && i < len(s.columns.names) && s.columns.names[i] != "" {
			key = s.columns.names[i]
		}
		row[key] = cells[i]
	}
	name := ""
	if s.columns.names != nil {
		if name = s.columns.pair(at); name != "" {
			row[name] = at(s.columns.value)
		}
	} else if len(filled) > 1 {
		names := make([]string, len(cells))
		for i := range cells {
			names[i] = at(i)
		}
		s.columns = columnsOf(names)
	}
	if label := at(0); name == "" && len(filled) == 2 && filled[0] == 0 && (isName(label) || isTitle(strings.TrimSuffix(label, ":"))) {
		row[strings.TrimSuffix(label, ":")] = at(filled[1])
	}
	if len(row) == 0 {
		return
	}
	if line, err := json.Marshal(map[string]any{s.name: row}); err == nil { // maps of strings can be written
		s.book.out.Write(append(line, '\n'))
	}
}
