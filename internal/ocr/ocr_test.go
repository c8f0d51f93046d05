package ocr_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/ocr"
	"github.com/leakvet/leakvet/internal/ocr/ocrtest"
	"github.com/leakvet/leakvet/internal/textscan"
	"github.com/leakvet/leakvet/rules"
)

func TestText(t *testing.T) {
	r, err := ocr.Find()
	if errors.Is(err, ocr.ErrMissing) {
		t.Skip(err)
	}
	for _, size := range []float64{11, 14, 20} {
		text, err := r.Text(t.Context(), ocrtest.Screenshot(t, size, "$ export REGION=europe", "$ terraform apply", "Apply complete"))
		if err != nil || !strings.Contains(text, "terraform apply") || !strings.Contains(text, "REGION") {
			t.Errorf("letters of %v pixels are read as %q, %v", size, text, err)
		}
	}
	if _, err := r.Text(t.Context(), []byte("no picture")); err == nil || !strings.Contains(err.Error(), "read the picture") {
		t.Errorf("%v for what is no picture", err)
	}
}

func TestMissing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := ocr.Find(); !errors.Is(err, ocr.ErrMissing) {
		t.Errorf("tesseract is found where there is none: %v", err)
	}
}

// Of keys on screenshots most are found, though hardly one is read without a mistake.
func TestKeysOnScreenshots(t *testing.T) {
	r, err := ocr.Find()
	if errors.Is(err, ocr.ErrMissing) {
		t.Skip(err)
	}
	samples := []string{
		"gsk_{alnum:52}", "ghp_{alnum:36}", "sk-ant-api03-{alnum:93}AA", "xai-{alnum:80}", "hf_{letter:34}", "lin_api_{alnum:40}",
		"e2b_{hex:40}", "r8_{alnum:37}", "pplx-{alnum:48}", "glsa_{alnum:32}_{hex:8}", "sk-or-v1-{hex:64}", "tvly-dev-{alnum:32}",
	}
	found, all := 0, 0
	for i, size := range []float64{12, 14, 20} {
		dir := t.TempDir()
		lines := []string{"$ cat .env"}
		for _, s := range samples {
			lines = append(lines, "KEY="+rules.ExpandSample(strings.Repeat(" ", i) + s)[i:])
		}
		if err := os.WriteFile(filepath.Join(dir, "keys.png"), ocrtest.Screenshot(t, size, lines...), 0o600); err != nil {
			t.Fatal(err)
		}
		plain := ocrtest.Screenshot(t, size, "$ git log --oneline", "3f786850e387550fdab836ed7e6dc881de23001b task-runner-started-again", "sk-and-other-words-that-a-person-writes-down-here-and-there", "gsk_function_name_that_goes_on_and_on_for_a_good_while_yet")
		if err := os.WriteFile(filepath.Join(dir, "plain.png"), plain, 0o600); err != nil {
			t.Fatal(err)
		}
		e, err := textscan.New(textscan.Options{Root: dir, ReadPicture: r.Text})
		if err != nil {
			t.Fatal(err)
		}
		res, err := e.Scan(t.Context())
		if err != nil || len(res.Problems) > 0 {
			t.Fatal(err, res.Problems)
		}
		n := 0
		for _, f := range res.Findings {
			if f.Location.Path == "plain.png" {
				t.Errorf("%v pixels: %s in words", size, f.Rule)
				continue
			}
			n++
		}
		t.Logf("%v pixels: %d of %d keys found", size, n, len(samples))
		found, all = found+n, all+len(samples)
	}
	if found*10 < all*7 {
		t.Errorf("%d of %d keys found, want seven in ten", found, all)
	}
}
