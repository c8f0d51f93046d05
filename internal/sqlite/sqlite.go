// Package sqlite reads the rows of SQLite databases, in which agents keep their
// checkpoints, chats and settings. It reads what is in the tables and no more: no
// queries, no index, no rows that were deleted.
//
// The format is that of https://www.sqlite.org/fileformat2.html.
package sqlite

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"unicode/utf16"
)

// Magic is what a database begins with.
const Magic = "SQLite format 3\x00"

const (
	headerSize = 100
	maxTree    = 40       // levels of a tree; a database of 2^32 pages has a dozen
	maxRow     = 16 << 20 // bytes of a row: what is longer is read up to there
)

// Row is a row of a table. Values are strings, []byte, int64, float64 or nil.
type Row struct {
	Table   string
	Columns []string
	Values  []any
}

// ErrDamaged says that a part of a database could not be read.
var ErrDamaged = errors.New("the database is damaged or cut off")

// database is a file that is being read.
type database struct {
	r        io.ReaderAt
	pageSize int
	usable   int // of a page
	pages    uint32
	encoding uint32
	seen     map[uint32]bool // pages of the tree that is walked: a damaged one may run in circles
	damaged  bool
}

// Rows hands the rows of every table to yield until that returns false. The error is
// [ErrDamaged] if some could not be read; the others were handed on.
func Rows(r io.ReaderAt, size int64, yield func(Row) bool) error {
	head := make([]byte, headerSize)
	if _, err := r.ReadAt(head, 0); err != nil || string(head[:len(Magic)]) != Magic {
		return fmt.Errorf("read the header of a SQLite database: %w", ErrDamaged)
	}
	db := &database{r: r, pageSize: int(binary.BigEndian.Uint16(head[16:])), encoding: binary.BigEndian.Uint32(head[56:])}
	if db.pageSize == 1 {
		db.pageSize = 1 << 16
	}
	db.usable = db.pageSize - int(head[20])
	if db.pageSize < 512 || db.pageSize&(db.pageSize-1) != 0 || db.usable < 480 {
		return fmt.Errorf("read the header of a SQLite database: %w", ErrDamaged)
	}
	db.pages = uint32(min(size/int64(db.pageSize), 1<<32-1))
	type table struct {
		name string
		root uint32
		sql  string
	}
	var tables []table
	db.walk(1, func(v []any) bool { // type, name, tbl_name, rootpage, sql
		if len(v) == 5 && v[0] == "table" {
			name, _ := v[1].(string)
			root, _ := v[3].(int64)
			sql, _ := v[4].(string)
			if root > 0 { // a virtual table has no pages
				tables = append(tables, table{name, uint32(root), sql})
			}
		}
		return true
	})
	for _, t := range tables {
		columns := columnsOf(t.sql)
		if !db.walk(t.root, func(v []any) bool { return yield(Row{t.name, columns, v}) }) {
			break
		}
	}
	if db.damaged {
		return ErrDamaged
	}
	return nil
}

// walk hands on the rows of the tree with a root; false means that yield has had enough.
func (db *database) walk(root uint32, yield func([]any) bool) bool {
	db.seen = make(map[uint32]bool)
	return db.tree(root, 0, yield)
}

func (db *database) tree(page uint32, depth int, yield func([]any) bool) bool {
	if page == 0 || page > db.pages || depth > maxTree || db.seen[page] {
		db.damaged = true
		return true
	}
	db.seen[page] = true
	b := make([]byte, db.pageSize)
	if _, err := db.r.ReadAt(b, int64(page-1)*int64(db.pageSize)); err != nil {
		db.damaged = true
		return true
	}
	at := 0
	if page == 1 {
		at = headerSize
	}
	kind := b[at]
	cells := int(binary.BigEndian.Uint16(b[at+3:]))
	pointers := at + 8
	inner := kind == innerTable || kind == innerIndex
	if inner {
		pointers += 4
	}
	if !inner && kind != leafTable && kind != leafIndex || pointers+2*cells > len(b) {
		db.damaged = true
		return true
	}
	for i := range cells {
		cell := int(binary.BigEndian.Uint16(b[pointers+2*i:]))
		if cell+4 > len(b) {
			db.damaged = true
			continue
		}
		c := b[cell:]
		if inner {
			if !db.tree(binary.BigEndian.Uint32(c), depth+1, yield) {
				return false
			}
			c = c[4:]
		}
		if kind == innerTable {
			continue
		}
		if row, ok := db.row(c, kind == leafTable); !ok {
			db.damaged = true
		} else if !yield(row) {
			return false
		}
	}
	if inner {
		return db.tree(binary.BigEndian.Uint32(b[at+8:]), depth+1, yield)
	}
	return true
}

