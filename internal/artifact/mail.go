package artifact

import (
	"encoding/base64"
	"io"
	"mime/quotedprintable"
	"regexp"
	"strings"
)

var (
	boundary = regexp.MustCompile(`(?i)boundary="?([^"\s;]+)"?`)
	transfer = regexp.MustCompile(`(?im)^Content-Transfer-Encoding:[ \t]*([\w-]+)`)
	isHTML   = regexp.MustCompile(`(?im)^Content-Type:[ \t]*text/html`)
)

// mail reads a message, or a box of them: its headers, and every part without its
// transfer encoding.
func (d *decoder) mail(text string, src *Source, at *Place) {
	marks := []string{}
	for _, m := range boundary.FindAllStringSubmatch(text, -1) {
		marks = append(marks, "--"+m[1])
	}
	n := 0
	for from := 0; from < len(text); n++ {
		end := nextPart(text, from, marks)
		d.part(text[from:end], Span{from, end}, src, &Place{up: at, name: "part", index: n})
		from = lineEnd(text, min(end, len(text))) + 1
	}
}

// nextPart returns where the line of a boundary begins.
func nextPart(text string, from int, marks []string) int {
	end := len(text)
	for _, m := range marks {
		if i := strings.Index(text[from:], "\n"+m); i >= 0 {
			end = min(end, from+i+1)
		}
	}
	return end
}

// part reads the headers of a part and what stands behind them.
func (d *decoder) part(text string, at Span, src *Source, place *Place) {
	head, body := text, ""
	for _, gap := range []string{"\r\n\r\n", "\n\n"} {
		if i := strings.Index(text, gap); i >= 0 && i < len(head) {
			head, body = text[:i], text[i+len(gap):]
		}
	}
	own := &Source{of: src, at: at}
	d.text(head, own, place)
	start := len(text) - len(body)
	l := Leaf{Key: "body", Value: body, parent: place, name: "body", index: -1, src: own, at: Span{start, len(text)}}
	name := "8bit"
	if m := transfer.FindStringSubmatch(head); m != nil {
		name = strings.ToLower(m[1])
	}
	var decoded []byte
	var err error
	switch name {
	case "quoted-printable":
		decoded, err = io.ReadAll(io.LimitReader(quotedprintable.NewReader(strings.NewReader(body)), maxDecoded))
	case "base64":
		t := strings.TrimRight(strings.Map(dropSpace, body), "=")
		decoded, err = base64.RawStdEncoding.DecodeString(t)
		if err == nil {
			decoded = utf8Of(decoded)
		}
	default:
		d.bodyText(head, body, &Source{of: own, at: l.at}, place)
		return
	}
	if err != nil && len(decoded) == 0 || decoded == nil {
		return
	}
	v := string(decoded)
	d.inner(&l, name, v, true, func(s *Source, p *Place) {
		d.yield(&Leaf{Key: "body", Value: v, Apart: true, Decoded: true, parent: p, index: -1, src: s, at: Span{0, len(v)}})
		d.bodyText(head, v, s, p)
	})
}

func (d *decoder) bodyText(head, body string, src *Source, at *Place) {
	if isHTML.MatchString(head) {
		d.markup(body, src, at)
		return
	}
	d.text(body, src, at)
}
