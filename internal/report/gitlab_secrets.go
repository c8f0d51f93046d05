package report

import (
	"fmt"
	"io"
	"slices"

	"github.com/leakvet/leakvet/internal/finding"
)

// gitlabVersion is that of GitLab's security report schemas.
const gitlabVersion = "15.2.1"

// unknownTime stands for when the scan began and ended, which GitLab requires and makes
// nothing of: one tree gives one report.
const unknownTime = "1970-01-01T00:00:00"

// unknownCommit is what GitLab's own analyzers write where there is none.
const unknownCommit = "0000000"

type gitlabReport struct {
	Version         string                `json:"version"`
	Scan            gitlabScan            `json:"scan"`
	Vulnerabilities []gitlabVulnerability `json:"vulnerabilities"`
}

type gitlabScan struct {
	Analyzer gitlabTool      `json:"analyzer"`
	Scanner  gitlabTool      `json:"scanner"`
	Type     string          `json:"type"`
	Start    string          `json:"start_time"`
	End      string          `json:"end_time"`
	Status   string          `json:"status"`
	Messages []gitlabMessage `json:"messages,omitempty"`
}

type gitlabTool struct {
	ID      string            `json:"id"`
	Name    string            `json:"name"`
	URL     string            `json:"url"`
	Version string            `json:"version"`
	Vendor  map[string]string `json:"vendor"`
}

type gitlabMessage struct {
	Level string `json:"level"`
	Value string `json:"value"`
}

type gitlabVulnerability struct {
	ID          string             `json:"id"`
	Category    string             `json:"category"`
	Name        string             `json:"name"`
	Description string             `json:"description"`
	Severity    string             `json:"severity"`
	Solution    string             `json:"solution,omitempty"`
	Location    gitlabLocation     `json:"location"`
	Identifiers []gitlabIdentifier `json:"identifiers"`
}

type gitlabLocation struct {
	File   string       `json:"file"`
	Start  int          `json:"start_line,omitempty"`
	End    int          `json:"end_line,omitempty"`
	Commit gitlabCommit `json:"commit"`
}

type gitlabCommit struct {
	SHA    string `json:"sha"`
	Author string `json:"author,omitempty"`
	Date   string `json:"date,omitempty"`
}

type gitlabIdentifier struct {
	Type  string `json:"type"`
	Name  string `json:"name"`
	Value string `json:"value"`
	URL   string `json:"url,omitempty"`
}

// GitLabSecrets is the report for artifacts:reports:secret_detection, which fills GitLab's
// vulnerability report.
func GitLabSecrets(w io.Writer, in Input) error {
	tool := gitlabTool{"leakvet", "leakvet", homepage, versionOr(in.Version, "devel"), map[string]string{"name": "leakvet"}}
	out := gitlabReport{
		Version:         gitlabVersion,
		Scan:            gitlabScan{Analyzer: tool, Scanner: tool, Type: "secret_detection", Start: unknownTime, End: unknownTime, Status: "success"},
		Vulnerabilities: []gitlabVulnerability{},
	}
	for _, p := range in.Result.Problems {
		out.Scan.Status = "failure"
		out.Scan.Messages = append(out.Scan.Messages, gitlabMessage{"fatal", "Not scanned (" + string(p.Engine) + "): " + problemLine(p)})
	}
	for _, f := range in.findings() {
		out.Vulnerabilities = append(out.Vulnerabilities, in.vulnerability(f))
	}
	return writeJSON(w, out)
}

// The lengths in characters from which GitLab's schema refuses a report, all of it.
const (
	gitlabName        = 255
	gitlabSolution    = 7000
	gitlabDescription = 1 << 20
)

func (in Input) vulnerability(f finding.Finding) gitlabVulnerability {
	severity := f.Severity.String()
	v := gitlabVulnerability{
		ID: f.Fingerprint, Category: "secret_detection", Name: clip(oneLine(f.Message), gitlabName), Description: clip(in.plainText(f), gitlabDescription),
		Severity: string(severity[0]-'a'+'A') + severity[1:], Solution: clip(oneLine(in.remedy(f)), gitlabSolution),
		Location: gitlabLocation{
			File: printable(in.repoPath(f.Location.Path)), Start: f.Location.Region.StartLine, End: f.Location.Region.EndLine,
			Commit: gitlabCommit{SHA: unknownCommit},
		},
		Identifiers: []gitlabIdentifier{{"leakvet_rule_id", "leakvet rule " + printable(f.Rule), printable(f.Rule), homepage + "#" + pathEscape(f.Rule)}},
	}
	if c := f.Commit; c != nil {
		v.Location.Commit = gitlabCommit{c.ID, printable(c.Author), c.Date}
	}
	for _, n := range slices.Sorted(slices.Values(f.CWE)) {
		v.Identifiers = append(v.Identifiers, gitlabIdentifier{
			"cwe", fmt.Sprintf("CWE-%d", n), fmt.Sprint(n), fmt.Sprintf("https://cwe.mitre.org/data/definitions/%d.html", n),
		})
	}
	return v
}
