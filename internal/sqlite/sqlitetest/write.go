// Package sqlitetest writes small SQLite databases for tests.
package sqlitetest

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// PageSize is that of the databases that are written.
const PageSize = 1024

// Table is a table with rows of strings and bytes. A table has an inner page if its
// rows do not fit into one.
type Table struct {
	Name string
	SQL  string
	Rows [][]any
}

type writer struct{ pages [][]byte }

// Write returns a database with tables.
func Write(tables ...Table) []byte {
	w := &writer{pages: make([][]byte, 1)}
	var schema [][]any
	for _, t := range tables {
		schema = append(schema, []any{"table", t.Name, t.Name, int64(w.tree(t.Rows)), t.SQL})
	}
	page := w.leaf(schema, 100)
	if page == nil {
		panic("sqlitetest: the statements of all tables have to fit into one page")
	}
	copy(page, "SQLite format 3\x00")
	binary.BigEndian.PutUint16(page[16:], PageSize)
	copy(page[18:], []byte{1, 1, 0, 64, 32, 32})
	binary.BigEndian.PutUint32(page[28:], uint32(len(w.pages)))
	binary.BigEndian.PutUint32(page[44:], 4)
	binary.BigEndian.PutUint32(page[56:], 1)
	w.pages[0] = page
	return slices.Concat(w.pages...)
}

func (w *writer) add(page []byte) int {
	w.pages = append(w.pages, page)
	return len(w.pages)
}

// tree writes rows, as many a page as fit, and an inner page above several.
func (w *writer) tree(rows [][]any) int {
	var leaves []int
	for len(rows) > 0 || leaves == nil {
		n := len(rows)
		page := w.leaf(rows, 0)
		for page == nil {
			n--
			page = w.leaf(rows[:n], 0)
		}
		leaves = append(leaves, w.add(page))
		rows = rows[n:]
	}
	if len(leaves) == 1 {
		return leaves[0]
	}
	page := make([]byte, PageSize)
	page[0] = 5
	binary.BigEndian.PutUint16(page[3:], uint16(len(leaves)-1))
	binary.BigEndian.PutUint32(page[8:], uint32(leaves[len(leaves)-1]))
	end := PageSize
	for i, leaf := range leaves[:len(leaves)-1] {
		cell := append(binary.BigEndian.AppendUint32(nil, uint32(leaf)), byte(i+1))
		end -= len(cell)
		copy(page[end:], cell)
		binary.BigEndian.PutUint16(page[12+2*i:], uint16(end))
	}
	return w.add(page)
}

// leaf writes rows to a page; nil if they do not fit.
func (w *writer) leaf(rows [][]any, at int) []byte {
	kept := len(w.pages)
	page := make([]byte, PageSize)
	page[at] = 13
	binary.BigEndian.PutUint16(page[at+3:], uint16(len(rows)))
	end := PageSize
	for i, row := range rows {
		cell := w.cell(int64(i+1), row)
		end -= len(cell)
		if end < at+8+2*len(rows) {
			w.pages = w.pages[:kept]
			return nil
		}
		copy(page[end:], cell)
		binary.BigEndian.PutUint16(page[at+8+2*i:], uint16(end))
	}
	binary.BigEndian.PutUint16(page[at+5:], uint16(end))
	return page
}

// cell writes a row; what does not fit goes to pages of its own.
func (w *writer) cell(id int64, row []any) []byte {
	var kinds, body []byte
	for _, v := range row {
		switch v := v.(type) {
		case nil:
			kinds = append(kinds, 0)
		case int64:
			kinds = append(kinds, 4)
			body = binary.BigEndian.AppendUint32(body, uint32(v))
		case string:
			kinds = varint(kinds, uint64(13+2*len(v)))
			body = append(body, v...)
		case []byte:
			kinds = varint(kinds, uint64(12+2*len(v)))
			body = append(body, v...)
		default:
			panic(fmt.Sprintf("sqlitetest: a value of type %T", v))
		}
	}
	record := append(append([]byte{byte(len(kinds) + 1)}, kinds...), body...)
	cell := varint(varint(nil, uint64(len(record))), uint64(id))
	const most, least = PageSize - 35, (PageSize-12)*32/255 - 23
	if len(record) <= most {
		return append(cell, record...)
	}
	local := least + (len(record)-least)%(PageSize-4)
	if local > most {
		local = least
	}
	cell = append(cell, record[:local]...)
	rest := record[local:]
	next := 0
	for n := (len(rest) + PageSize - 5) / (PageSize - 4); n > 0; n-- { // from the last
		page := binary.BigEndian.AppendUint32(nil, uint32(next))
		page = append(page, rest[(n-1)*(PageSize-4):min(len(rest), n*(PageSize-4))]...)
		next = w.add(append(page, make([]byte, PageSize-len(page))...))
	}
	return binary.BigEndian.AppendUint32(cell, uint32(next))
}

func varint(b []byte, v uint64) []byte {
	if v >= 1<<14 {
		b = append(b, byte(v>>14)|0x80)
	}
	if v >= 1<<7 {
		b = append(b, byte(v>>7)|0x80)
	}
	return append(b, byte(v)&0x7f)
}
