package artifact

import (
	"encoding/binary"
	"strings"
)

// isWire reports whether bytes begin as a message that holds strings in a binary
// form: protocol buffers, Avro, pickle, gob, MessagePack.
func isWire(b []byte) bool {
	if len(b) < 4 {
		return false
	}
	if b[0] == 0 && b[1] == 0 { // the mark of a schema registry
		return true
	}
	if b[0] == 0x80 && b[1] <= 5 {
		return true // pickle
	}
	if b[0] < 0x80 && b[1] == 0xff && b[2] >= 0x80 || b[0] >= 0xf8 && b[3] == 0xff && len(b) > 4 && b[4] >= 0x80 {
		return true // gob: a length, and the negative id of a type that is being told
	}
	if b[0] >= 0x81 && b[0] <= 0x9f || b[0] >= 0xdc && b[0] <= 0xdf { // MessagePack: a map or a list, and a string or a list in it
		at := map[byte]int{0xdc: 3, 0xde: 3, 0xdd: 5, 0xdf: 5}[b[0]]
		at = max(at, 1)
		if at+3 < len(b) {
			n := int(b[at]) &^ 0xa0
			if b[at]&0xe0 == 0xa0 && n > 0 && isTextHead(b[at+1:min(len(b), at+1+n)]) || b[at] == 0xd9 && isTextHead(b[at+2:min(len(b), at+2+int(b[at+1]))]) || b[at]&0xf0 == 0x80 {
				return true
			}
		}
	}
	// field 1 to 15, length delimited, with a length that leads to text
	for range 3 { // messages in messages
		if b[0]&7 != 2 || b[0]>>3 < 1 || b[0]>>3 > 15 {
			return false
		}
		n, size := binary.Uvarint(b[1:])
		if size <= 0 || n < 3 || n > maxDecoded {
			return false
		}
		field := b[1+size:]
		if field = field[:min(len(field), int(n))]; len(field) < 2 {
			return false
		}
		if isTextHead(field) {
			return n >= 4 || len(b) > 1+size+int(n) && b[1+size+int(n)]&7 == 2
		}
		b = field
	}
	return false
}

// wireStrings returns the texts in binary data that has little else.
func wireStrings(b []byte) []byte {
	out := texts(b)
	if len(out)*3 < len(b) {
		return nil
	}
	return out
}

// shortestText is how long a text in binary data is at least.
const shortestText = 6

// texts returns the texts in binary data, a line each. Where one that can be a name
// stands in front of another, it is told as its name: so maps are written.
func texts(b []byte) (out []byte) {
	name := ""
	add := func(s string) {
		if len(s) < 3 { // a length, or the mark of a type
			return
		}
		if len(s) < shortestText && !isName(s) {
			name = ""
			return
		}
		if name != "" && len(s) >= shortestText {
			out = append(append(out, name...), ": "...)
		}
		out = append(append(out, s...), '\n')
		name = ""
		if i := strings.LastIndexByte(s, ':'); len(s) <= 80 && isName(s[i+1:]) && (i < 0 || isKeyspace(s[:i])) { // Redis has crm:api_token
			name = s[i+1:]
		}
	}
	for i := 0; i < len(b); {
		if b[i] < ' ' || b[i] >= 0x7f {
			i++
			continue
		}
		end := i
		for end < len(b) && (b[end] >= ' ' && b[end] < 0x7f || b[end] == '\t') {
			end++
		}
		from, to := told(b, i, end)
		if from > i && to == end { // the length may be a part of the text all the same
			if s := string(b[i:to]); strings.IndexByte(s, ' ') >= 0 || strings.IndexByte(s, '=') >= 0 {
				out = append(append(out, s...), '\n')
			}
		}
		add(string(b[from:to]))
		i = max(to, i+1)
	}
	return out
}

// isKeyspace reports whether s can stand in front of the name of a key, as in "crm:eu:token".
func isKeyspace(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 || !isNameByte(byte(r)) && r != ':' && r != '{' && r != '}' }) < 0
}

// told returns where a text within a run of characters begins and ends by the length
// that stands in front of it, which may be a character itself.
func told(b []byte, from, end int) (int, int) {
	run := end - from
	// Hardly anything that can be read stands between a text and what comes next.
	fits := func(n int) bool { return n >= 3 && n <= run && run-n <= 3 }
	if from >= 4 {
		if n := int(binary.LittleEndian.Uint32(b[from-4:])); fits(n) {
			return from, from + n
		}
		if n := int(binary.BigEndian.Uint32(b[from-4:])); fits(n) {
			return from, from + n
		}
	}
	if from >= 2 {
		if n := int(binary.BigEndian.Uint16(b[from-2:])); fits(n) && n > 31 {
			return from, from + n
		}
	}
	if from >= 1 {
		switch n := int(b[from-1]); {
		case n >= 0xa0 && n < 0xc0 && fits(n&0x1f): // MessagePack
			return from, from + n&0x1f
		case fits(n):
			return from, from + n
		}
	}
	if n := int(b[from]); fits(n + 1) {
		return from + 1, from + 1 + n
	} else if n%2 == 0 && n/2+1 == run { // in Avro, twice the length
		return from + 1, end
	}
	return from, end
}
