package artifact

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"strconv"
	"strings"
)

// pdfText writes what the streams of a PDF show, and the strings between them.
func pdfText(b *strings.Builder, data []byte) (limit string) {
	total, maps := 0, fontMaps(data)
	for len(data) > 0 {
		i := bytes.Index(data, []byte("stream"))
		if i < 0 {
			pdfStrings(b, data, false, nil)
			return limit
		}
		dict := data[:i]
		pdfStrings(b, dict, false, nil)
		body := bytes.TrimPrefix(bytes.TrimPrefix(data[i+len("stream"):], []byte("\r")), []byte("\n"))
		end := bytes.Index(body, []byte("endstream"))
		if end < 0 {
			return limit
		}
		data = body[end+len("endstream"):]
		content := body[:end]
		last := dict[max(0, len(dict)-512):]
		if bytes.Contains(last, []byte("/Image")) || bytes.Contains(last, []byte("/FontFile")) {
			continue
		}
		if bytes.Contains(last, []byte("FlateDecode")) {
			z, err := zlib.NewReader(bytes.NewReader(content))
			if err != nil {
				continue
			}
			content, _ = io.ReadAll(io.LimitReader(z, maxDecoded+1)) // what comes before damage counts
		}
		if total += len(content); total > maxDecoded {
			return "more than 10 MB of decoded content"
		}
		pdfStrings(b, content, true, maps)
		b.WriteByte('\n')
	}
	return limit
}

// pdfStrings writes the strings of a content stream as they follow each other: the
// parts of one word stand in one array, and moves to another line between words.
func pdfStrings(b *strings.Builder, data []byte, page bool, maps []glyphs) {
	array, kern := false, 0
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == '(':
			s, n := pdfLiteral(data[i:])
			i += n
			if strings.IndexByte(s, 0) >= 0 { // glyphs of two bytes
				if text := shown(maps, []byte(s)); text != "" {
					s = text
				}
			}
			if printable := strings.ToValidUTF8(s, ""); len(printable)*2 >= len(s) {
				b.WriteString(printable)
			}
			if !page {
				b.WriteByte('\n')
			}
		case c == '<' && page && i+1 < len(data) && data[i+1] != '<':
			end := bytes.IndexByte(data[i:], '>')
			if end < 0 {
				return
			}
			if s, err := hex.DecodeString(string(bytes.TrimSpace(data[i+1 : i+end]))); err == nil {
				if text := shown(maps, s); text != "" {
					b.WriteString(text)
				} else if isText(s) {
					b.Write(s)
				}
			}
			i += end
		case c == '[':
			array, kern = true, 0
		case c == ']':
			array = false
		case array && (c == '-' || c >= '0' && c <= '9'):
			from := i
			for i+1 < len(data) && (data[i+1] == '.' || data[i+1] >= '0' && data[i+1] <= '9') {
				i++
			}
			kern, _ = strconv.Atoi(string(data[from : i+1]))
			if kern < -180 { // as wide as a space
				b.WriteByte(' ')
			}
		case page && (c == 'T' || c == 'E') && i+1 < len(data) && bytes.IndexByte([]byte("dD*T"), data[i+1]) >= 0 && (i == 0 || data[i-1] <= ' '):
			b.WriteByte('\n') // Td, TD, T*, ET
		}
	}
}

// pdfLiteral reads "(…)", and returns how far behind its beginning it ends.
func pdfLiteral(data []byte) (string, int) {
	var b strings.Builder
	depth := 0
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == '\\' && i+1 < len(data):
			i++
			switch data[i] {
			case 'n':
				b.WriteByte('\n')
			case 'r', '\r', '\n':
			case 't':
				b.WriteByte('\t')
			case '0', '1', '2', '3', '4', '5', '6', '7': // a byte in octal
				n := 0
				for k := 0; k < 3 && i < len(data) && data[i] >= '0' && data[i] <= '7'; k++ {
					n = n*8 + int(data[i]-'0')
					i++
				}
				i--
				b.WriteByte(byte(n))
			default:
				b.WriteByte(data[i])
			}
		case c == '(':
			if depth++; depth > 1 {
				b.WriteByte(c)
			}
		case c == ')':
			if depth--; depth == 0 {
				return b.String(), i
			}
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), len(data)
}
