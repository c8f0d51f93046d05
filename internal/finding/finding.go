// Package finding is the one model of what leakvet reports. Every engine makes
// findings, every triage stage filters them and every report prints them.
//
// It imports the standard library only, and no field of it can hold a raw
// secret: engines pass a [Secret], which gives out a preview and nothing else.
package finding

import "slices"

// Engine names the part of leakvet that made a finding.
type Engine string

// The engines, as `--only` spells them.
const (
	EngineGo      Engine = "go"
	EngineText    Engine = "text"
	EnginePosture Engine = "posture"
)

// Region is a range in a text file. Lines and columns count from 1; columns
// count UTF-16 code units, as SARIF and editors do; the end column is
// exclusive. A zero StartLine means that the finding has no position in its
// file.
type Region struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"`
}

// Line is one line of source for a code frame, already redacted.
type Line struct {
	Number int    `json:"number"`
	Text   string `json:"text"`
}

// Location is a place in the scanned tree.
type Location struct {
	// Path is relative to the scan root, with slashes.
	Path   string `json:"path"`
	Region Region `json:"region"`
	// Symbol is the enclosing Go function, such as "(*Worker).Run".
	Symbol string `json:"symbol,omitempty"`
	// Pointer is the path inside an artifact, such as "/headers/Authorization".
	Pointer string `json:"pointer,omitempty"`
	// Object is the git blob that the region counts in, where that is not the file
	// in the tree: a version of history, or what is staged.
	Object string `json:"object,omitempty"`
	// Frame holds the lines around the region for people to read. Whoever
	// fills it redacts every line first, see [Secret].
	Frame []Line `json:"frame,omitempty"`
}

// Commit is a commit of a git repository.
type Commit struct {
	ID     string `json:"id"`
	Author string `json:"author"`
	Email  string `json:"email"`
	// Date is when the author made it, in RFC 3339.
	Date string `json:"date"`
}

// Short returns as much of the id as people read.
func (c *Commit) Short() string { return c.ID[:min(len(c.ID), 12)] }

// Step is one hop of a flow, from the source to the sink.
type Step struct {
	Location Location `json:"location"`
	Message  string   `json:"message"`
}

// Finding is one leak, or one weakness of posture.
type Finding struct {
	// Rule is the id in the catalog, such as "promptleak" or "openai-api-key".
	Rule string `json:"rule"`
	// Kind refines the rule by its sink, such as "tool-result"; empty for text.
	Kind   string `json:"kind,omitempty"`
	Engine Engine `json:"engine"`
	// Production lists the production rules (1 to 7) that the finding breaks.
	Production []int      `json:"production"`
	Severity   Severity   `json:"severity"`
	Confidence Confidence `json:"confidence"`
	// Message is one sentence that names source and sink.
	Message  string   `json:"message"`
	Location Location `json:"location"`
	// Flow has the steps from source to sink; empty where there is no flow.
	Flow []Step `json:"flow,omitempty"`
	// Preview shows enough of the secret to recognise it, see [Secret.Preview].
	Preview string `json:"preview,omitempty"`
	// Identity tells equal secrets from others; it leaves the process only as a short
	// keyed digest, see [Fingerprints].
	Identity Identity `json:"-"`
	// Related lists the other places where the same leak was seen.
	Related []Step `json:"related,omitempty"`
	// Suppression says why the finding is not to be shown, if it is not.
	Suppression *Suppression `json:"suppression,omitempty"`
	// Commit is the one that brought the leak in, if history was scanned. The place is in its
	// version of the file if that has an Object, else in the tree.
	Commit      *Commit `json:"commit,omitempty"`
	Fingerprint string  `json:"fingerprint"`
	CWE         []int   `json:"cwe,omitempty"`
	Remedy      string  `json:"remedy,omitempty"`
}

// Compare orders findings by path, position, rule and message, so that two runs
// print the same bytes.
func Compare(a, b Finding) int {
	for _, c := range []int{
		compare(a.Location.Path, b.Location.Path),
		compare(a.Location.Region.StartLine, b.Location.Region.StartLine),
		compare(a.Location.Region.StartColumn, b.Location.Region.StartColumn),
		compare(a.Rule, b.Rule),
		compare(a.Kind, b.Kind),
		compare(a.Message, b.Message),
		compare(a.Location.Region.EndLine, b.Location.Region.EndLine),
		compare(a.Location.Region.EndColumn, b.Location.Region.EndColumn),
		compare(a.commit(), b.commit()),
	} {
		if c != 0 {
			return c
		}
	}
	return 0
}

// commit orders findings at one place by age.
func (f *Finding) commit() string {
	if f.Commit == nil {
		return ""
	}
	return f.Commit.Date + f.Commit.ID
}

func compare[T int | string](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Sort puts findings into the order of [Compare].
func Sort(fs []Finding) { slices.SortStableFunc(fs, Compare) }

// Problem is something that could not be analysed: a package that does not
// compile, a file that cannot be read. Any problem makes a scan incomplete.
type Problem struct {
	Engine Engine `json:"engine"`
	// Path is the file or package concerned, relative to the scan root if it is in it.
	Path string `json:"path,omitempty"`
	// Message says what happened and what to do about it.
	Message string `json:"message"`
}

// Result is what one scan yields: the findings, and how far they can be trusted.
type Result struct {
	Findings []Finding `json:"findings"`
	// Suppressed are the findings that an allow took away, see [Suppression].
	Suppressed []Finding `json:"suppressed,omitempty"`
	Problems   []Problem `json:"problems"`
	Stats      Stats     `json:"stats"`
}

// Stats counts what was looked at.
type Stats struct {
	Files    int   `json:"files"`
	Bytes    int64 `json:"bytes"`
	Packages int   `json:"packages"`
	// Skipped counts files left out on purpose: binary, excluded, too large.
	Skipped int `json:"skipped"`
	// Suppressed counts findings that an allow comment or rule took away.
	Suppressed int `json:"suppressed"`
	// Baselined counts findings that the baseline knows.
	Baselined int `json:"baselined,omitempty"`
	// Unchanged counts findings that a change since a revision neither touches nor
	// brings about.
	Unchanged int `json:"unchanged,omitempty"`
}

// Complete reports whether everything asked for was analysed.
func (r *Result) Complete() bool { return len(r.Problems) == 0 }
