package textscan

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zricethezav/gitleaks/v8/detect"
	"github.com/zricethezav/gitleaks/v8/sources"

	"github.com/leakvet/leakvet/internal/finding"
)

// compatKey is what gitleaks and we are compared by.
type compatKey struct {
	path, rule, match, secret string
	region                    finding.Region
}

// compared counts what a comparison has seen.
type compared struct{ same, bytes int }

// compare scans one file with the library and with us, piece by piece.
func compare(t *testing.T, e *Engine, lib *detect.Detector, path, text string, n *compared) {
	t.Helper()
	file := sources.File{Content: strings.NewReader(text), Path: path}
	err := file.Fragments(context.Background(), func(part sources.Fragment, err error) error {
		if err != nil {
			return err
		}
		n.bytes += len(part.Raw)
		theirs, ours := make(map[compatKey]bool), make(map[compatKey]bool)
		for _, f := range lib.Detect(detect.Fragment(part)) {
			if !strings.HasPrefix(f.Match, "file detected: ") {
				theirs[compatKey{f.File, f.RuleID, f.Match, f.Secret, finding.Region{StartLine: f.StartLine, StartColumn: f.StartColumn, EndLine: f.EndLine, EndColumn: f.EndColumn}}] = true
			}
		}
		for _, m := range e.compatMatches(context.Background(), Source{Path: part.FilePath}, part.Raw, part.StartLine) {
			ours[compatKey{part.FilePath, m.rule.ID, m.match, m.secret, m.region}] = true
		}
		for k := range theirs {
			if !ours[k] {
				t.Errorf("%s:%d:%d: gitleaks finds %s (%d characters of %d) and we do not", path, k.region.StartLine, k.region.StartColumn, k.rule, len(k.secret), len(k.match))
				continue
			}
			n.same++
		}
		for k := range ours {
			if !theirs[k] {
				t.Errorf("%s:%d:%d: we find %s (%d characters of %d) and gitleaks does not", path, k.region.StartLine, k.region.StartColumn, k.rule, len(k.secret), len(k.match))
			}
		}
		return nil
	})
	if err != nil {
		t.Errorf("%s: %v", path, err)
	}
}

func compatEngine(t *testing.T, depth int) (*Engine, *detect.Detector) {
	t.Helper()
	e, err := New(Options{Root: t.TempDir(), Compat: true, DecodeDepth: depth})
	if err != nil {
		t.Fatal(err)
	}
	lib := gitleaksDetector(t)
	lib.MaxDecodeDepth = max(depth, 0)
	return e, lib
}

// In compat mode rule, file, line, columns, match and secret are gitleaks', with decoding
// and without, in the samples of both and in real trees. LEAKVET_COMPAT_MB says how
// much of the module cache is compared beyond gitleaks itself; without it, what would be
// compared twice is compared with decoding alone.
func TestCompatIsGitleaks(t *testing.T) {
	samples, theirs, trees := compatSamples(), make(map[string]string), make(map[string]string)
	root := moduleDir(t, "github.com/zricethezav/gitleaks/v8")
	readTree(t, root, "", -1, theirs)
	plain := []map[string]string{theirs}
	if mb, err := strconv.Atoi(os.Getenv("LEAKVET_COMPAT_MB")); err == nil {
		plain = append(plain, samples)
		readTree(t, filepath.Dir(filepath.Dir(filepath.Dir(root))), "cache", mb<<20, trees)
	} else {
		readTree(t, moduleDir(t, "github.com/mholt/archives"), "", 300<<10, trees)
	}
	for depth, texts := range map[int][]map[string]string{-1: plain, gitleaksDepth: {samples, theirs, trees}} {
		t.Run(fmt.Sprintf("depth %d", max(depth, 0)), func(t *testing.T) {
			t.Parallel()
			e, lib := compatEngine(t, depth)
			var n compared
			for _, set := range texts {
				for path, text := range set {
					compare(t, e, lib, path, text, &n)
				}
			}
			t.Logf("%d findings in %.1f MB are the same", n.same, float64(n.bytes)/1e6)
			if n.same < atLeast(600, 200) || depth > 0 && n.same < 2000 {
				t.Errorf("only %d findings to compare", n.same)
			}
		})
	}
}

// thorough is set in CI: all samples are read in every shape, not one of three.
func thorough() bool { return os.Getenv("LEAKVET_COMPAT_MB") != "" }

// atLeast is the number of checks without which a test shows nothing.
func atLeast(thoroughly, quickly int) int {
	if thorough() {
		return thoroughly
	}
	return quickly
}

// everyThird keeps the lines that stand in the n-th place of three: of three samples of a
// kind, one. gitleaks takes more than in proportion to read such texts. In CI all stay.
func everyThird(text string, n int) string {
	if thorough() {
		return text
	}
	var b strings.Builder
	i := 0
	for line := range strings.Lines(text) {
		if i++; i%3 == n {
			b.WriteString(line)
		}
	}
	return b.String()
}

