package artifact

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"
)

// packed names the compression that bytes begin with.
func packed(b []byte) string {
	switch {
	case len(b) < 4:
	case b[0] == 0x1f && b[1] == 0x8b:
		return "gzip"
	case b[0] == 0x78 && (b[1] == 0x01 || b[1] == 0x5e || b[1] == 0x9c || b[1] == 0xda):
		return "zlib"
	case b[0] == 0x28 && b[1] == 0xb5 && b[2] == 0x2f && b[3] == 0xfd:
		return "zstd"
	}
	return ""
}

// unpack takes a compression off, within the limits.
func (d *decoder) unpack(kind string, b []byte) ([]byte, bool) {
	var r io.Reader
	var err error
	switch kind {
	case "gzip":
		r, err = gzip.NewReader(bytes.NewReader(b))
	case "zlib":
		r, err = zlib.NewReader(bytes.NewReader(b))
	case "zstd":
		var z *zstd.Decoder
		z, err = zstd.NewReader(bytes.NewReader(b), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxDecoded))
		if err == nil {
			defer z.Close()
			r = z
		}
	}
	if err != nil {
		return nil, false
	}
	const small = 1 << 20 // of which any ratio is harmless
	limit := min(maxDecoded, max(small, len(b)*maxRatio))
	out, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if len(out) > limit {
		d.over("%s content more than %d times as large as packed, or more than %d MB", kind, maxRatio, maxDecoded>>20)
		return nil, false
	}
	var corrupt flate.CorruptInputError
	if err != nil && (len(out) == 0 || errors.As(err, &corrupt)) {
		return nil, false
	}
	return out, true // the beginning of what was cut off is worth a look too
}

// utf8Of returns bytes as text: as they are, from UTF-16 or UTF-32, or the strings
// of a message that has a binary form. nil if there is no text.
func utf8Of(b []byte) []byte {
	switch {
	case utf32Like(b):
		return fromUTF32(b)
	case utf16Like(b):
		return fromUTF16(b)
	case utf8.Valid(b) && isText(b):
		return b
	}
	return wireStrings(b)
}

// utf16Like reports whether bytes are UTF-16, by their mark or their zeros.
func utf16Like(b []byte) bool {
	if len(b) < 8 {
		return false
	}
	if b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff {
		return true
	}
	zeros := [2]int{}
	n := min(len(b), 64) &^ 1
	for i := range n {
		if b[i] == 0 {
			zeros[i&1]++
		}
	}
	return zeros[1] > n*4/10 && zeros[0] == 0 || zeros[0] > n*4/10 && zeros[1] == 0
}

// utf32Like reports whether bytes are UTF-32: three of four are zero, or nearly.
func utf32Like(b []byte) bool {
	return len(b) >= 16 && utf32Order(b) != nil
}

func utf32Order(b []byte) binary.ByteOrder {
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		n := 0
		for n < min(len(b), 64)/4 && order.Uint32(b[4*n:]) < 1<<17 {
			n++
		}
		if n == min(len(b), 64)/4 {
			return order
		}
	}
	return nil
}

func fromUTF32(b []byte) []byte {
	order := utf32Order(b)
	var out []byte
	for i := 0; i+3 < len(b); i += 4 {
		out = utf8.AppendRune(out, rune(order.Uint32(b[i:])))
	}
	return bytes.TrimPrefix(out, []byte("\ufeff"))
}

func fromUTF16(b []byte) []byte {
	var order binary.ByteOrder = binary.LittleEndian
	if b[0] == 0 || b[0] == 0xfe {
		order = binary.BigEndian
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, order.Uint16(b[i:]))
	}
	return []byte(strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff"))
}

// zeroWidth are characters that nobody sees and that break a key in two.
const zeroWidth = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u200e\u200f"

// hidden reports whether a text holds characters that are not seen.
func hidden(s string) bool {
	return (strings.Contains(s, "\xe2\x80") || strings.Contains(s, "\xe2\x81") || strings.Contains(s, "\xef\xbb\xbf") || strings.Contains(s, "\xc2\xad")) && strings.ContainsAny(s, zeroWidth)
}

// unhide hands on a text without them.
func (d *decoder) unhide(l *Leaf) {
	var b strings.Builder
	var steps []step
	for i := 0; i < len(l.Value); {
		r, n := utf8.DecodeRuneInString(l.Value[i:])
		if strings.ContainsRune(zeroWidth, r) && r != utf8.RuneError {
			i += n
			steps = append(steps, step{b.Len(), i - b.Len()})
			continue
		}
		b.WriteString(l.Value[i : i+n])
		i += n
	}
	v := b.String()
	d.inner(l, "zero-width characters", v, false, func(src *Source, at *Place) {
		d.leaf(Leaf{Key: l.Key, Value: v, Apart: true, Decoded: true, parent: at, index: -1, src: src, at: Span{0, len(l.Value)}, steps: steps})
	})
}
