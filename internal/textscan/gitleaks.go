package textscan

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/zricethezav/gitleaks/v8/config"
)

// gitleaksFile is the shape of a gitleaks configuration. It is decoded here and
// not by gitleaks, whose loader goes through viper's process-wide state and
// ignores extend from the third file that a process loads. Like gitleaks, it
// takes keys in any case and lets unknown ones pass.
type gitleaksFile struct {
	Extend struct {
		Path          string
		UseDefault    bool
		DisabledRules []string
	}
	Rules      []gitleaksRule
	AllowList  *gitleaksAllow // the old name
	Allowlists []gitleaksAllow
}

type gitleaksRule struct {
	ID, Description, Path, Regex string
	SecretGroup                  int
	Entropy                      float64
	Keywords                     []string
	AllowList                    *gitleaksAllow // the old name
	Allowlists                   []gitleaksAllow
	Required                     []struct {
		ID                         string
		WithinLines, WithinColumns *int
	}
	SkipReport bool
}

type gitleaksAllow struct {
	TargetRules []string
	Condition   string
	Commits     []string
	Paths       []string
	RegexTarget string
	Regexes     []string
	StopWords   []string
}

// gitleaksConfig is a configuration with everything that it extends.
type gitleaksConfig struct {
	rules    []*rule
	allow    []*config.Allowlist // for every rule
	disabled []string            // rules that the user's file switched off
	user     bool                // the root has a file of its own
}

const (
	userConfig   = ".gitleaks.toml"
	defaultsName = "gitleaks' default rules"
	maxExtend    = 2
)

// loadGitleaks reads .gitleaks.toml in root or, where there is none, gitleaks'
// own rules.
func loadGitleaks(root string) (*gitleaksConfig, error) {
	path := filepath.Join(root, userConfig)
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return decodeGitleaks(defaultsName, config.DefaultConfig, root, 0)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	c, err := decodeGitleaks(userConfig, string(data), root, 0)
	if err == nil {
		c.user = true
	}
	return c, err
}

func decodeGitleaks(name, text, root string, depth int) (*gitleaksConfig, error) {
	var f gitleaksFile
	if err := toml.Unmarshal([]byte(text), &f); err != nil {
		var dec *toml.DecodeError
		if errors.As(err, &dec) {
			row, _ := dec.Position()
			return nil, fmt.Errorf("%s:%d: %s", name, row, strings.TrimPrefix(dec.Error(), "toml: "))
		}
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	known := name == defaultsName
	c := &gitleaksConfig{disabled: f.Extend.DisabledRules}
	for i := range f.Rules {
		r, err := f.Rules[i].rule(known)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		r.Source = name
		c.rules = append(c.rules, r)
	}
	base, err := f.base(name, root, depth)
	if err != nil {
		return nil, err
	}
	c.extend(base)
	if f.AllowList != nil {
		f.Allowlists = append(f.Allowlists, *f.AllowList)
	}
	for _, a := range f.Allowlists {
		list, err := a.allowlist()
		if err != nil {
			return nil, fmt.Errorf("%s: [[allowlists]]: %w", name, err)
		}
		if len(a.TargetRules) == 0 {
			c.allow = append(c.allow, list)
			continue
		}
		// Rules that share a list must not finish it at the same time.
		if err := list.Validate(); err != nil {
			return nil, fmt.Errorf("%s: [[allowlists]]: %w", name, err)
		}
		for _, id := range a.TargetRules {
			if r := c.find(id); r != nil {
				r.allow = append(r.allow, list)
			}
		}
	}
	for _, r := range c.rules {
		if err := r.prepare(known); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return c, nil
}

// base loads what a file extends, or nil.
func (f *gitleaksFile) base(name, root string, depth int) (*gitleaksConfig, error) {
	switch {
	case f.Extend.UseDefault && f.Extend.Path != "":
		return nil, fmt.Errorf("%s: [extend] has both useDefault and path: keep one", name)
	case depth >= maxExtend:
		return nil, nil
	case f.Extend.UseDefault:
		return decodeGitleaks(defaultsName, config.DefaultConfig, root, depth+1)
	case f.Extend.Path != "":
		path := f.Extend.Path
		if !filepath.IsAbs(path) {
			path = filepath.Join(root, path)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("%s: [extend]: %w", name, err)
		}
		return decodeGitleaks(f.Extend.Path, string(data), root, depth+1)
	}
	return nil, nil
}

// extend adds the rules of base. A rule of the same id changes the one of base
// in what it sets.
func (c *gitleaksConfig) extend(base *gitleaksConfig) {
	if base == nil {
		return
	}
	c.allow = append(c.allow, base.allow...)
	own := c.rules
	c.rules = nil
	for _, b := range base.rules {
		if slices.Contains(c.disabled, b.ID) {
			continue
		}
		i := slices.IndexFunc(own, func(r *rule) bool { return r.ID == b.ID })
		if i >= 0 {
			own[i].inherit(b)
			continue
		}
		c.rules = append(c.rules, b)
	}
	c.rules = append(own, c.rules...)
}

// inherit fills what a rule leaves out from the rule that it overrides.
func (r *rule) inherit(b *rule) {
	if r.Doc.Finds == "" {
		r.Rule = b.Rule
	}
	if r.entropy == 0 {
		r.entropy = b.entropy
	}
	if r.group == 0 {
		r.group = b.group
	}
	if r.regex == "" {
		r.regex = b.regex
	}
	if r.path == nil {
		r.path = b.path
	}
	r.keywords = append(r.keywords, b.keywords...)
	r.allow = append(r.allow, b.allow...)
	r.class = classOf(r.ID, r.regex)
}

func (c *gitleaksConfig) find(id string) *rule {
	for _, r := range c.rules {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// rule turns a stanza into a rule. The expressions of gitleaks' own file are
// known to compile.
func (g *gitleaksRule) rule(known bool) (*rule, error) {
	if g.ID == "" {
		return nil, fmt.Errorf("a rule without id (regex %q)", g.Regex)
	}
	r := &rule{regex: g.Regex, group: g.SecretGroup, entropy: g.Entropy, hidden: g.SkipReport, class: classOf(g.ID, g.Regex)}
	describe(&r.Rule, g.ID, g.Description, r.class)
	for _, k := range g.Keywords {
		r.keywords = append(r.keywords, strings.ToLower(k))
	}
	if !known {
		if _, err := regexp.Compile(g.Regex); err != nil {
			return nil, fmt.Errorf("rule %s: %w", g.ID, err)
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
	case strings.Contains(id, "generic"):
		return generic
	case strings.Contains(regex, `[\w.-]{0,50}?(?`), strings.HasPrefix(id, "curl-auth-"), id == "kubernetes-secret-yaml":
		return keyword
	}
	return fixed
}
