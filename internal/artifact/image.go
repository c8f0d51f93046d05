package artifact

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"strings"
)

// pngText writes the texts that a PNG carries: tEXt, zTXt, iTXt and eXIf.
func pngText(b *strings.Builder, data []byte) (limit string) {
	for at := 8; at+8 <= len(data); {
		n := int(binary.BigEndian.Uint32(data[at:]))
		kind := string(data[at+4 : at+8])
		if n < 0 || at+8+n > len(data) {
			return limit
		}
		chunk := data[at+8 : at+8+n]
		at += 12 + n
		name, rest, ok := bytes.Cut(chunk, []byte{0})
		switch {
		case kind == "eXIf":
			b.Write(texts(chunk))
			continue
		case !ok || kind != "tEXt" && kind != "zTXt" && kind != "iTXt":
			continue
		case kind == "zTXt" && len(rest) > 1:
			rest = inflated(rest[1:])
		case kind == "iTXt" && len(rest) > 2:
			compressed := rest[0] == 1
			rest = rest[2:]
			for range 2 { // the language, the keyword in it
				_, rest, _ = bytes.Cut(rest, []byte{0})
			}
			if compressed {
				rest = inflated(rest)
			}
		}
		if len(rest) > maxDecoded {
			return "more than 10 MB of decoded content"
		}
		b.WriteString(string(name) + ": " + strings.ToValidUTF8(string(rest), "") + "\n")
	}
	return limit
}

func inflated(b []byte) []byte {
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	out, _ := io.ReadAll(io.LimitReader(z, maxDecoded+1)) // what comes before damage counts
	return out
}

// jpegText writes the comments and the metadata of a JPEG.
func jpegText(b *strings.Builder, data []byte) (limit string) {
	for at := 2; at+4 <= len(data) && data[at] == 0xff; {
		marker := data[at+1]
		n := int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == 0xda || n < 2 || at+2+n > len(data) { // the picture begins
			return ""
		}
		if segment := data[at+4 : at+2+n]; marker == 0xfe || marker == 0xe1 || marker == 0xed {
			b.Write(texts(segment))
		}
		at += 2 + n
	}
	return ""
}
