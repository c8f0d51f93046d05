package textscan

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"testing"
)

// pdf makes a document of one page that shows a line in several parts.
func pdf(parts ...string) string {
	var page bytes.Buffer
	page.WriteString("BT /F1 12 Tf 72 720 Td [")
	for _, p := range parts {
		fmt.Fprintf(&page, "(%s) -20 ", p)
	}
	page.WriteString("] TJ ET")
	stream := zlibbed(page.String())
	return fmt.Sprintf("%%PDF-1.7\n4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n", len(stream), stream)
}

// png makes a picture of nothing with a text chunk.
func png(name, text string) string {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	chunk := func(kind, data string) {
		_ = binary.Write(&b, binary.BigEndian, uint32(len(data)))
		b.WriteString(kind + data)
		_ = binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE([]byte(kind+data)))
	}
	chunk("IHDR", string(make([]byte, 13)))
	chunk("tEXt", name+"\x00"+text)
	chunk("IEND", "")
	return b.String()
}

// docx makes an office document of one paragraph, in runs.
func docx(t *testing.T, runs ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(w, "<?xml version=\"1.0\"?><w:document><w:body><w:p>")
	for _, r := range runs {
		fmt.Fprintf(w, "<w:r><w:t xml:space=\"preserve\">%s</w:t></w:r>", r)
	}
	fmt.Fprint(w, "</w:p></w:body></w:document>")
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Documents show words whole that they hold in parts.
func TestDocuments(t *testing.T) {
	jpeg := "\xff\xd8\xff\xfe\x00\x4d" + "note: " + groq + " some more tex" + "\xff\xda\x00\x00"
	dir := tree(t, map[string]string{
		"runbook.pdf":   pdf("The key is ", groq[:20], groq[20:]),
		"clean.pdf":     pdf("The key is ", "in the vault"),
		"shot.png":      png("Comment", "key "+groq),
		"clean.png":     png("Software", "a screenshot tool"),
		"photo.jpg":     jpeg,
		"handover.docx": docx(t, "password: ", groq[:10], groq[10:]),
		"clean.docx":    docx(t, "password: ", "ask the team"),
	})
	res := scan(t, Options{Root: dir})
	want(t, res,
		"groq-api-key handover.docx!word/document.xml:1:131-1:230",
		"groq-api-key photo.jpg:0:0-0:0",
		"groq-api-key runbook.pdf:0:0-0:0",
		"groq-api-key shot.png:0:0-0:0",
	)
	if len(res.Findings) > 3 {
		if got := res.Findings[3].Message; got != "Groq API key in plain text (in the text of a PNG)" {
			t.Errorf("message %q", got)
		}
	}
}
