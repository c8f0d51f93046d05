package textscan

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"

	"github.com/zricethezav/gitleaks/v8/config"

	"github.com/leakvet/leakvet/rules"
)

// class orders rules by how much a match of them proves.
type class int

const (
	// generic rules take any value beside a word such as "key".
	generic class = iota
	// structural rules take a value in a place where credentials stand: a
	// header, a URL, under a key. They do not know whose it is.
	structural
	// keyword rules take a value of the right shape beside the provider's name.
	keyword
	// fixed rules recognise a credential by itself.
	fixed
)

// rule is one text rule, ours or gitleaks', ready to run.
type rule struct {
	rules.Rule
	class    class
	group    int // 0: the first group that took part, else the match, as gitleaks has it
	keywords []string
	entropy  float64
	keyGroup int // the group that holds the key beside the value, if the rule wants the key judged
	path     *regexp.Regexp
	allow    []*config.Allowlist
	// hidden rules are looked for only because others require them.
	hidden   bool
	required []requirement
	regex    string
	// floor is the entropy that a secret has to exceed in compat mode, which judges it
	// after the allowlists have.
	floor float64
	// program compiles on first use: most rules never see their keyword.
	program func() *program
}

type requirement struct {
	id             string
	lines, columns *int
}

// shared are rules for a form that several providers have taken. A rule that
// knows the provider by the name beside the value says more.
var shared = map[string]bool{"stripe-access-token": true, "openai-compatible-api-key": true, "jwt": true, "jwt-base64": true}

// rank orders rules that have found the same secret by how much they say.
func (r *rule) rank() int {
	if shared[r.ID] {
		return 2*int(keyword) - 1
	}
	return 2 * int(r.class)
}

// program is a compiled rule.
type program struct {
	re    *regexp.Regexp        // nil for a rule that looks at the path alone
	full  func() *regexp.Regexp // as it was written
	allow []allowlist
	window
	extent extent // of a match
	// windowed is false if the regexp has to run over the whole text.
	windowed bool
	// run is a stretch that every match has: what those of a rule without window lie around.
	run run
	// needs are strings of which every match holds one each.
	needs []need
	// shapes are the ways in which a match can go on where a keyword begins, for a rule
	// whose matches, or what they are about, begin with one.
	shapes []shape
	// hops are what has to stand behind the keyword.
	hops []hop
	// named is set if re lacks the optional name that gitleaks' keyword rules
	// begin with: it costs most of the time and decides nothing, so it is added
	// to a match by hand.
	named bool
	// anchored is re behind the first character of a text, for a rule whose
	// matches all begin with a keyword. It sees the character for its `\b`.
	anchored *regexp.Regexp
	// keyValue marks gitleaks' generic rule as it comes: a keyword, an
	// operator and a value that has a digit or sign in it, see quickReject.
	keyValue bool
}

// prepare finishes a rule whose other fields are set. It fails if an expression
// does not compile; rules that are known good compile when they are needed.
func (r *rule) prepare(known bool) error {
	r.program = sync.OnceValue(func() *program { return compile(r) })
	if known {
		return nil
	}
	if _, err := regexp.Compile(r.regex); err != nil {
		return fmt.Errorf("rule %s: %w", r.ID, err)
	}
	return nil
}

// compile makes the program of a rule, and readies its allowlists.
func compile(r *rule) *program {
	p := &program{allow: newAllowlists(r.allow)}
	if r.regex == "" {
		return p
	}
	rest, named := strings.CutPrefix(r.regex, optionalName)
	if p.named = named; named {
		rest = "(?i)" + rest
	}
	p.re = regexp.MustCompile(rest)
	p.full = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(r.regex) })
	tree, err := syntax.Parse(r.regex, syntax.Perl)
	if err == nil && len(r.keywords) > 0 {
		p.window, p.windowed = windowOf(tree, r.keywords)
		if r.keyGroup > 0 { // the key holds the keyword, though its expression takes any
			p.window, p.windowed = window{extentOf(tree), extentOf(tree)}, true
		}
	}
	if err == nil {
		p.needs = needsOf(tree)
		p.run = runOf(tree)
		p.extent = extentOf(tree)
		if p.windowed {
			p.hops = hopsOf(tree, r.keywords)
		}
	}
	// A rule without bound would read on to the end from each keyword.
	if p.windowed && p.after.lines < unbounded && beginsWithKeyword(rest, r.keywords) {
		p.anchored = regexp.MustCompile("^(?s:.)(?:" + rest + ")")
		if t, err := syntax.Parse(rest, syntax.Perl); err == nil {
			p.shapes = shapesOf(t)
		}
	}
	// Our own rules let a secret begin behind an escape, too.
	if glued, ok := strings.CutPrefix(r.regex, gluedLead); ok && p.windowed && beginsWithKeyword(glued, r.keywords) {
		if t, err := syntax.Parse(glued, syntax.Perl); err == nil {
			p.shapes = shapesOf(t)
		}
	}
	p.keyValue = r.ID == genericID && p.named && refusesWords(r.allow)
	return p
}

// gluedLead is how our rules for secrets of a fixed form begin.
const gluedLead = `(?:\b|\\[nrt])`

// optionalName is how gitleaks' generator begins a rule for a keyword and a
// value. Being lazy, it takes nothing that what follows could begin with.
const (
	optionalName = `(?i)[\w.-]{0,50}?`
	maxName      = 50
)

// beginsWithKeyword reports whether every match of a regexp begins with a keyword.
func beginsWithKeyword(regex string, keywords []string) bool {
	tree, err := syntax.Parse(regex, syntax.Perl)
	if err != nil {
		return false
	}
	return !slices.ContainsFunc(prefixes(tree), func(s string) bool {
		return !slices.ContainsFunc(keywords, func(k string) bool { return strings.HasPrefix(s, k) })
	})
}

// refusesWords reports whether an allowlist lets values of letters alone pass.
func refusesWords(lists []*config.Allowlist) bool {
	for _, a := range lists {
		for _, re := range a.Regexes {
			if re.String() == `^[a-zA-Z_.-]+$` && a.RegexTarget == "" && a.MatchCondition == config.AllowlistMatchOr {
				return true
			}
		}
	}
	return false
}

// genericID is gitleaks' rule for "key = value" of any provider.
const genericID = "generic-api-key"
