package textscan

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/zricethezav/gitleaks/v8/config"
)

// positions puts a line number to an error of a configuration.
type positions struct{ name, text string }

// table is for an error of the n-th stanza of an array of tables.
func (p positions) table(array string, n int, err error) error {
	heads := regexp.MustCompile(`(?im)^[ \t]*\[\[[ \t]*`+array+`[ \t]*\]\]`).FindAllStringIndex(p.text, -1)
	if n >= len(heads) { // written inline, or as the old [allowlist]
		return fmt.Errorf("%s: %w", p.name, err)
	}
	return fmt.Errorf("%s:%d: %w", p.name, strings.Count(p.text[:heads[n][0]], "\n")+1, err)
}

// rule turns a stanza into a rule. The expressions of gitleaks' own file are
// known to compile.
func (g *gitleaksRule) rule(known bool) (*rule, error) {
	if g.ID == "" {
		return nil, fmt.Errorf("a rule without id (regex %q)", g.Regex)
	}
	if g.Regex == "" && g.Path == "" && !known {
		return nil, fmt.Errorf("rule %s: has neither regex nor path, and finds nothing", g.ID)
	}
	r := &rule{regex: g.Regex, group: g.SecretGroup, entropy: g.Entropy, hidden: g.SkipReport, class: classOf(g.ID, g.Regex)}
	describe(&r.Rule, g.ID, g.Description, r.class)
	for _, k := range g.Keywords {
		if k != "" {
			r.keywords = append(r.keywords, strings.ToLower(k))
		}
	}
	if !known {
		re, err := regexp.Compile(g.Regex)
		if err != nil {
			return nil, fmt.Errorf("rule %s: %w", g.ID, err)
		}
		if g.SecretGroup < 0 || g.Regex != "" && g.SecretGroup > re.NumSubexp() {
			return nil, fmt.Errorf("rule %s: secretGroup %d, and the regex has %d groups", g.ID, g.SecretGroup, re.NumSubexp())
		}
	}
	if g.Path != "" {
		re, err := regexp.Compile(g.Path)
		if err != nil {
			return nil, fmt.Errorf("rule %s: path: %w", g.ID, err)
		}
		r.path = re
	}
	if g.AllowList != nil {
		g.Allowlists = append(g.Allowlists, *g.AllowList)
	}
	for _, a := range g.Allowlists {
		list, err := a.allowlist()
		if err != nil {
			return nil, fmt.Errorf("rule %s: %w", g.ID, err)
		}
		r.allow = append(r.allow, list)
	}
	for _, q := range g.Required {
		r.required = append(r.required, requirement{q.ID, q.WithinLines, q.WithinColumns})
	}
	return r, nil
}

// ungrouped is an expression of gitleaks' default allowlist that lacks a group,
// so that it lets every secret with "false" in it go.
const ungrouped = `(?i)^true|false|null$`

func (a *gitleaksAllow) allowlist() (*config.Allowlist, error) {
	list := &config.Allowlist{Commits: a.Commits, RegexTarget: a.RegexTarget, StopWords: a.StopWords}
	switch strings.ToUpper(a.Condition) {
	case "", "OR", "||":
	case "AND", "&&":
		list.MatchCondition = config.AllowlistMatchAnd
	default:
		return nil, fmt.Errorf("unknown condition %q: use \"and\" or \"or\"", a.Condition)
	}
	switch a.RegexTarget {
	case "secret":
		list.RegexTarget = ""
	case "", "match", "line":
	default:
		return nil, fmt.Errorf("unknown regexTarget %q: use \"secret\", \"match\" or \"line\"", a.RegexTarget)
	}
	for _, s := range a.Regexes {
		if s == ungrouped {
			s = `(?i)^(?:true|false|null)$`
		}
		re, err := regexp.Compile(s)
		if err != nil {
			return nil, err
		}
		list.Regexes = append(list.Regexes, re)
	}
	for _, s := range a.Paths {
		re, err := regexp.Compile(s)
		if err != nil {
			return nil, err
		}
		list.Paths = append(list.Paths, re)
	}
	if len(a.Commits)+len(a.Paths)+len(a.Regexes)+len(a.StopWords) == 0 {
		return nil, errors.New("an allowlist needs commits, paths, regexes or stopwords")
	}
	return list, nil
}

// classOf tells gitleaks' rules of the form "name, operator, value" from those
// that recognise a credential by itself.
func classOf(id, regex string) class {
	switch {
	case strings.Contains(id, "generic"), id == "kubernetes-secret-yaml": // all of a manifest, whatever is in it
		return generic
	case strings.Contains(regex, `[\w.-]{0,50}?(?`), strings.HasPrefix(id, "curl-auth-"), id == "kubernetes-secret-yaml":
		return keyword
	}
	return fixed
}
