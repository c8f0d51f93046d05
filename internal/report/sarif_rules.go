package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/leakvet/leakvet/internal/catalog"
	"github.com/leakvet/leakvet/internal/finding"
)

// registerRules describes the rules of the findings, sorted by id. Rules without
// a finding stay out: there are hundreds, and nothing reads them.
func (b *runBuilder) registerRules(fs []finding.Finding) {
	ids := map[string]bool{}
	for _, f := range fs {
		ids[f.Rule] = true
	}
	driver := b.run.Tool.Driver
	for _, id := range slices.Sorted(keys(ids)) {
		b.ruleIndex[id] = uint(len(driver.Rules))
		driver.Rules = append(driver.Rules, descriptor(b.in.rule(id)))
	}
}

func usedCWE(fs []finding.Finding) []int {
	used := map[int]bool{}
	for _, f := range fs {
		for _, n := range f.CWE {
			used[n] = true
		}
	}
	return slices.Sorted(keys(used))
}

func keys[K comparable, V any](m map[K]V) func(func(K) bool) {
	return func(yield func(K) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func descriptor(r catalog.Rule) *sarif.ReportingDescriptor {
	full := r.Doc.Finds
	if full == "" {
		full = r.Title
	}
	text, markdown := help(r)
	return &sarif.ReportingDescriptor{
		ID:                   r.ID,
		Name:                 name(r.ID),
		ShortDescription:     plain(clip(oneLine(r.Title), maxDescription)),
		FullDescription:      plain(clip(oneLine(full), maxDescription)),
		HelpURI:              ptr(homepage + "#" + pathEscape(r.ID)),
		Help:                 &sarif.MultiformatMessageString{Text: &text, Markdown: &markdown},
		DefaultConfiguration: &sarif.ReportingConfiguration{Level: level(r.Severity)},
		// Confidence is spelt as the precisions are.
		Properties: sarif.Properties{
			"tags":              tags(r),
			"precision":         r.Confidence.String(),
			"security-severity": securitySeverity(r.Severity),
		},
	}
}

// tags put a rule under its production rules and its CWE, the latter as CodeQL
// spells it. GitHub keeps ten.
func tags(r catalog.Rule) []string {
	out := []string{"security"}
	for _, n := range r.Production {
		out = append(out, fmt.Sprintf("leakvet/production-rule-%d", n))
	}
	for _, n := range r.CWE {
		out = append(out, fmt.Sprintf("external/cwe/cwe-%03d", n))
	}
	for _, t := range r.Tags {
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out[:min(len(out), maxTags)]
}

func level(s finding.Severity) string {
	switch s {
	case finding.Critical, finding.High:
		return "error"
	case finding.Medium:
		return "warning"
	}
	return "note"
}

// securitySeverity is a score of the kind that CVSS gives; GitHub calls more than
// 9.0 critical, from 7.0 high, from 4.0 medium.
func securitySeverity(s finding.Severity) string {
	return [...]string{
		finding.Info: "1.0", finding.Low: "3.0", finding.Medium: "5.5", finding.High: "8.0", finding.Critical: "9.5",
	}[s]
}

// help is the rule's manual with the bad and the good example, as Markdown and,
// for viewers without it, as text: Markdown is written to be read as it is.
func help(r catalog.Rule) (text, markdown string) {
	var t, m strings.Builder
	section := func(title, body string) {
		if body = strings.TrimSpace(body); body == "" {
			return
		}
		fmt.Fprintf(&t, "%s\n\n%s\n\n", strings.ToUpper(title), body)
		fmt.Fprintf(&m, "## %s\n\n%s\n\n", title, body)
	}
	section("What it finds", r.Doc.Finds)
	section("Why it matters", r.Doc.Why)
	section("Reported", r.Doc.Example)
	section("Instead", r.Doc.Instead)
	section("Remedy", r.Remedy)
	section("Limits", r.Doc.Limits)
	var breaks []string
	for _, n := range r.Production {
		breaks = append(breaks, "- "+productionRule(n))
	}
	section("Breaks", strings.Join(breaks, "\n"))
	section("More", "`leakvet explain "+r.ID+"`")
	return strings.TrimSpace(t.String()), strings.TrimSpace(m.String())
}

// name turns an id into the name that SARIF wants, such as OpenaiApiKey. An id of
// one word has none: a name must tell more than the id does.
func name(id string) *string {
	parts := strings.FieldsFunc(id, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(parts) < 2 {
		return nil
	}
	for i, p := range parts {
		_, n := utf8.DecodeRuneInString(p)
		parts[i] = strings.ToUpper(p[:n]) + p[n:]
	}
	return ptr(strings.Join(parts, ""))
}

// clip cuts text to a number of characters.
func clip(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	return string([]rune(text)[:limit-1]) + "…"
}
