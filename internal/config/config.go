// Package config reads `.leakvet.toml`, the one configuration file. It is strict: a key
// that nobody reads is an error, because a misspelt exclusion or sink would
// otherwise be a silent hole.
package config

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/pelletier/go-toml/v2"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/rules"
)

// Config is the content of the file.
type Config struct {
	Scan  Scan            `toml:"scan"`
	Rules map[string]Rule `toml:"rules"`

	// The stanzas of rules/models, for a project's own code.
	Sources     []rules.Source     `toml:"source"`
	Sinks       []rules.Sink       `toml:"sink"`
	Sanitizers  []rules.Sanitizer  `toml:"sanitizer"`
	Propagators []rules.Propagator `toml:"propagator"`
	Slots       []rules.Slot       `toml:"slot"`

	Allow    []Allow    `toml:"allow"`
	Override []Override `toml:"override"`

	model *rules.Model
	name  string
	data  []byte
}

// Scan says what is looked at: globs with `**`, relative to the file's directory.
type Scan struct {
	Include []string `toml:"include"`
	Exclude []string `toml:"exclude"`
	// Baseline is the file of known findings, relative to this one's directory.
	Baseline string `toml:"baseline"`
}

// Rule changes one rule.
type Rule struct {
	Off      bool   `toml:"off"`
	Severity string `toml:"severity"`
}

// Load reads and checks a file. Errors name the file, the line and, for an unknown
// word, what was probably meant.
func Load(file string) (*Config, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read configuration: %w", err)
	}
	return parse(file, data)
}

func parse(file string, data []byte) (*Config, error) {
	c := &Config{name: file, data: data}
	if err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(c); err != nil {
		return nil, rules.TOMLError(file, err, reflect.TypeFor[Config]())
	}
	for _, g := range append(slices.Clone(c.Scan.Include), c.Scan.Exclude...) {
		if !doublestar.ValidatePattern(g) {
			return nil, fmt.Errorf("%s:%d: bad glob %q", file, c.line(g), g)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.Rules)) {
		if s := c.Rules[id].Severity; s != "" {
			if _, err := finding.ParseSeverity(s); err != nil {
				return nil, fmt.Errorf("%s:%d: [rules.%s]: %w", file, c.line("rules."+id), id, err)
			}
		}
	}
	if err := c.checkAllows(); err != nil {
		return nil, err
	}
	if err := c.checkOverrides(); err != nil {
		return nil, err
	}
	c.model = &rules.Model{
		Library: file,
		Sources: c.Sources, Sinks: c.Sinks, Sanitizers: c.Sanitizers,
		Propagators: c.Propagators, Slots: c.Slots,
	}
	return c, c.model.Compile(file, data)
}

// Models adds the file's stanzas to a set of models.
func (c *Config) Models(base *rules.Set) *rules.Set {
	if c.model == nil {
		return base
	}
	return base.With(c.model)
}

// Names lists what the file's stanzas name, and where.
func (c *Config) Names() []rules.Named {
	if c.model == nil {
		return nil
	}
	return c.model.Names(c.data)
}

// CheckRules complains about an id in the file of which there is no rule.
func (c *Config) CheckRules(known []string) error {
	for _, id := range slices.Sorted(maps.Keys(c.Rules)) {
		if !slices.Contains(known, id) {
			return fmt.Errorf("%s:%d: [rules.%s]: no such rule%s", c.name, c.line("rules."+id), id, rules.Suggest(id, known))
		}
	}
	for table, named := range map[string][]string{"allow": c.allowedRules(), "override": c.overriddenRules()} {
		for i, id := range named {
			if id, _, _ = strings.Cut(id, "/"); id != "" && !slices.Contains(known, id) {
				return fmt.Errorf("%s:%d: [[%s]]: no rule %q%s", c.name, c.stanza(table, i), table, id, rules.Suggest(id, known))
			}
		}
	}
	return nil
}

// line returns the first line that has the text, or 1.
func (c *Config) line(text string) int {
	i := max(bytes.Index(c.data, []byte(text)), 0)
	return bytes.Count(c.data[:i], []byte("\n")) + 1
}

// stanza returns the line of the nth [[table]], from 0.
func (c *Config) stanza(table string, n int) int {
	heads := regexp.MustCompile(`(?m)^[ \t]*\[\[[ \t]*`+regexp.QuoteMeta(table)+`[ \t]*\]\]`).FindAllIndex(c.data, -1)
	if n >= len(heads) {
		return 1
	}
	return bytes.Count(c.data[:heads[n][0]], []byte("\n")) + 1
}

// Naming returns what is left of s for a scan of the given paths: a path is not
// excluded if it is asked for by name.
func (s Scan) Naming(paths []string) Scan {
	s.Exclude = slices.DeleteFunc(slices.Clone(s.Exclude), func(glob string) bool {
		return slices.ContainsFunc(paths, func(path string) bool { return doublestar.MatchUnvalidated(glob, path) })
	})
	return s
}

// Includes reports whether a path, relative to the file's directory, is looked at.
func (s Scan) Includes(path string) bool {
	match := func(glob string) bool {
		return doublestar.MatchUnvalidated(glob, path)
	}
	return (len(s.Include) == 0 || slices.ContainsFunc(s.Include, match)) && !slices.ContainsFunc(s.Exclude, match)
}