// compatSamples are texts in which the two could come to differ.
func compatSamples() map[string]string {
	own := ownSamples()
	one, two, three := everyThird(own, 0), everyThird(own, 1), everyThird(own, 2)
	b64 := base64.StdEncoding.EncodeToString([]byte(own[:3000]))
	return map[string]string{
		"samples.txt":  own,
		"crlf.txt":     strings.ReplaceAll(one, "\n", "\r\n"),
		"one-line.txt": strings.ReplaceAll(two, "\n", " ; "),
		"no-end.txt":   strings.TrimSuffix(three, "\n"),
		"lines.txt":    "\n\n" + strings.ReplaceAll(one, "\n", "\n\n"),
		"false.txt":    "api_key = " + sample("{alnum:20}") + "false" + sample("{alnum:12}"),
		"allow.txt":    "x\nkey = " + groq + " # gitleaks:allow\nkey = " + groq,
		"b64.txt":      b64 + "\nx " + base64.StdEncoding.EncodeToString([]byte(b64)) + "\n",
		"hex.txt":      "k: " + hex.EncodeToString([]byte(own[:500])) + "\n" + "h=" + hex.EncodeToString([]byte(groq)),
		"percent.txt":  "https://h.internal/?q=" + url.QueryEscape("key="+groq) + "\n" + url.QueryEscape(own[:2000]),
		"unicode.txt":  `"k": "\u0067\u0073\u006b\u005f` + groq[4:] + "\"\n",
		"long.txt":     strings.Repeat("words and words\n", 8_000) + two + strings.Repeat("x", 120_000) + "\n" + three,
		"edge.txt":     strings.Repeat("y", 99_980) + " " + groq + strings.Repeat(" z", 20_000) + " " + groq,
	}
}

func moduleDir(t *testing.T, module string) string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		t.Fatalf("find the module %s: %v", module, err)
	}
	return strings.TrimSpace(string(dir))
}

// readTree reads the texts of a tree, about as many bytes as wanted, spread over it: -1 for all.
func readTree(t *testing.T, root, without string, limit int, texts map[string]string) {
	t.Helper()
	var files []string
	total := 0
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == without {
			return fs.SkipDir
		}
		if info, err := d.Info(); err == nil && d.Type().IsRegular() && info.Size() < 2<<20 {
			files, total = append(files, p), total+int(info.Size())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	step := 1
	if limit > 0 {
		step = max(1, total/limit)
	}
	for i := 0; i < len(files); i += step {
		data, err := os.ReadFile(files[i])
		rel, _ := filepath.Rel(root, files[i])
		if err != nil {
			t.Fatal(err)
		}
		if limit < 0 || bytes.IndexByte(data, 0) < 0 {
			texts[filepath.ToSlash(rel)] = string(data)
		}
	}
}

// What gitleaks' entropy cut loses of real keys of hex digits, default mode keeps.
func TestEntropyKeepsHexKeys(t *testing.T) {
	const digits = "0123456789abcdef"
	e, _ := compatEngine(t, -1)
	ours, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	lost := 0
	state := uint64(42)
	for range 400 {
		var b strings.Builder
		for range 32 {
			state = state*6364136223846793005 + 1442695040888963407
			b.WriteByte(digits[state>>60])
		}
		text := "datadog_api_secret = \"" + b.String() + "\"\n"
		found, _, err := ours.ScanText(t.Context(), Source{Path: "a.yaml"}, strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		isLost := !slices.ContainsFunc(e.compatMatches(t.Context(), Source{Path: "a.yaml"}, text, 1), func(m compatMatch) bool { return m.secret == b.String() })
		if isLost {
			lost++
		}
		if len(found) == 0 && isLost && entropy(b.String()) >= 2.9 {
			t.Errorf("a key with an entropy of %.2f is lost", entropy(b.String()))
		}
	}
	if lost < 20 {
		t.Errorf("gitleaks loses %d of 400 keys: the test shows nothing", lost)
	}
}

func TestGitleaksRegion(t *testing.T) {
	for _, c := range []struct {
		text       string
		start, end int
		want       finding.Region
		line       string
	}{
		{"abc", 1, 2, finding.Region{StartLine: 0, StartColumn: 2, EndLine: 0, EndColumn: 2}, "abc"},
		{"ab\ncd\n", 3, 5, finding.Region{StartLine: 1, StartColumn: 2, EndLine: 1, EndColumn: 3}, "\ncd"},
		{"ab\ncd", 3, 5, finding.Region{StartLine: 1, StartColumn: 2, EndLine: 1, EndColumn: 3}, "ab\ncd"},
		{"ab\ncd\n", 2, 5, finding.Region{StartLine: 1, StartColumn: 1, EndLine: 1, EndColumn: 3}, "\ncd"},
	} {
		r, line := gitleaksRegion(c.text, c.start, c.end)
		if d := cmp.Diff(c.want, r); d != "" || line != c.line {
			t.Errorf("%q %d-%d: line %q\n%s", c.text, c.start, c.end, line, d)
		}
	}
}
