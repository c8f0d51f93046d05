package rules

import (
	"bytes"
	"embed"
	"fmt"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"
)

//go:embed text/*.toml
var textFiles embed.FS

// TextRule recognises a credential in text by a regular expression. The first
// keys of its stanza are gitleaks', with their meaning, so that gitleaks can read
// the files; the rest is ours.
type TextRule struct {
	ID          string `toml:"id"`
	Description string `toml:"description"`
	Regex       string `toml:"regex"`
	// SecretGroup is the group that holds the secret; 0 is the whole match.
	SecretGroup int `toml:"secretGroup"`
	// Keywords are lower-case; one of them is part of every match.
	Keywords []string `toml:"keywords"`
	// Entropy is the least Shannon entropy of the secret, in bits a character.
	Entropy float64 `toml:"entropy"`
	// Path restricts the rule to files whose path matches.
	Path string `toml:"path"`

	// Title names the credential in messages: "Groq API key".
	Title string `toml:"title"`
	// Prefixes are the fixed beginnings of the credential, if it has any. A
	// rule that has them is sure of what it found; one without is not.
	Prefixes   []string `toml:"prefixes"`
	Severity   string   `toml:"severity"`
	Confidence string   `toml:"confidence"`
	Production []int    `toml:"production"`
	Remedy     string   `toml:"remedy"`
	// Examples match and Counterexamples do not; [ExpandSample] turns their
	// placeholders into characters.
	Examples        []string `toml:"examples"`
	Counterexamples []string `toml:"counterexamples"`

	// Source is the file the rule stands in, from the repository's root.
	Source string `toml:"-"`
}

// TextRules returns leakvet's own text rules, in the order of their ids.
var TextRules = sync.OnceValue(func() []TextRule {
	entries, err := textFiles.ReadDir("text")
	if err != nil {
		panic(err) // the directory is part of the binary
	}
	var all []TextRule
	for _, e := range entries {
		name := path.Join("text", e.Name())
		data, err := textFiles.ReadFile(name)
		if err != nil {
			panic(err)
		}
		rs, err := LoadText(path.Join("rules", name), data)
		if err != nil {
			panic(err) // the test of the embedded files says so first
		}
		all = append(all, rs...)
	}
	slices.SortFunc(all, func(a, b TextRule) int { return strings.Compare(a.ID, b.ID) })
	return all
})

// LoadText reads a file of text rules. Errors name the file and the line.
func LoadText(name string, data []byte) ([]TextRule, error) {
	var file struct {
		Rules []TextRule `toml:"rules"`
	}
	d := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields()
	if err := d.Decode(&file); err != nil {
		return nil, TOMLError(name, err, reflect.TypeOf(file))
	}
	seen := make(map[string]bool)
	for i := range file.Rules {
		r := &file.Rules[i]
		r.Source = name
		err := r.compile()
		if err == nil && seen[r.ID] {
			err = fmt.Errorf("a rule %q stands above", r.ID)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: [[rules]]: %w", name, errorLine(data, "rules", i, err), err)
		}
		seen[r.ID] = true
	}
	return file.Rules, nil
}

var textID = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)+$`)

// compile checks a rule and fills in what its stanza leaves out.
func (r *TextRule) compile() error {
	if !textID.MatchString(r.ID) {
		return fmt.Errorf("id %q is not kebab-case", r.ID)
	}
	if r.Title == "" || r.Description == "" {
		return fmt.Errorf("%s lacks a title or a description", r.ID)
	}
	re, err := regexp.Compile(r.Regex)
	if err != nil {
		return fmt.Errorf("%s: %w", r.ID, err)
	}
	if r.Regex == "" || r.SecretGroup < 0 || r.SecretGroup > re.NumSubexp() {
		return fmt.Errorf("%s: secretGroup is %d, but the regex has %d groups", r.ID, r.SecretGroup, re.NumSubexp())
	}
	if _, err := regexp.Compile(r.Path); err != nil {
		return fmt.Errorf("%s: path: %w", r.ID, err)
	}
	if len(r.Keywords) == 0 {
		return fmt.Errorf("%s lacks keywords: without one the regex runs over every file", r.ID)
	}
	for _, k := range r.Keywords {
		if k == "" || k != strings.ToLower(k) {
			return fmt.Errorf("%s: keyword %q is not lower-case", r.ID, k)
		}
	}
	if len(r.Examples) == 0 || len(r.Counterexamples) == 0 {
		return fmt.Errorf("%s needs at least one example and one counterexample", r.ID)
	}
	r.fillDefaults()
	if !slices.Contains(severities, r.Severity) {
		return fmt.Errorf("%s: unknown severity %q: use critical, high, medium, low or info", r.ID, r.Severity)
	}
	for _, p := range r.Production {
		if p < 1 || p > 7 {
			return fmt.Errorf("%s: there is no production rule %d: use 1 to 7", r.ID, p)
		}
	}
	if err := checkConfidence(r.Confidence); err != nil {
		return fmt.Errorf("%s: %w", r.ID, err)
	}
	return nil
}

func (r *TextRule) fillDefaults() {
	if r.Severity == "" {
		r.Severity = "high"
	}
	if r.Confidence == "" {
		r.Confidence = "medium"
		if len(r.Prefixes) > 0 {
			r.Confidence = "high"
		}
	}
	if len(r.Production) == 0 {
		r.Production = []int{4}
	}
	if r.Remedy == "" {
		r.Remedy = fmt.Sprintf("Revoke the %s where it was issued, issue a new one and load it from a secret store at run time: deleting the line does not revoke it.", r.Title)
	}
}
