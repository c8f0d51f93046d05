package triage

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/rules"
	"github.com/leakvet/leakvet/rules/allow"
)

// The rules about allows.
const (
	UnusedAllow  = "unused-allow"
	ExpiredAllow = "expired-allow"
)

// Comment is a line of the tree that says leakvet:allow.
type Comment struct {
	Path string
	Line int
}

// Ignored is an entry of .gitleaksignore that no finding met.
type Ignored struct {
	File string
	Line int
	// Rule and Path are what it is about; empty if it has not that form.
	Rule, Path string
}

// Unused finds the allows that suppress nothing any more: they hide the next leak at
// their place before anybody has seen it.
type Unused struct {
	Comments []Comment
	Ignored  []Ignored
	Inline   *Inline
	Allows   *Allows
	// Ran reports whether a rule was looked for everywhere; known is false for an id
	// of which there is no rule.
	Ran func(rule, path string) (ran, known bool)
	// Everything is set if the scan was of the whole tree with all rules.
	Everything bool
}

// Find returns a finding for each. It comes after [Inline.Stage] and [Allows.Stage].
func (u *Unused) Find() []finding.Finding {
	var out []finding.Finding
	for _, c := range u.Comments {
		if message := u.comment(c); message != "" {
			out = append(out, about(UnusedAllow, c.Path, c.Line, message))
		}
	}
	for _, i := range u.Ignored {
		if message := u.ignored(i); message != "" {
			out = append(out, about(UnusedAllow, i.File, i.Line, message))
		}
	}
	for i, a := range u.Allows.List {
		switch {
		case a.expired(u.Allows.Now):
			last := a.Expires.Add(-time.Second).Format(time.DateOnly)
			out = append(out, about(ExpiredAllow, a.File, a.Line, fmt.Sprintf("the allow of %s was good until %s and suppresses nothing any more", a, last)))
		case u.Everything && !u.Allows.used[i]:
			out = append(out, about(UnusedAllow, a.File, a.Line, fmt.Sprintf("the allow of %s suppresses nothing", a)))
		}
	}
	finding.Sort(out)
	out = slices.CompactFunc(out, func(a, b finding.Finding) bool { return finding.Compare(a, b) == 0 })
	finding.Fingerprints(out, nil)
	return out
}

// comment says what is wrong with a comment, if anything is.
func (u *Unused) comment(c Comment) string {
	place := fmt.Sprintf("%s:%d", c.Path, c.Line)
	if u.Inline.used[place] {
		return ""
	}
	lines := u.Inline.Lines(finding.Location{Path: c.Path})
	if c.Line > len(lines) || !allow.Meant(c.Path, lines[c.Line-1]) {
		return ""
	}
	parsed, ok := allow.Parse(lines[c.Line-1])
	if !ok || !parsed.Complete() || aside(c.Path) && strings.HasSuffix(c.Path, ".go") {
		return "" // Go files aside of the product are not always analysed
	}
	var unused []string
	for _, r := range parsed.Rules {
		id, _, _ := strings.Cut(r, "/")
		if strings.ToUpper(id) == id {
			return "" // RULE stands for one
		}
		ran, known := u.Ran(id, c.Path)
		if !known {
			return fmt.Sprintf("leakvet:allow names %s, which is no rule, and suppresses nothing", r)
		}
		if !ran {
			return ""
		}
		unused = append(unused, r)
	}
	if len(unused) == 0 {
		return ""
	}
	return fmt.Sprintf("leakvet:allow of %s suppresses nothing", strings.Join(unused, ", "))
}

// ignored says what is wrong with an entry of .gitleaksignore, if anything is. An entry of
// another form is not quoted: nobody knows what it is.
func (u *Unused) ignored(i Ignored) string {
	if !u.Everything {
		return ""
	}
	if i.Rule == "" {
		return "the entry is not path:rule:line and suppresses nothing"
	}
	ran, known := u.Ran(i.Rule, i.Path)
	switch {
	case !known:
		return "the entry names no rule and suppresses nothing"
	case !ran:
		return ""
	}
	return fmt.Sprintf("the entry of %s suppresses nothing", i.Rule)
}

// String names an allow by what it says.
func (a Allow) String() string {
	name := cmp.Or(a.Rule, a.Fingerprint)
	if a.Glob == "" {
		return name
	}
	return cmp.Or(name, "all findings") + " in " + a.Glob
}

func about(rule, file string, line int, message string) finding.Finding {
	f := finding.Finding{
		Rule: rule, Engine: finding.EnginePosture, Message: message,
		Severity: finding.Info, Confidence: finding.HighConfidence,
		Location: finding.Location{Path: path.Clean(file), Region: finding.Region{StartLine: line, EndLine: line}},
	}
	for _, r := range AllowRules() {
		if r.ID == rule {
			f.Production, f.CWE, f.Remedy = r.Production, r.CWE, r.Remedy
			f.Severity, _ = finding.ParseSeverity(r.Severity)
		}
	}
	return f
}

// AllowRules describes the rules about allows, for the catalog.
func AllowRules() []rules.Rule {
	return []rules.Rule{
		{
			ID: UnusedAllow, Title: "allow that suppresses nothing",
			Doc: rules.Doc{
				Finds:   "A comment `leakvet:allow`, an `[[allow]]` of the configuration or an entry of .gitleaksignore that no finding needs any more, or that names no rule. What was not scanned with every engine and rule is not judged.",
				Why:     "It stays where the code changes, and hides the next leak at its place before anybody has seen it.",
				Example: "    log.Print(\"started\") //" + "leakvet:allow logleak -- prints the key's id only",
				Instead: "    log.Print(\"started\")",
				Limits:  "Comments in prose, in test data and in Go files that no package of the build has are not judged, nor are entries of .gitleaksignore for a commit unless history is scanned. What suppresses nothing here gitleaks may still report.",
			},
			Severity: "info", Confidence: "high", Production: []int{4},
			Remedy: "Delete the allow.", Source: "internal/triage",
		},
		{
			ID: ExpiredAllow, Title: "allow that has expired",
			Doc: rules.Doc{
				Finds:   "An `[[allow]]` of the configuration whose `expires` has passed. It suppresses nothing any more; what it hid is reported again.",
				Why:     "Somebody accepted a leak until that day, and the day is over.",
				Example: "    [[allow]]\n    rule    = \"logleak\"\n    path    = \"cmd/legacy/**\"\n    reason  = \"removed with the old worker\"\n    expires = 2025-12-31",
				Instead: "Repair the leak and delete the stanza.",
				Limits:  "Comments in code have no date.",
			},
			Severity: "low", Confidence: "high", Production: []int{4},
			Remedy: "Repair what it allowed, or decide anew and set another date.", Source: "internal/triage",
		},
	}
}
