package textscan

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/leakvet/leakvet/internal/artifact"
)

// Where a finding stands in JSON lines is read from its own line, where that says all.
func TestPathsOfRecords(t *testing.T) {
	text := "{\"a\":{\"b\":\"mark\"}}\nsome prose: mark\n  {\"c\":[\"mark\",1]}\n{\"broken\":\"mark\", then: mark=\"mark\"\n" +
		"{\"choices\":[{\"delta\":{\"content\":\"ma\"}}]}\n{\"choices\":[{\"delta\":{\"content\":\"rk mark\"}}]}\n[{\"d\":\"mark\"}]\n{\"e\":\"{\\\"f\\\":\\\"mark\\\"}\"}"
	e, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	a := e.unwrap(t.Context(), "a.jsonl", artifact.Lines, text, nil)
	const base = 5 // of the piece
	var ranges []span
	for at := base; ; {
		i := strings.Index(text[at:], "mark")
		if i < 0 {
			break
		}
		ranges = append(ranges, span{at + i - base, at + i + 4 - base})
		at += i + 4
	}
	got, want := a.pathsAt(base)(ranges), a.leafPaths(ranges, base, span{0, len(text)})
	if d := cmp.Diff(want, got); d != "" || len(got) != 9 || got[0] != "/a/b" || got[2] != "/c/0 (c)" {
		t.Errorf("%q (-want +got):\n%s", got, d)
	}
}
