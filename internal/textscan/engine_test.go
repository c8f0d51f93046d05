package textscan

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/rules"
)

// sample expands a placeholder, so that no file holds anything shaped like a key.
func sample(s string) string { return rules.ExpandSample(s) }

// tree writes files below a new directory.
func tree(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func scan(t testing.TB, opts Options) *finding.Result {
	t.Helper()
	e, err := New(opts)
	if err != nil {
		t.Fatal(err)
	}
	res, err := e.Scan(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// found lists findings as "rule path:line:column-line:column".
func found(res *finding.Result) []string {
	out := []string{}
	for _, f := range res.Findings {
		r := f.Location.Region
		out = append(out, fmt.Sprintf("%s %s:%d:%d-%d:%d", f.Rule, f.Location.Path, r.StartLine, r.StartColumn, r.EndLine, r.EndColumn))
	}
	return out
}

func want(t *testing.T, res *finding.Result, lines ...string) {
	t.Helper()
	if lines == nil {
		lines = []string{}
	}
	if d := cmp.Diff(lines, found(res)); d != "" {
		t.Errorf("findings (-want +got):\n%s", d)
	}
}

// groq is a key with a fixed form and 56 characters.
var groq = sample("gsk_{alnum:52}")

func TestRegionCoversTheSecretOnly(t *testing.T) {
	dir := tree(t, map[string]string{
		"first.txt":   groq,
		"later.txt":   "\n\nkey = \"" + groq + "\" # prod\n",
		"crlf.txt":    "a\r\nk: " + groq + "\r\nb\r\n",
		"wide.txt":    "é🔑 " + groq + "\n", // é is one unit, the key two
		"escaped.txt": `{"text":"line\n` + groq + `\nline"}`,
	})
	want(t, scan(t, Options{Root: dir}),
		"groq-api-key crlf.txt:2:4-2:60",
		"groq-api-key escaped.txt:1:16-1:72",
		"groq-api-key first.txt:1:1-1:57",
		"groq-api-key later.txt:3:8-3:64",
		"groq-api-key wide.txt:1:5-1:61",
	)
}

func TestRegionOfManyLines(t *testing.T) {
	head, tail := "-----BEGIN RSA "+"PRIVATE KEY-----", "-----END RSA "+"PRIVATE KEY-----"
	pem := head + "\n" + sample("{b64:64}") + "\n" + sample("{b64:60}") + "\n" + tail
	dir := tree(t, map[string]string{"id.pem": "# key\n" + pem + "\n"})
	res := scan(t, Options{Root: dir})
	want(t, res, "private-key id.pem:2:1-5:30")
	if len(res.Findings) == 1 && res.Findings[0].Severity != finding.Critical {
		t.Errorf("severity %v, want critical", res.Findings[0].Severity)
	}
}

func TestUTF16(t *testing.T) {
	units := utf16.Encode([]rune("x\nkey: " + groq + "\n"))
	le, be := []byte{0xff, 0xfe}, []byte{0xfe, 0xff}
	for _, u := range units {
		le = append(le, byte(u), byte(u>>8))
		be = append(be, byte(u>>8), byte(u))
	}
	noise := append([]byte{1, 0, 2, 0, 3, 0}, le[2:]...) // small numbers in front of text: a binary
	dir := tree(t, map[string]string{
		"be.txt": string(be), "bom.txt": "\ufeff" + groq, "le.txt": string(le),
		"unmarked-be.txt": string(be[2:]), "unmarked-le.txt": string(le[2:]), "noise.bin": string(noise),
	})
	want(t, scan(t, Options{Root: dir}),
		"groq-api-key be.txt:2:6-2:62",
		"groq-api-key bom.txt:1:1-1:57",
		"groq-api-key le.txt:2:6-2:62",
		"groq-api-key unmarked-be.txt:2:6-2:62",
		"groq-api-key unmarked-le.txt:2:6-2:62",
	)
}

// Half a unit or half a pair at the end of what was read waits for the rest.
func TestUTF16InParts(t *testing.T) {
	text := strings.Repeat("a🔑é", 3000)
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		b = append(b, byte(u>>8), byte(u))
	}
	for n, r := range map[string]io.Reader{"one": iotest.OneByteReader(bytes.NewReader(b)), "whole": bytes.NewReader(b)} {
		got, err := io.ReadAll(newUTF16Reader(r, binary.BigEndian))
		if err != nil || string(got) != text {
			t.Errorf("%s: %d bytes of %d, error %v", n, len(got), len(text), err)
		}
	}
}

// (?i) takes K (kelvin) for k and ſ (long s) for s, in keywords too.
func TestCharactersThatFoldToASCII(t *testing.T) {
	value := sample("{hex:32}")
	filler := strings.Repeat("nothing to see here\n", 200)
	for _, c := range []struct{ name, found string }{
		{"token", value}, {"to\u212aen", value}, {"pa\u017f\u017fwd", value}, {"api_\u212aey", value}, {"to\u017fen", ""},
	} {
		text := filler + c.name + ` = "` + value + "\"\n" + filler
		e, err := New(Options{Root: t.TempDir()})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, h := range e.hits(t.Context(), "a.py", whole(text)) {
			if h.rule.ID == genericID {
				got += h.value
			}
		}
		if got != c.found {
			t.Errorf("%s: found %d characters, want %d", c.name, len(got), len(c.found))
		}
	}
}

func TestDecodes(t *testing.T) {
	b64 := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	env := "GROQ_API_KEY=" + groq + "\n"
	once, twice := b64(env), b64(b64(env))
	dir := tree(t, map[string]string{
		"a.yaml":    "data: " + once + "\n",
		"b.yaml":    "data: " + twice + "\n",
		"hex.txt":   "x " + hex.EncodeToString([]byte(groq)) + "\n",
		"query.txt": "https://h.internal/?q=" + url.QueryEscape("key="+groq) + "\n",
		"text.txt":  `"k": "\u0067\u0073\u006b\u005f` + groq[4:] + "\"\n",
	})
	res := scan(t, Options{Root: dir})
	want(t, res,
		fmt.Sprintf("groq-api-key a.yaml:1:7-1:%d", 7+len(once)),
		fmt.Sprintf("groq-api-key b.yaml:1:7-1:%d", 7+len(twice)),
		"groq-api-key hex.txt:1:3-1:115",
		"groq-api-key query.txt:1:29-1:85",
		"groq-api-key text.txt:1:7-1:83",
	)
	if len(res.Findings) > 1 {
		if got := res.Findings[1].Message; got != "Groq API key at /data → base64 → base64" {
			t.Errorf("message %q", got)
		}
	}
	if res := scan(t, Options{Root: dir, DecodeDepth: -1}); len(res.Findings) != 0 {
		t.Errorf("without decoding: %q", found(res))
	}
}

func TestStoppedScanIsIncomplete(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": groq, "b.txt": groq})
	e, err := New(Options{Root: dir, Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	res, err := e.Scan(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Problems) != 1 || !strings.Contains(res.Problems[0].Message, "stopped") {
		t.Errorf("problems %v, want one that says the scan was stopped", res.Problems)
	}
}

func TestOrderIsTheSameEveryTime(t *testing.T) {
	files := make(map[string]string)
	for i := range 20 {
		files[fmt.Sprintf("d%d/f.env.%d", i%7, i)] = ownSamples()[:1500+i*50]
	}
	dir := tree(t, files)
	first := scan(t, Options{Root: dir, Workers: 1})
	if len(first.Findings) < 100 {
		t.Fatalf("only %d findings", len(first.Findings))
	}
	for range 2 {
		if d := cmp.Diff(first, scan(t, Options{Root: dir, Workers: 8})); d != "" {
			t.Fatalf("two scans differ:\n%s", d)
		}
	}
}

// No secret of any rule's example stands in any field of what leaves the engine.
func TestNoFieldHoldsASecret(t *testing.T) {
	marker := sample("{alnum:24}")
	text := strings.Join([]string{
		"postgres://app:" + marker + "@db.internal/app",
		"Authorization: Bearer " + marker,
		"api_key = \"" + marker + "\"",
		"db_password: " + marker,
		"AWS_SECRET=" + base64.StdEncoding.EncodeToString([]byte("password="+marker)),
		ownSamples(),
	}, "\n")
	dir := tree(t, map[string]string{"conf.env": text, "x/" + "notes.md": text})
	e, err := New(Options{Root: dir})
	if err != nil {
		t.Fatal(err)
	}
	res, err := e.Scan(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Findings) < 200 {
		t.Fatalf("only %d findings", len(res.Findings))
	}
	out, err := json.Marshal(res)
	if err != nil {
		t.Fatal(err)
	}
	all := string(out) + fmt.Sprintf("%+v %#v", res, res.Findings)
	if strings.Contains(all, marker) || strings.Contains(all, marker[8:]) {
		t.Error("the marker is in the result")
	}
	for _, h := range e.hits(t.Context(), "conf.env", whole(text)) {
		if len(h.value) > 20 && strings.Contains(all, h.value) {
			t.Errorf("the secret of %s is in the result", h.rule.ID)
		}
	}
}

func TestCatalog(t *testing.T) {
	e, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	all := e.Rules()
	if len(all) < 280 {
		t.Errorf("%d rules", len(all))
	}
	seen := make(map[string]bool)
	for _, r := range all {
		if seen[r.ID] {
			t.Errorf("%s is listed twice", r.ID)
		}
		seen[r.ID] = true
		if r.Title == "" || r.Severity == "" || r.Confidence == "" || len(r.Production) == 0 || r.Remedy == "" || r.Source == "" ||
			r.Doc.Finds == "" || r.Doc.Why == "" || r.Doc.Example == "" || r.Doc.Instead == "" || r.Doc.Limits == "" {
			t.Errorf("%s lacks something: %+v", r.ID, r)
		}
		if len(r.CWE) == 0 || r.CWE[0] != 798 {
			t.Errorf("%s: CWE %v", r.ID, r.CWE)
		}
	}
}

// Every example is found under its rule's name, every counterexample is not.
func TestExamplesThroughTheEngine(t *testing.T) {
	e, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	has := func(path, text, id string) bool {
		fs, _, _ := e.ScanText(t.Context(), Source{Path: path}, strings.NewReader(text))
		for _, f := range fs {
			if f.Rule == id {
				return true
			}
		}
		return false
	}
	for _, r := range rules.TextRules() {
		for _, s := range r.Examples {
			if !has("app.yaml", sample(s), r.ID) && !has("app.md", sample(s), r.ID) {
				t.Errorf("%s: example %q is not found", r.ID, s)
			}
		}
		for _, s := range r.Counterexamples {
			if has("app.yaml", sample(s), r.ID) {
				t.Errorf("%s: counterexample %q is found", r.ID, s)
			}
		}
	}
}

func BenchmarkScan(b *testing.B) {
	var src strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&src, "func (s *Server) handler%d(ctx context.Context, token string) error {\n\tkey := cacheKey(ctx, %d)\n\treturn s.store.Get(ctx, key, \"prefix/%d\")\n}\n", i, i, i)
	}
	e, err := New(Options{Root: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("leakvet", func(b *testing.B) {
		b.SetBytes(int64(src.Len()))
		for b.Loop() {
			_, _, _ = e.ScanText(context.Background(), Source{Path: "server.go"}, strings.NewReader(src.String()))
		}
	})
	lib := gitleaksDetector(b)
	lib.MaxDecodeDepth = defaultDepth
	b.Run("gitleaks", func(b *testing.B) {
		b.SetBytes(int64(src.Len()))
		for b.Loop() {
			lib.DetectString(src.String())
		}
	})
}
