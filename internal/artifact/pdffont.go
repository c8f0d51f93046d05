package artifact

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"regexp"
	"strconv"
	"unicode/utf16"
)

// glyphs says which characters the glyphs of a font stand for: its ToUnicode map.
type glyphs map[uint16]string

var (
	mapRange = regexp.MustCompile(`<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{2,4})>\s*(?:<([0-9A-Fa-f]{4,32})>|\[([^\]]*)\])`)
	mapChar  = regexp.MustCompile(`<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{4,32})>`)
	hexWord  = regexp.MustCompile(`<([0-9A-Fa-f]+)>`)
)

// fontMaps reads the maps of all fonts in a document. Which font a text is in is not
// followed: of the maps that know all glyphs of a text, the one with most plain
// characters is taken.
func fontMaps(data []byte) (maps []glyphs) {
	const most = 64
	for rest := data; len(maps) < most; {
		i := bytes.Index(rest, []byte("stream"))
		if i < 0 {
			return maps
		}
		body := bytes.TrimPrefix(bytes.TrimPrefix(rest[i+len("stream"):], []byte("\r")), []byte("\n"))
		end := bytes.Index(body, []byte("endstream"))
		if end < 0 {
			return maps
		}
		rest = body[end+len("endstream"):]
		content := body[:end]
		if z, err := zlib.NewReader(bytes.NewReader(content)); err == nil {
			const large = 1 << 20 // no map is
			content, _ = io.ReadAll(io.LimitReader(z, large))
		}
		if bytes.Contains(content, []byte("begincodespacerange")) {
			maps = append(maps, readGlyphs(content))
		}
	}
	return maps
}

// readGlyphs reads one map.
func readGlyphs(content []byte) glyphs {
	g := make(glyphs)
	for section := range sections(content, "beginbfrange", "endbfrange") {
		for _, m := range mapRange.FindAllSubmatch(section, -1) {
			first, last := code(m[1]), code(m[2])
			if list := hexWord.FindAllSubmatch(m[4], -1); list != nil {
				for i, w := range list {
					g[first+uint16(i)] = unicodeOf(w[1])
				}
				continue
			}
			to := []rune(unicodeOf(m[3]))
			for n := 0; len(to) > 0 && int(first)+n <= int(last); n++ {
				g[first+uint16(n)] = string(to)
				to[len(to)-1]++
			}
		}
	}
	for section := range sections(content, "beginbfchar", "endbfchar") {
		for _, m := range mapChar.FindAllSubmatch(section, -1) {
			g[code(m[1])] = unicodeOf(m[2])
		}
	}
	return g
}

// sections yields what stands between two words.
func sections(content []byte, from, to string) func(func([]byte) bool) {
	return func(yield func([]byte) bool) {
		for {
			_, rest, ok := bytes.Cut(content, []byte(from))
			if !ok {
				return
			}
			section, behind, _ := bytes.Cut(rest, []byte(to))
			if !yield(section) {
				return
			}
			content = behind
		}
	}
}

func code(digits []byte) uint16 {
	n, _ := strconv.ParseUint(string(digits), 16, 16) // they are digits
	return uint16(n)
}

// unicodeOf decodes UTF-16 in hex.
func unicodeOf(digits []byte) string {
	b, err := hex.DecodeString(string(digits))
	if err != nil {
		return ""
	}
	var units []uint16
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

// shown returns what glyphs of two bytes stand for in the map that fits best; "" if none
// knows them all.
func shown(maps []glyphs, b []byte) string {
	best, most := "", -1
	if len(b)%2 != 0 {
		return ""
	}
next:
	for _, g := range maps {
		text, plain := make([]byte, 0, len(b)), 0
		for i := 0; i < len(b); i += 2 {
			s, ok := g[uint16(b[i])<<8|uint16(b[i+1])]
			if !ok {
				continue next
			}
			if len(s) == 1 && s[0] >= ' ' && s[0] < 0x7f {
				plain++
			}
			text = append(text, s...)
		}
		if plain > most {
			best, most = string(text), plain
		}
	}
	return best
}
