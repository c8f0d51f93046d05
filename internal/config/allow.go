package config

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/pelletier/go-toml/v2"
)

// Allow suppresses the findings that match all it says.
type Allow struct {
	Rule        string `toml:"rule"` // "rule" or "rule/kind"
	Path        string `toml:"path"` // a glob
	Fingerprint string `toml:"fingerprint"`
	// Reason says why, for whoever asks later. There is none without.
	Reason string `toml:"reason"`
	// Expires is the last day that it is in force.
	Expires *toml.LocalDate `toml:"expires"`

	Line int `toml:"-"`
}

func (c *Config) checkAllows() error {
	for i := range c.Allow {
		a := &c.Allow[i]
		a.Line = c.stanza("allow", i)
		if err := a.check(); err != nil {
			return fmt.Errorf("%s:%d: [[allow]]: %w", c.name, a.Line, err)
		}
	}
	return nil
}

func (a *Allow) check() error {
	switch {
	case a.Rule == "" && a.Path == "" && a.Fingerprint == "":
		return errors.New("it would allow everything: say rule, path or fingerprint")
	case strings.TrimSpace(a.Reason) == "":
		return errors.New("no reason: say why it is no leak")
	case a.Path != "" && !doublestar.ValidatePattern(a.Path):
		return fmt.Errorf("bad glob %q", a.Path)
	}
	return nil
}

// Covers reports whether a path, relative to the file's directory, is meant.
func (a *Allow) Covers(path string) bool {
	return a.Path == "" || doublestar.MatchUnvalidated(a.Path, path)
}

// End is the first moment that the allow is no longer in force, zero for none.
func (a *Allow) End() time.Time {
	if a.Expires == nil {
		return time.Time{}
	}
	return a.Expires.AsTime(time.UTC).AddDate(0, 0, 1)
}

func (c *Config) allowedRules() (ids []string) {
	for _, a := range c.Allow {
		ids = append(ids, a.Rule)
	}
	return ids
}
