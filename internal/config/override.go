package config

import (
	"fmt"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/leakvet/leakvet/internal/finding"
)

// Override weighs the findings in some files differently.
type Override struct {
	Path     string `toml:"path"` // a glob
	Rule     string `toml:"rule"` // empty for all
	Severity string `toml:"severity"`
}

func (c *Config) checkOverrides() error {
	for i, o := range c.Override {
		_, err := finding.ParseSeverity(o.Severity)
		switch {
		case o.Path == "":
			err = fmt.Errorf("no path: [rules.<id>] weighs a rule everywhere")
		case !doublestar.ValidatePattern(o.Path):
			err = fmt.Errorf("bad glob %q", o.Path)
		}
		if err != nil {
			return fmt.Errorf("%s:%d: [[override]]: %w", c.name, c.stanza("override", i), err)
		}
	}
	return nil
}

// Severity is what the file says about a finding of a rule at a path, relative to the
// file's directory: the last override that matches, else [rules.<id>].
func (c *Config) Severity(rule, path string) (finding.Severity, bool) {
	text := c.Rules[rule].Severity
	for _, o := range c.Override {
		if (o.Rule == "" || o.Rule == rule) && doublestar.MatchUnvalidated(o.Path, path) {
			text = o.Severity
		}
	}
	s, err := finding.ParseSeverity(text)
	return s, err == nil
}

func (c *Config) overriddenRules() (ids []string) {
	for _, o := range c.Override {
		ids = append(ids, o.Rule)
	}
	return ids
}
