package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
)

func TestMarkdownLimits(t *testing.T) {
	for name, test := range map[string]struct {
		findings, message int
		want              string
	}{
		"many":  {2000, 20, "… and 1,950 more findings not listed here: 1,950 high."},
		"large": {40, 5000, "more findings not listed here"},
		"huge":  {1, 2_000_000, "… and 1 more finding not listed here: 1 high."},
	} {
		t.Run(name, func(t *testing.T) {
			r := new(finding.Result)
			for i := range test.findings {
				r.Findings = append(r.Findings, finding.Finding{
					Rule: fmt.Sprintf("rule-%d", i), Severity: finding.High, Message: strings.Repeat("m", test.message),
				})
				r.Problems = append(r.Problems, finding.Problem{Message: strings.Repeat("p", test.message)})
			}
			got := render(t, Markdown, Input{Result: r, Version: "0.1.0"})
			if len(got) > 65_536 {
				t.Errorf("%d bytes: GitHub refuses the comment", len(got))
			}
			if !strings.Contains(got, test.want) {
				t.Errorf("no %q", test.want)
			}
			if !strings.HasSuffix(got, "0.1.0</sub>\n") {
				t.Error("the end is missing")
			}
		})
	}
}

// TestMarkdownIsText: what was scanned cannot draw in the comment, end a block,
// fetch an image or notify anybody.
func TestMarkdownIsText(t *testing.T) {
	evil := "</details><img src=x> ![x](http://x) @octocat `code` | *b*\n# h"
	got := render(t, Markdown, Input{Result: &finding.Result{
		Findings: []finding.Finding{{
			Rule: "r", Message: evil, Remedy: evil, Preview: evil,
			Location: finding.Location{Path: evil, Region: finding.Region{StartLine: 1}, Frame: []finding.Line{{Number: 1, Text: "````" + evil}}},
			Flow:     []finding.Step{{Message: evil}},
		}},
		Problems: []finding.Problem{{Message: evil}},
	}})
	for i, l := range strings.Split(got, "\n") {
		if strings.HasPrefix(l, "   1 | ````") { // in a block that a longer fence closes
			continue
		}
		l = strings.ReplaceAll(strings.TrimPrefix(l, "</details>"), "`` "+oneLine(evil)+" ``", "")
		for _, bad := range []string{"</details>", "<img", "![", "@o"} {
			if at := strings.Index(l, bad); at >= 0 && (at == 0 || l[at-1] != '\\') {
				t.Errorf("line %d lets %q through: %s", i+1, bad, l)
			}
		}
	}
	if strings.Count(got, "`````") != 2 {
		t.Errorf("the fence is too short:\n%s", got)
	}
}
