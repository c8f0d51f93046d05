package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/leakvet/leakvet/internal/catalog"
	"github.com/leakvet/leakvet/internal/finding"
)

var (
	//go:embed html/page.html
	htmlPage string
	//go:embed html/style.css
	htmlStyle string
	//go:embed html/data.js
	htmlDataJS string
	//go:embed html/filters.js
	htmlFiltersJS string
	//go:embed html/list.js
	htmlListJS string
	//go:embed html/detail.js
	htmlDetailJS string
	//go:embed html/main.js
	htmlMainJS string
)

// HTML is one file to read findings in: it filters, searches and shows flows with their
// code, works from a disk, and asks no network: its policy lets it run and fetch
// nothing but itself. It has no time in it, so that the same tree gives the same file.
func HTML(w io.Writer, in Input) error {
	data, err := json.Marshal(in.htmlData()) // which escapes what could end the element
	if err != nil {
		return fmt.Errorf("encode the findings for the HTML report: %w", err)
	}
	script := "\"use strict\";\n(() => {\n" + htmlDataJS + htmlFiltersJS + htmlListJS + htmlDetailJS + htmlMainJS + "})();\n"
	page, err := template.New("page").Parse(htmlPage)
	if err != nil {
		return fmt.Errorf("read the page of the HTML report: %w", err)
	}
	var buf bytes.Buffer
	err = page.Execute(&buf, struct {
		Outcome string
		Policy  string
		Style   template.CSS
		Script  template.JS
		Data    template.JS
	}{
		Outcome: in.outcome(tally(in.Result.Findings)),
		Policy:  "default-src 'none'; style-src " + digest(htmlStyle) + "; script-src " + digest(script) + "; base-uri 'none'; form-action 'none'",
		Style:   template.CSS(htmlStyle), Script: template.JS(script), Data: template.JS(data),
	})
	if err != nil {
		return fmt.Errorf("fill the page of the HTML report: %w", err)
	}
	_, err = buf.WriteTo(w)
	return err
}

// digest is a source of a content security policy: the one text that may run.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

type htmlReport struct {
	Outcome    string              `json:"outcome"`
	Scanned    string              `json:"scanned"`
	Problems   []string            `json:"problems"`
	Production map[int]string      `json:"production"`
	Rules      map[string]htmlRule `json:"rules"`
	Findings   []htmlFinding       `json:"findings"`
}

type htmlRule struct {
	Title   string `json:"title,omitempty"`
	Finds   string `json:"finds,omitempty"`
	Why     string `json:"why,omitempty"`
	Example string `json:"example,omitempty"`
	Instead string `json:"instead,omitempty"`
	Remedy  string `json:"remedy,omitempty"`
}

// htmlPlace is a location; region is start line and column, end line and column.
type htmlPlace struct {
	Path   string   `json:"path"`
	Region [4]int   `json:"region"`
	Frame  [][2]any `json:"frame,omitempty"`
}

type htmlStep struct {
	htmlPlace
	Message string `json:"message"`
}

type htmlFinding struct {
	htmlPlace
	Rule        string     `json:"rule"`
	Kind        string     `json:"kind,omitempty"`
	Severity    string     `json:"severity"`
	Confidence  string     `json:"confidence"`
	Message     string     `json:"message"`
	Symbol      string     `json:"symbol,omitempty"`
	Pointer     string     `json:"pointer,omitempty"`
	Preview     string     `json:"preview,omitempty"`
	Production  []int      `json:"production"`
	CWE         []int      `json:"cwe,omitempty"`
	Remedy      string     `json:"remedy,omitempty"` // unless it is the rule's
	Flow        []htmlStep `json:"flow,omitempty"`
	Related     []htmlStep `json:"related,omitempty"`
	Commit      string     `json:"commit,omitempty"`
	Fingerprint string     `json:"fingerprint,omitempty"`
	Suppressed  string     `json:"suppressed,omitempty"`
}

func (in Input) htmlData() htmlReport {
	s := in.Result.Stats
	scanned := append([]string{count(s.Files, "file") + ", " + count(s.Packages, "package") + ", " + size(s.Bytes) + " scanned"}, notShown(s)...)
	r := htmlReport{
		Outcome: in.outcome(tally(in.Result.Findings)), Scanned: strings.Join(scanned, "; ") + ". leakvet " + printable(versionOr(in.Version, "devel")) + ".",
		Problems: []string{}, Production: map[int]string{}, Rules: map[string]htmlRule{}, Findings: []htmlFinding{},
	}
	for _, p := range in.Result.Problems {
		r.Problems = append(r.Problems, string(p.Engine)+": "+problemLine(p))
	}
	for _, f := range append(in.worstFirst(), in.suppressed()...) {
		rule := in.rule(f.Rule)
		r.Rules[printable(f.Rule)] = htmlRuleOf(rule)
		for _, n := range f.Production {
			if p, ok := catalog.Production(n); ok {
				r.Production[n] = p.Title
			}
		}
		h := htmlFinding{
			htmlPlace: htmlPlaceOf(f.Location), Rule: printable(f.Rule), Kind: printable(f.Kind),
			Severity: f.Severity.String(), Confidence: f.Confidence.String(), Message: oneLine(f.Message),
			Symbol: printable(f.Location.Symbol), Pointer: printable(f.Location.Pointer), Preview: printable(f.Preview),
			Production: append([]int{}, f.Production...), CWE: f.CWE, Flow: htmlSteps(f.Flow), Related: htmlSteps(f.Related),
			Fingerprint: f.Fingerprint, Suppressed: because(f.Suppression),
		}
		if f.Remedy != rule.Remedy {
			h.Remedy = oneLine(f.Remedy)
		}
		if c := f.Commit; c != nil {
			h.Commit = brought(c) + " <" + printable(c.Email) + ">"
		}
		r.Findings = append(r.Findings, h)
	}
	return r
}

func htmlRuleOf(r catalog.Rule) htmlRule {
	return htmlRule{
		Title: oneLine(r.Title), Finds: strings.TrimSpace(r.Doc.Finds), Why: strings.TrimSpace(r.Doc.Why),
		Example: strings.TrimRight(r.Doc.Example, "\n"), Instead: strings.TrimRight(r.Doc.Instead, "\n"), Remedy: oneLine(r.Remedy),
	}
}

func htmlPlaceOf(l finding.Location) htmlPlace {
	p := htmlPlace{Path: printable(l.Path), Region: [4]int{l.Region.StartLine, l.Region.StartColumn, l.Region.EndLine, l.Region.EndColumn}}
	for _, line := range l.Frame {
		p.Frame = append(p.Frame, [2]any{line.Number, printable(line.Text)})
	}
	return p
}

func htmlSteps(steps []finding.Step) (out []htmlStep) {
	for _, s := range steps {
		h := htmlStep{htmlPlaceOf(s.Location), oneLine(s.Message)}
		if l := marked(s.Location); l != nil && len(s.Location.Frame) > 5 {
			h.Frame = [][2]any{{l[0].Number, printable(l[0].Text)}}
		}
		out = append(out, h)
	}
	return out
}
