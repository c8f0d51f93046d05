package textscan

import (
	"slices"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/lazyregexp"
)

// places says which production rules a secret breaks by where it lies: the same
// key is a replay problem in a cassette and a prompt problem in a system prompt.
// The first row that matches holds; elsewhere the rule's own list does.
var places = []struct {
	path       *lazyregexp.Regexp
	production []int
}{
	// recorded traffic, dead letters, transcripts: what is played again
	{lazyregexp.New(`(?i)(?:^|/)(?:cassettes?|fixtures?|recordings?|replays?|snapshots?|__snapshots__|transcripts?|trajectories|dlq|dead[-_]?letters?|sessions?|vcr)(?:/|[-_.][^/]*$)|\.(?:har|cast|jsonl|ndjson|snap|golden|pcap|dump|rdb)$`), []int{7}},
	// what a model reads
	{lazyregexp.New(`(?i)(?:^|/)(?:prompts?|system[-_]?prompts?|instructions?|skills?|personas?)(?:/|[-_.][^/]*$)|\.(?:prompt|prompty|mustache|jinja2?|j2)$|(?:^|/)(?:AGENTS|CLAUDE|GEMINI|SKILL|COPILOT)\.md$|\.mdc$|(?:^|/)\.(?:cursorrules|windsurfrules)$`), []int{1}},
	// one environment's settings among those of others
	{lazyregexp.New(`(?i)(?:^|/)\.env\.[\w-]+$|[-_.](?:dev|development|stag|staging|stage|prod|production|qa|uat|sandbox|preview)\.(?:ya?ml|json|toml|env|ini|properties|tfvars|conf)$|(?:^|/)(?:environments?|envs|overlays|values)/`), []int{3, 5}},
	// what is logged and what is read by everybody
	{lazyregexp.New(`(?i)\.(?:log|out|md|rst|adoc|txt)$|(?:^|/)(?:docs?|logs?)/`), []int{4}},
	// what is frozen into an image or a release
	{lazyregexp.New(`(?i)(?:^|/)(?:Dockerfile|Containerfile)[^/]*$|(?:^|/)(?:docker-)?compose[^/]*\.ya?ml$|(?:^|/)\.goreleaser\.ya?ml$`), []int{4, 5}},
}

// place is what a file's path says about the secrets in it.
type place struct {
	rules  []int  // the production rules of its row, nil if it has none
	class  string // what an artifact is for, see [artifact.ClassOf]
	sample bool
	path   string
}

func placeOf(path string) place {
	p := place{path: path, sample: samplePath.MatchString(path)}
	for _, row := range places {
		if row.path.MatchString(path) {
			p.rules = row.production
			break
		}
	}
	return p
}

// production returns the production rules that a finding breaks here; own are
// those of its rule.
func (p place) production(own []int) []int {
	if p.rules == nil {
		return slices.Clone(own)
	}
	out := slices.Clone(p.rules)
	for _, n := range own {
		// 4 is what every rule has for want of a better; the place is better.
		if n != 4 && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// samplePath matches paths of files that are not run in production.
var samplePath = lazyregexp.New(`(?i)(?:^|/)(?:testdata|tests?|__tests__|fixtures?|examples?|samples?|docs?|mocks?|demos?|spec)/|_test\.go$|\.(?:test|spec)\.[jt]sx?$|(?:^|/)(?:test_[^/]*|conftest)\.py$|(?:^|[/.])(?:example|sample|template|dist|tmpl)(?:\.|$)|\.(?:example|sample|template|dist|tmpl)$`)

// testPath matches paths of tests and examples that are programs.
var testPath = lazyregexp.New(`(?i)(?:^|/)(?:tests?|__tests__|examples?|samples?|mocks?|demos?|spec)/|_test\.go$|\.(?:test|spec)\.[jt]sx?$|(?:^|/)(?:test_[^/]*|conftest)\.py$`)

// confidence lowers what a generic rule found in a test or an example: there
// stands made-up material of every kind, and vectors of cryptographic tests.
func (p place) confidence(c finding.Confidence, h *hit) finding.Confidence {
	const vector = 64 // hex digits
	if testPath.MatchString(p.path) && !slices.Contains(p.rules, 7) && h.rule.class < fixed && !random(h.value) && !isHex(h.value) {
		return finding.LowConfidence // what somebody typed into a test
	}
	if p.sample && (h.rule.class == generic || h.rule.class < fixed && len(h.value) >= vector && isHex(h.value)) {
		return finding.LowConfidence
	}
	return c
}

// testKey matches values that say themselves that they open a test account.
var testKey = lazyregexp.New(`^(?:sk|rk|pk)_test_|^signkey-(?:test|dev)|^tr_dev_|-sandbox-|^access-sandbox`)

// severity weighs a finding: what the rule says, two less for the key of a test account. That
// tests and examples weigh less is for triage to say, which knows what was asked for.
func severity(h *hit) finding.Severity {
	s, _ := finding.ParseSeverity(h.rule.Severity)
	if testKey.MatchString(h.value) {
		s -= 2
	}
	return max(s, finding.Low)
}