// The kinds of pages. A table without row ids is kept in the tree of an index.
const (
	innerIndex = 2
	innerTable = 5
	leafIndex  = 10
	leafTable  = 13
)

// row reads the record of a cell, which goes on in other pages if it is long.
func (db *database) row(c []byte, hasID bool) ([]any, bool) {
	size, n := varint(c)
	c = c[n:]
	most := (db.usable-12)*64/255 - 23
	if hasID {
		_, n = varint(c)
		c = c[n:]
		most = db.usable - 35
	}
	if n == 0 || size > 1<<31 {
		return nil, false
	}
	length := int(size)
	if length <= most {
		if length > len(c) {
			return nil, false
		}
		return db.record(c[:length])
	}
	least := (db.usable-12)*32/255 - 23
	local := least + (length-least)%(db.usable-4)
	if local > most {
		local = least
	}
	if local+4 > len(c) {
		return nil, false
	}
	most = min(length, maxRow, int(db.pages)*db.usable) // of a damaged one, the length may be anything
	record := append(make([]byte, 0, most), c[:local]...)
	next := binary.BigEndian.Uint32(c[local:])
	b := make([]byte, db.usable)
	for len(record) < most {
		if next == 0 || next > db.pages {
			return nil, false
		}
		if _, err := db.r.ReadAt(b, int64(next-1)*int64(db.pageSize)); err != nil {
			return nil, false
		}
		next = binary.BigEndian.Uint32(b)
		record = append(record, b[4:min(len(b), 4+most-len(record))]...)
	}
	return db.record(record)
}

// record reads the values of a record.
func (db *database) record(b []byte) (out []any, ok bool) {
	size, n := varint(b)
	if n == 0 || size < uint64(n) || size > uint64(len(b)) {
		return nil, false
	}
	kinds, body := b[n:size], b[size:]
	for len(kinds) > 0 {
		kind, n := varint(kinds)
		if n == 0 {
			return out, false
		}
		kinds = kinds[n:]
		length := sizeOf(kind)
		cut := length > len(body)
		if cut { // of a row that is longer than is read
			length = len(body)
		}
		out = append(out, db.value(kind, body[:length], cut))
		body = body[length:]
	}
	return out, true
}

// sizeOf returns how many bytes a value of a serial type takes.
func sizeOf(kind uint64) int {
	switch {
	case kind >= 12:
		return int(min((kind-12)/2, 1<<31))
	case kind >= 8:
		return 0
	}
	return []int{0, 1, 2, 3, 4, 6, 8, 8}[kind]
}

func (db *database) value(kind uint64, b []byte, cut bool) any {
	switch {
	case kind == 0 || kind == 7 || cut && kind < 12: // what a float says is no secret
		return nil
	case kind == 8 || kind == 9:
		return int64(kind - 8)
	case kind < 8:
		n := int64(0)
		if len(b) > 0 && b[0] >= 0x80 {
			n = -1
		}
		for _, c := range b {
			n = n<<8 | int64(c)
		}
		return n
	case kind%2 == 0:
		return b
	}
	return db.text(b)
}

func (db *database) text(b []byte) string {
	var order binary.ByteOrder = binary.LittleEndian
	switch db.encoding {
	case 2:
	case 3:
		order = binary.BigEndian
	default:
		return string(b)
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, order.Uint16(b[i:]))
	}
	return string(utf16.Decode(units))
}

// varint reads a number of one to nine bytes; n is 0 if it is cut off.
func varint(b []byte) (v uint64, n int) {
	for n < len(b) && n < 8 {
		c := b[n]
		n++
		v = v<<7 | uint64(c&0x7f)
		if c < 0x80 {
			return v, n
		}
	}
	if n == 8 && n < len(b) {
		return v<<8 | uint64(b[8]), 9
	}
	return 0, 0
}
