package textscan

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"
)

func zipped(t *testing.T, name, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.Create(name)
	if err == nil {
		_, err = io.WriteString(f, text)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestArchives(t *testing.T) {
	var gz bytes.Buffer
	w := gzip.NewWriter(&gz)
	_, _ = io.WriteString(w, "first\nkey="+groq+"\n")
	_ = w.Close()
	files := map[string]string{
		"outer.zip":   zipped(t, "inner/a.env", "x\nkey="+groq+"\n"),
		"nested.jar":  zipped(t, "in.zip", zipped(t, "b.txt", groq)),
		"app.log.gz":  gz.String(),
		"text.log.gz": "no gzip at all\n" + groq + "\n",
		"image.zip":   zipped(t, "a.bmp", groq),
		"binary.zip":  zipped(t, "a", "\x00"+groq),
		"none.zip":    "PK\x03\x04" + groq + "\x00",
	}
	res := scan(t, Options{Root: tree(t, files)})
	want(t, res,
		"groq-api-key app.log.gz:2:5-2:61",
		"groq-api-key nested.jar!in.zip!b.txt:1:1-1:57",
		"groq-api-key outer.zip!inner/a.env:2:5-2:61",
		"groq-api-key text.log.gz:2:1-2:57",
	)
	if len(res.Problems) != 0 || res.Stats.Skipped != 3 { // and those in two archives
		t.Errorf("problems %v, %d skipped", res.Problems, res.Stats.Skipped)
	}
	res = scan(t, Options{Root: tree(t, files), ArchiveDepth: 1})
	if len(res.Problems) != 1 || res.Problems[0].Path != "nested.jar!in.zip" || !strings.Contains(res.Problems[0].Message, "deeper than 1") {
		t.Errorf("problems %v", res.Problems)
	}
	want(t, scan(t, Options{Root: tree(t, files), ArchiveDepth: -1}), "groq-api-key text.log.gz:2:1-2:57")
}
