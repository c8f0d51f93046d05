// Package rules is leakvet's policy as data: what a rule says about itself, which
// symbols of which library are sources, sinks, sanitizers and propagators, and
// the seven production rules that order everything.
//
// It imports nothing of ours and no scanner library, so that a linter which
// embeds the analyzers stays light.
package rules

// Rule is all that leakvet says about one rule. It stands beside the rule; the
// command line, SARIF, the README table and readiness read it from there.
type Rule struct {
	// ID is "promptleak" (a Go check: also package, analyzer, flag prefix and
	// testdata folder) or kebab-case, provider first, for a text rule.
	ID    string
	Title string
	Doc   Doc
	// Severity and Confidence are the defaults, as internal/finding spells them.
	Severity   string
	Confidence string
	// Production lists the production rules that a finding breaks.
	Production []int
	CWE        []int
	// Tags are references such as "owasp-llm02-2025".
	Tags []string
	// Remedy is one line that says what to do.
	Remedy string
	// Source is the file that the rule lives in, from the repository's root.
	Source string
}

// Doc is a rule's manual: Markdown, in the sections that every rule has.
type Doc struct {
	Finds   string // what it finds
	Why     string // why it matters: what an attacker gains
	Example string // code or text that is reported
	Instead string // the right way to do it
	Limits  string // known misses and false alarms
}
