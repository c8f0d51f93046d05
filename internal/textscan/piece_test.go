package textscan

import (
	"encoding/base64"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// cut returns the pieces of a text.
func cut(t *testing.T, text string) (out []piece) {
	t.Helper()
	err := pieces(iotest.OneByteReader(strings.NewReader(text)), make([]byte, pieceSize), func(p piece) bool {
		out = append(out, p)
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Each byte is one piece's own, and lines and columns are those of the file.
func TestPiecesCoverAFile(t *testing.T) {
	for name, text := range map[string]string{
		"empty":     "",
		"short":     "one line",
		"exact":     strings.Repeat("x", pieceSize),
		"one line":  strings.Repeat("é🔑 base64/base64 ", pieceSize/8),
		"no breaks": strings.Repeat("QUJDREVGR0hJ", pieceSize/4),
		"lines":     strings.Repeat("key: välue\n", pieceSize/4),
		"few lines": strings.Repeat(strings.Repeat("é ", 100_000)+"\n", 12),
	} {
		t.Run(name, func(t *testing.T) {
			at, l := 0, newLines(whole(text))
			for _, p := range cut(t, text) {
				start := at - p.own.start // of the piece in the file
				if start < 0 || !strings.HasPrefix(text[start:], p.text) {
					t.Fatalf("the piece behind byte %d is not the text there", at)
				}
				r := l.region(span{start, start})
				if r.StartLine != p.line || r.StartColumn != p.column {
					t.Errorf("byte %d: line %d column %d, want %d and %d", start, p.line, p.column, r.StartLine, r.StartColumn)
				}
				at += p.own.end - p.own.start
			}
			if at != len(text) {
				t.Errorf("pieces cover %d of %d bytes", at, len(text))
			}
		})
	}
}

// A secret at the edge of two pieces is found, once and where it stands.
func TestSecretsAtEdges(t *testing.T) {
	encoded := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("nothing to see, ", 2000) + groq + strings.Repeat(" or here", 4000)))
	for _, c := range []struct{ name, secret, filler string }{
		{"lines", groq, "0123456789 abcde\n"},
		{"one line", groq, "0123456789 abcde "},
		{"escapes", groq, `0123456789\nabc`},
		{"key", privateKey(), "some line of text\n"},
		{"long base64", encoded, "0123456789 abcde "},
	} {
		t.Run(c.name, func(t *testing.T) {
			filler := strings.Repeat(c.filler, pieceSize/len(c.filler)+8)
			for _, edge := range []int{0, maxMatch, 2 * maxMatch} { // text of the first piece, end of its own, beginning of the next
				for _, shift := range []int{-30, -3, -2, -1, 0} {
					before := filler[:pieceSize-edge+shift] + " "
					dir := tree(t, map[string]string{"big.txt": before + c.secret + " " + filler})
					res := scan(t, Options{Root: dir})
					if len(res.Findings) != 1 {
						t.Errorf("edge %d, shift %d: %q", edge, shift, found(res))
						continue
					}
					if c.name == "long base64" {
						continue // starts where the piece does
					}
					want := newLines(whole(before + c.secret)).region(span{len(before), len(before) + len(c.secret)})
					if d := cmp.Diff(want, res.Findings[0].Location.Region); d != "" {
						t.Errorf("edge %d, shift %d (-want +got):\n%s", edge, shift, d)
					}
				}
			}
		})
	}
}

func privateKey() string {
	body := strings.Repeat(sample("{b64:64}")+"\n", 50)
	return "-----BEGIN RSA " + "PRIVATE KEY-----\n" + body + "-----END RSA " + "PRIVATE KEY-----"
}

// logLine is a log of one line with n keys and much else in it.
func logLine(n int) string {
	var b strings.Builder
	for i := range n {
		key := sample(fmt.Sprint(i) + ":gsk_{alnum:52}")[len(fmt.Sprint(i))+1:]
		fmt.Fprintf(&b, `{"i":%d,"token":"%s","import":"'import {a} from'","b":"%s"} `, i, key, base64.StdEncoding.EncodeToString([]byte("nothing to see here")))
	}
	return b.String()
}

// In a log of one line, the last secret costs no more than the first.
func TestLongLineTakesLinearTime(t *testing.T) {
	e, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	took := func(n int) time.Duration {
		text, best := logLine(n), time.Hour
		for range 3 {
			start := time.Now()
			fs, _, err := e.ScanText(t.Context(), Source{Path: "log.txt"}, strings.NewReader(text))
			if err != nil || len(fs) != n {
				t.Fatalf("%d findings, want %d (error %v)", len(fs), n, err)
			}
			best = min(best, time.Since(start))
		}
		return best
	}
	took(10) // compiles the rules
	one, eight := took(200), took(1600)
	if ratio := float64(eight) / float64(one); ratio > 24 {
		t.Errorf("eight times the text takes %.0f times as long (%v and %v)", ratio, one, eight)
	}
}

// growing notes how much memory is in use while it is read.
type growing struct {
	io.Reader
	read int
	most uint64
}

func (g *growing) Read(p []byte) (int, error) {
	n, err := g.Reader.Read(p)
	if g.read/(4<<20) != (g.read+n)/(4<<20) {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		g.most = max(g.most, m.HeapAlloc)
	}
	g.read += n
	return n, err
}

// Memory does not grow with a file, be it all one line.
func TestMemoryIsBounded(t *testing.T) {
	e, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	line := strings.Repeat("word \"k\": 1, "+base64.StdEncoding.EncodeToString([]byte("hello, this is nothing"))+" ", 1000)
	scanOf := func(n int) (g *growing) {
		var parts []io.Reader
		for range n {
			parts = append(parts, strings.NewReader(line))
		}
		g = &growing{Reader: io.MultiReader(parts...)}
		if _, _, err := e.ScanText(t.Context(), Source{Path: "log.txt"}, g); err != nil {
			t.Fatal(err)
		}
		return g
	}
	small, large := scanOf(200), scanOf(800)
	if large.read < 32<<20 || large.most > small.most+(4<<20) {
		t.Errorf("%d MB read: %d KB of memory; %d MB read: %d KB", small.read>>20, small.most>>10, large.read>>20, large.most>>10)
	}
}
