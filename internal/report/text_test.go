package report

import (
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/leakvet/leakvet/internal/finding"
)

func TestTextFitsTheTerminal(t *testing.T) {
	for _, w := range []int{40, 47, 60, 80, 132} {
		in := fixture(t)
		in.Width = w
		for _, l := range strings.Split(render(t, Text, in), "\n") {
			if width(l) > w && !strings.Contains(l, "testdata/größe/結果.json:1:65") { // a place stays whole, to be opened
				t.Errorf("width %d: line of %d: %q", w, width(l), l)
			}
		}
	}
}

func TestTextColorsOnlyIfAsked(t *testing.T) {
	in := fixture(t)
	if strings.Contains(render(t, Text, in), "\x1b") {
		t.Error("escape sequences without Color")
	}
	in.Color = true
	got := render(t, Text, in)
	if !strings.Contains(got, "\x1b[1;7;31mcritical\x1b[0m") {
		t.Error("critical is not red")
	}
	var plain strings.Builder
	for i, part := range strings.Split(got, "\x1b[") {
		if i > 0 {
			_, part, _ = strings.Cut(part, "m")
		}
		plain.WriteString(part)
	}
	var want strings.Builder
	for _, l := range strings.Split(plain.String(), "\n") {
		want.WriteString(strings.TrimRight(l, " ") + "\n")
	}
	in.Color = false
	if strings.TrimSpace(want.String()) != strings.TrimSpace(render(t, Text, in)) {
		t.Error("the text itself depends on colour")
	}
}

// TestTextIsInert: neither a file's name nor its content drives the terminal.
func TestTextIsInert(t *testing.T) {
	evil := "a\x1b]0;title\x07b\u202ec\u2066d\x9be"
	in := Input{Result: &finding.Result{
		Findings: []finding.Finding{{
			Rule: "r" + evil, Message: "m" + evil, Remedy: "x" + evil, Preview: "p" + evil, Production: []int{1},
			Location: finding.Location{
				Path: "p" + evil, Symbol: "s" + evil, Region: finding.Region{StartLine: 1, StartColumn: 2, EndLine: 1, EndColumn: 3},
				Frame: []finding.Line{{Number: 1, Text: evil}},
			},
			Flow: []finding.Step{{Location: finding.Location{Path: evil}, Message: evil}},
		}},
		Problems: []finding.Problem{{Path: evil, Message: evil}},
	}}
	for _, f := range Formats() {
		got := render(t, f.Report, in)
		for _, bad := range []string{"\x1b", "\x07", "\u202e", "\u2066", "\u009b"} {
			// Programs, not terminals, read JSON and SARIF.
			if forPrograms := f.Name == "json" || f.Name == "sarif"; strings.Contains(got, bad) && (!forPrograms || bad < " ") {
				t.Errorf("%s lets %q through", f.Name, bad)
			}
		}
	}
}

func TestTextMarksTheRegion(t *testing.T) {
	preview := finding.NewSecret(marker).Preview()
	for name, test := range map[string]struct {
		line, piece, preview string
		window               int
		want, under          string
	}{
		"plain":          {"x := key", "key", "", 40, "x := key", "     ^^^"},
		"tabs":           {"\tx :=\tkey", "key", "", 40, "x :=    key", "        ^^^"},
		"wide":           {"名前 key", "key", "", 40, "名前 key", "     ^^^"},
		"astral":         {"🔑 key", "key", "", 40, "🔑 key", "   ^^^"},
		"combining":      {"e\u0301 key", "key", "", 40, "e\u0301 key", "  ^^^"},
		"control":        {"\x1b key", "key", "", 40, `\x1b key`, "     ^^^"},
		"behind preview": {"k=" + preview + " end", "k=", preview, 40, "k=" + preview + " end", strings.Repeat("^", 31)},
		"scrolled":       {strings.Repeat("a", 50) + " key", "key", "", 20, "…aaaaaaaaaaaaaaa key", "                 ^^^"},
		"cut":            {"key " + strings.Repeat("a", 50), "key", "", 20, "key aaaaaaaaaaaaaaa…", "^^^"},
		"half a wide":    {"key " + strings.Repeat("名", 50), "key", "", 19, "key 名名名名名名名…", "^^^"},
	} {
		t.Run(name, func(t *testing.T) {
			before, _, _ := strings.Cut(test.line, test.piece)
			start := 1 + len(utf16.Encode([]rune(before)))
			f := newFrame([]finding.Line{{Number: 7, Text: test.line}},
				finding.Region{StartLine: 7, StartColumn: start, EndLine: 7, EndColumn: start + units(test.piece)}, test.preview, test.window)
			if f.marked != 0 || f.rows[0].text != test.want {
				t.Errorf("line %q, want %q", f.rows[0].text, test.want)
			}
			if under := strings.Repeat(" ", f.start) + strings.Repeat("^", f.length); under != test.under {
				t.Errorf("mark %q, want %q", under, test.under)
			}
		})
	}
}

// TestTextSurvivesWrongRegions: an engine's mistake must not cost the report.
func TestTextSurvivesWrongRegions(t *testing.T) {
	for _, text := range []string{"", "\t", "short", "名"} {
		for _, r := range [][4]int{{}, {1, 0, 1, 0}, {1, 99, 1, 101}, {1, 5, 1, 2}, {1, -3, 0, -9}, {1, 2, 9, 1}, {9, 1, 9, 2}} {
			f := newFrame([]finding.Line{{Number: 1, Text: text}},
				finding.Region{StartLine: r[0], StartColumn: r[1], EndLine: r[2], EndColumn: r[3]}, "", 3)
			if f.marked >= 0 && (f.length < 1 || f.start < 0) {
				t.Errorf("%q %v: mark at %d, %d long", text, r, f.start, f.length)
			}
		}
	}
}

func TestWrap(t *testing.T) {
	for text, want := range map[string]string{
		"":                 "",
		"one two three":    "one two|three",
		"averyverylongone": "averyver|ylongone",
		"a 名前名前名前":         "a|名前名前|名前",
	} {
		if got := strings.Join(wrap(text, 8), "|"); got != want {
			t.Errorf("wrap(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for got, want := range map[string]string{
		count(1, "file"):           "1 file",
		count(0, "file"):           "0 files",
		count(12345678, "file"):    "12,345,678 files",
		size(1):                    "1 byte",
		size(999):                  "999 bytes",
		size(1000):                 "1.0 kB",
		size(999_960):              "1.0 MB",
		size(4_321_000):            "4.3 MB",
		elapsed(34 * 1e6):          "34 ms",
		elapsed(1240 * 1e6):        "1.2 s",
		elapsed(125 * time.Second): "2 min 5 s",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
