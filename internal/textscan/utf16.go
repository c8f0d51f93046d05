package textscan

import (
	"encoding/binary"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// sniffUTF16 tells by the first bytes of a file whether it is in UTF-16, and how
// long its byte order mark is. order is nil if it is not.
func sniffUTF16(head []byte) (order binary.ByteOrder, mark int) {
	if len(head) >= 4 && (head[2] != 0 || head[3] != 0) { // else UTF-32
		switch {
		case head[0] == 0xff && head[1] == 0xfe:
			return binary.LittleEndian, 2
		case head[0] == 0xfe && head[1] == 0xff:
			return binary.BigEndian, 2
		}
	}
	switch {
	case mostlyASCII(head, binary.LittleEndian):
		return binary.LittleEndian, 0
	case mostlyASCII(head, binary.BigEndian):
		return binary.BigEndian, 0
	}
	return nil, 0
}

// mostlyASCII reports whether bytes without a mark are UTF-16 all the same: nine
// of ten units are ASCII text, and none is a control character that no text has.
func mostlyASCII(b []byte, order binary.ByteOrder) bool {
	const shortest = 16 // less is chance
	all := len(b) / 2
	others := 0
	for i := 0; i < all && others*10 <= all; i++ {
		switch u := order.Uint16(b[2*i:]); {
		case u >= 0x7f:
			others++
		case u < ' ' && u != '\n' && u != '\r' && u != '\t':
			return false
		}
	}
	return len(b) >= shortest && others*10 <= all
}

// utf16Reader reads UTF-16 as UTF-8.
type utf16Reader struct {
	r     io.Reader
	order binary.ByteOrder
	err   error
	in    []byte
	n     int    // bytes of in that are not decoded yet
	out   []byte // decoded and not handed on yet
}

func newUTF16Reader(r io.Reader, order binary.ByteOrder) *utf16Reader {
	return &utf16Reader{r: r, order: order, in: make([]byte, 32<<10)}
}

func (u *utf16Reader) Read(p []byte) (int, error) {
	for len(u.out) == 0 {
		if u.err != nil {
			return 0, u.err
		}
		var n int
		n, u.err = u.r.Read(u.in[u.n:])
		u.n += n
		u.decode()
	}
	n := copy(p, u.out)
	u.out = u.out[n:]
	return n, nil
}

// decode turns what has been read into UTF-8, but for half a unit or half a pair
// of surrogates at the end.
func (u *utf16Reader) decode() {
	end := u.n &^ 1
	if end >= 2 && u.err == nil && utf16.IsSurrogate(rune(u.order.Uint16(u.in[end-2:]))) && u.order.Uint16(u.in[end-2:]) < 0xdc00 {
		end -= 2
	}
	units := make([]uint16, end/2)
	for i := range units {
		units[i] = u.order.Uint16(u.in[2*i:])
	}
	for _, r := range utf16.Decode(units) {
		u.out = utf8.AppendRune(u.out, r)
	}
	u.n = copy(u.in, u.in[end:u.n])
}
