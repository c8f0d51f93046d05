package artifact

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"io"
	"path"
	"regexp"
	"strings"
)

// kinds are the binary files that hold text which can be read. read returns the
// text; as is the name that says how that text is read on.
var kinds = []struct {
	name  string
	magic []string
	ext   string // of those that have no magic, or one that says too little
	as    string
	read  func(b *strings.Builder, data []byte) (limit string)
}{
	{"PDF", []string{"%PDF-"}, "", "text.md", pdfText},
	{"PNG", []string{"\x89PNG\r\n\x1a\n"}, "", "text.md", pngText},
	{"JPEG", []string{"\xff\xd8\xff"}, "", "text.md", jpegText},
	{"GIF", []string{"GIF87a", "GIF89a"}, "", "text.md", metadata},
	{"TIFF", []string{"II*\x00", "MM\x00*"}, "", "text.md", metadata},
	{"WebP", []string{"RIFF"}, ".webp", "text.md", webpText},
	{"packet capture", []string{"\xd4\xc3\xb2\xa1", "\xa1\xb2\xc3\xd4", "\x4d\x3c\xb2\xa1", "\xa1\xb2\x3c\x4d", "\x0a\x0d\x0d\x0a"}, "", "text.http", rawText},
	{"Redis dump", []string{"REDIS00"}, "", "text.txt", redisDump},
	{"SQLite log", []string{"\x37\x7f\x06\x82", "\x37\x7f\x06\x83"}, "", "text.txt", rawText},
	{"Parquet file", []string{"PAR1"}, "", "text.txt", rawText},
	{"heap dump", []string{"JAVA PROFILE "}, "", "text.txt", rawText},
	{"BSON dump", nil, ".bson", "text.txt", rawText},
	{"pickle", nil, ".pkl .pickle", "text.txt", rawText},
	{"database table", nil, ".ldb .rdb", "text.txt", rawText},
	{"memory dump", nil, ".core .dmp .hprof", "text.txt", rawText},
}

// proxyDump is how a file of mitmproxy's begins, environment what /proc/…/environ holds.
var (
	proxyDump   = regexp.MustCompile(`^\d{1,9}:\d{1,9}:[a-z_]+[;,]`)
	redisAppend = regexp.MustCompile(`^\*\d{1,6}\r\n\$\d{1,9}\r\n`)
	environment = regexp.MustCompile(`^(?:[A-Za-z_]\w*=[^\x00]*\x00){2}`)
)

// Document tells by its name and its first bytes whether a binary file holds text that
// can be read: "PDF", "PNG", "packet capture"; "" for others.
func Document(file string, head []byte) string {
	ext := strings.ToLower(path.Ext(file))
	for _, k := range kinds {
		for _, m := range k.magic {
			if bytes.HasPrefix(head, []byte(m)) && (k.ext == "" || bytes.HasPrefix(head[min(len(head), 8):], []byte("WEBP"))) {
				return k.name
			}
		}
		if k.magic == nil && ext != "" && strings.Contains(k.ext+" ", ext+" ") && bytes.IndexByte(head, 0) >= 0 {
			return k.name
		}
	}
	switch {
	case proxyDump.Match(head):
		return "proxy dump"
	case environment.Match(head):
		return "environment"
	case redisAppend.Match(head):
		return "Redis log"
	case bytes.HasPrefix(head, []byte("\x7fELF")) && len(head) > 18 && (head[16] == 4 || head[17] == 4):
		return "memory dump"
	}
	return ""
}

// IsPicture reports whether a kind of document shows something that only a reading of
// its pixels tells.
func IsPicture(kind string) bool {
	switch kind {
	case "PNG", "JPEG", "GIF", "TIFF", "WebP":
		return true
	}
	return false
}

// DocumentText returns the text of a document: what a PDF shows, what an image has
// in its metadata, what a capture holds in plain. name says how it is read; limit says
// which limit was hit, "" if none was.
func DocumentText(kind string, data []byte) (text, name, limit string) {
	var b strings.Builder
	switch kind {
	case "proxy dump":
		limit = flows(&b, data)
		return b.String(), "flows.jsonl", limit
	case "Redis log":
		return redisText(data), "text.txt", ""
	case "environment":
		return strings.ReplaceAll(string(data), "\x00", "\n"), "text.env", ""
	}
	for _, k := range kinds {
		if k.name == kind {
			limit = k.read(&b, data)
			return b.String(), k.as, limit
		}
	}
	return "", "", ""
}

// metadata writes the texts of a file that has few beside those about itself.
func metadata(b *strings.Builder, data []byte) (limit string) {
	b.Write(texts(data[:min(len(data), maxDecoded)]))
	return ""
}

// webpText writes the metadata of a WebP, which stands in chunks of its own.
func webpText(b *strings.Builder, data []byte) (limit string) {
	for at := 12; at+8 <= len(data); {
		n := int(binary.LittleEndian.Uint32(data[at+4:]))
		if n < 0 || at+8+n > len(data) {
			return ""
		}
		if kind := string(data[at : at+4]); kind == "EXIF" || kind == "XMP " {
			b.Write(texts(data[at+8 : at+8+n]))
		}
		at += 8 + n + n&1
	}
	return ""
}

// rawText writes every text in binary data, and what is packed in it.
func rawText(b *strings.Builder, data []byte) (limit string) {
	b.Write(texts(data))
	total := 0
	for rest := data; ; {
		i := bytes.Index(rest, []byte("\x1f\x8b\x08"))
		if i < 0 {
			return limit
		}
		rest = rest[i:]
		if z, err := gzip.NewReader(bytes.NewReader(rest)); err == nil {
			out, _ := io.ReadAll(io.LimitReader(z, int64(maxDecoded-total)+1)) // what comes before damage counts
			if total += len(out); total > maxDecoded {
				return "more than 10 MB of decoded content"
			}
			if isText(out) {
				b.Write(out)
				b.WriteByte('\n')
			} else {
				b.Write(texts(out))
			}
		}
		rest = rest[3:]
	}
}
