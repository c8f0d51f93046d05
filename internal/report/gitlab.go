package report

import (
	"encoding/json"
	"io"

	"github.com/leakvet/leakvet/internal/finding"
)

// codeQuality is an entry of a GitLab code quality report.
type codeQuality struct {
	Description string `json:"description"`
	CheckName   string `json:"check_name"`
	Fingerprint string `json:"fingerprint"`
	Severity    string `json:"severity"`
	Location    struct {
		Path  string `json:"path"`
		Lines struct {
			Begin int `json:"begin"`
			End   int `json:"end"`
		} `json:"lines"`
	} `json:"location"`
	Categories []string `json:"categories"`
	Content    *content `json:"content,omitempty"`
}

type content struct {
	Body string `json:"body"`
}

// GitLab is the report for artifacts:reports:codequality, which GitLab shows in a merge
// request. What was not scanned is an entry too: an empty report is a clean one.
func GitLab(w io.Writer, in Input) error {
	out := []codeQuality{}
	for _, f := range in.findings() {
		e := codeQuality{
			Description: oneLine(f.Message), CheckName: printable(f.Rule), Fingerprint: f.Fingerprint,
			Severity: gitlabQuality(f.Severity), Categories: []string{"Security"}, Content: &content{in.plainText(f)},
		}
		e.Location.Path = printable(in.repoPath(f.Location.Path))
		e.Location.Lines.Begin = max(f.Location.Region.StartLine, 1)
		e.Location.Lines.End = max(f.Location.Region.EndLine, e.Location.Lines.Begin)
		out = append(out, e)
	}
	for _, p := range in.Result.Problems {
		e := codeQuality{
			Description: "Not scanned: " + oneLine(p.Message), CheckName: "incomplete",
			Fingerprint: finding.Mark{Rule: "incomplete", Path: p.Path, Source: p.Message}.Fingerprint(1),
			Severity:    "major", Categories: []string{"Security"},
		}
		e.Location.Path = printable(in.repoPath(p.Path))
		e.Location.Lines.Begin, e.Location.Lines.End = 1, 1
		out = append(out, e)
	}
	return writeJSON(w, out)
}

func gitlabQuality(s finding.Severity) string {
	return [...]string{
		finding.Info: "info", finding.Low: "minor", finding.Medium: "major", finding.High: "critical", finding.Critical: "blocker",
	}[s]
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
