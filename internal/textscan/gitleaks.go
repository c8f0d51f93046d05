package textscan

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
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
}

const (
	userConfig   = ".gitleaks.toml"
	defaultsName = "gitleaks' default rules"
	maxExtend    = 2
)

// loadGitleaks reads the file that the user named or, if that is "", .gitleaks.toml in
// root or, where there is none, gitleaks' own rules.
func loadGitleaks(root, named string) (*gitleaksConfig, error) {
	name, path := named, named
	if named == "" {
		name, path = userConfig, filepath.Join(root, userConfig)
	}
	data, err := os.ReadFile(path)
	if named == "" && errors.Is(err, os.ErrNotExist) {
		return decodeGitleaks(defaultsName, config.DefaultConfig, root, 0)
	}
	if err != nil {
		return nil, fmt.Errorf("read gitleaks' configuration: %w", err)
	}
	return decodeGitleaks(name, string(data), root, 0)
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
	at := positions{name, text}
	for i := range f.Rules {
		r, err := f.Rules[i].rule(known)
		if err != nil {
			return nil, at.table("rules", i, err)
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
	for i, a := range f.Allowlists {
		if err := c.addAllowlist(&a); err != nil {
			return nil, at.table("allowlists", i, fmt.Errorf("[[allowlists]]: %w", err))
		}
	}
	for i := range f.Rules {
		if err := c.checkRequired(f.Rules[i].ID); err != nil {
			return nil, at.table("rules", i, err)
		}
	}
	for _, r := range c.rules {
		if err := r.prepare(true); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return c, nil
}

// addAllowlist adds a list for all rules, or for those that it names.
func (c *gitleaksConfig) addAllowlist(a *gitleaksAllow) error {
	list, err := a.allowlist()
	if err != nil {
		return err
	}
	if len(a.TargetRules) == 0 {
		c.allow = append(c.allow, list)
		return nil
	}
	for _, id := range a.TargetRules {
		r := c.find(id)
		if r == nil && !slices.Contains(c.disabled, id) {
			return fmt.Errorf("there is no rule %q for it", id)
		}
		if r != nil {
			r.allow = append(r.allow, list)
		}
	}
	return nil
}

// checkRequired complains about a rule that requires one that is not there: it would never
// find anything.
func (c *gitleaksConfig) checkRequired(id string) error {
	r := c.find(id)
	if r == nil {
		return nil
	}
	for _, q := range r.required {
		if c.find(q.id) == nil {
			return fmt.Errorf("rule %s: requires %q, and there is no such rule", id, q.id)
		}
	}
	return nil
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
