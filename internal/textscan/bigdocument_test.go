package textscan

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/leakvet/leakvet/internal/artifact"
	"github.com/leakvet/leakvet/internal/finding"
)

// bigJSON makes a document of about so many bytes, with secrets in all that a JSON file wraps
// them in.
func bigJSON(size int, indent string) string {
	r := rand.New(rand.NewPCG(4, 4))
	c := &corpus{r: r}
	var items l
	for n := 0; n < size; {
		filler := strings.Repeat("words of a message and more ", 1+r.IntN(40))
		item := m{"id": c.uuid(), "n": len(items), "text": filler, "usage": m{"input_tokens": 2048}}
		switch len(items) % 60 {
		case 0:
			item["token"] = sample("gsk_{alnum:52}")
		case 10:
			item["header"] = m{"name": "X-Api-Key", "comment": filler, "value": c.draw(alnumSet, 32)}
		case 20:
			item["body"] = js(m{"password": c.draw(alnumSet, 20), "nested": js(m{"api_key": c.draw(alnumSet, 32)})})
		case 30:
			item["payload"] = base64.StdEncoding.EncodeToString([]byte(filler + " api_key=" + c.draw(alnumSet, 32) + " " + filler))
		case 40:
			item["log"] = filler + "\n" + privateKey() + "\n" + filler
		case 50:
			item["blob"] = base64.StdEncoding.EncodeToString([]byte(strings.Repeat(filler, 200) + sample("gsk_{alnum:52}")))
		}
		items = append(items, item)
		b, err := json.Marshal(item)
		if err != nil {
			panic(err)
		}
		n += len(b)
	}
	b, err := json.MarshalIndent(m{"version": 3, "pages": l{m{"items": items}}, "secret": c.draw(alnumSet, 30)}, "", indent)
	if err != nil {
		panic(err)
	}
	if indent == "" {
		b, _ = json.Marshal(json.RawMessage(b))
	}
	return string(b)
}

// A large document has the findings, with their places and pointers, that it has when it is
// taken apart as a whole.
func TestBigDocumentIsWhole(t *testing.T) {
	e, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	minified := bigJSON(3<<20, "")
	for name, text := range map[string]string{
		"minified": minified,
		"pretty":   bigJSON(3<<20, "  "),
		"array":    "[" + strings.Repeat(minified[:len(minified)-1]+"},\n", 1) + bigJSON(1<<20, "") + "]",
		"broken":   minified[:len(minified)/2] + "\n" + bigJSON(1<<20, " "),
	} {
		t.Run(name, func(t *testing.T) {
			src := Source{Path: "export.json"}
			windows, _, err := e.ScanText(t.Context(), src, strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			c := &cutter{r: strings.NewReader(""), last: true}
			whole, _, err := e.scanArtifact(t.Context(), src, artifact.JSON, text, c, make([]byte, pieceSize))
			if err != nil {
				t.Fatal(err)
			}
			finding.Sort(windows)
			finding.Sort(whole)
			lines := func(fs []finding.Finding) (out []string) {
				for _, f := range fs {
					out = append(out, fmt.Sprintf("%s %v %s %s %s", f.Rule, f.Location.Region, f.Location.Pointer, f.Message, f.Preview))
				}
				return out
			}
			got, want := lines(windows), lines(whole)
			if len(want) < 40 {
				t.Errorf("only %d findings to compare", len(want))
			}
			if !slices.Equal(got, want) {
				t.Errorf("%d findings, want %d (-want +got):\n%.3000s", len(got), len(want), cmp.Diff(want, got))
			}
		})
	}
}

// Memory does not grow with a document, be it minified or not, nor time out of proportion.
func TestBigDocumentInBoundedMemory(t *testing.T) {
	e, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	for name, item := range map[string]string{
		"minified": strings.Repeat(`{"id":"0123456789abcdef","text":"some words and \"more\"","n":[1,2,3]},`, 1000),
		"pretty":   strings.Repeat("  {\n    \"id\": \"0123456789abcdef\",\n    \"value\": \"some words\"\n  },\n", 1000),
	} {
		scanOf := func(n int) *growing {
			parts := []io.Reader{strings.NewReader(`{"content": "x of it", "items": [`)}
			for range n {
				parts = append(parts, strings.NewReader(item))
			}
			g := &growing{Reader: io.MultiReader(append(parts, strings.NewReader(`1], "token": "`+groq+`"}`))...)}
			fs, _, err := e.ScanText(t.Context(), Source{Path: "export.json"}, g)
			if err != nil || len(fs) != 1 || fs[0].Location.Pointer != "/token" {
				t.Fatalf("%s: %d findings, error %v", name, len(fs), err)
			}
			return g
		}
		small, large := scanOf(150), scanOf(600)
		if large.read < 32<<20 || large.most > small.most+(4<<20) {
			t.Errorf("%s: %d MB read: %d KB of memory; %d MB read: %d KB", name, small.read>>20, small.most>>10, large.read>>20, large.most>>10)
		}
	}
}
