package rules

import (
	"math"
	"regexp"
	"strings"
	"testing"
)

func TestTextRulesMatchTheirExamples(t *testing.T) {
	for _, r := range TextRules() {
		re := regexp.MustCompile(r.Regex)
		for _, e := range r.Examples {
			text := ExpandSample(e)
			m := re.FindStringSubmatchIndex(text)
			if m == nil {
				t.Errorf("%s %s: example %q does not match", r.Source, r.ID, e)
				continue
			}
			secret := text[m[2*r.SecretGroup]:m[2*r.SecretGroup+1]]
			if r.Entropy > 0 && bits(secret) <= r.Entropy {
				t.Errorf("%s: example %q has only %.2f bits a character", r.ID, e, bits(secret))
			}
			if !containsAny(strings.ToLower(text[m[0]:m[1]]), r.Keywords) {
				t.Errorf("%s: the match in %q has none of the keywords %q", r.ID, e, r.Keywords)
			}
			if len(r.Prefixes) > 0 && !hasAnyPrefix(secret, r.Prefixes) {
				t.Errorf("%s: the secret in %q begins with none of %q", r.ID, e, r.Prefixes)
			}
		}
		for _, e := range r.Counterexamples {
			if m := re.FindStringSubmatch(ExpandSample(e)); m != nil && (r.Entropy == 0 || bits(m[r.SecretGroup]) > r.Entropy) && !judged[r.ID] {
				t.Errorf("%s %s: counterexample %q matches", r.Source, r.ID, e)
			}
		}
	}
}

// judged rules match any value; the text engine judges it, and tests that.
var judged = map[string]bool{"config-secret-value": true, "prose-secret": true}

func TestFixedPrefixRule(t *testing.T) {
	for _, r := range TextRules() {
		if len(r.Prefixes) == 0 {
			continue
		}
		re := regexp.MustCompile(r.Regex)
		for _, e := range r.Examples {
			secret := re.FindStringSubmatch(ExpandSample(e))[r.SecretGroup]
			if id, title, ok := FixedPrefixRule(secret); !ok || id != r.ID || title != r.Title {
				t.Errorf("FixedPrefixRule of %q of %s = %q, %q, %v", e, r.ID, id, title, ok)
			}
			if id, _, ok := FixedPrefixRule("the " + secret); ok {
				t.Errorf("FixedPrefixRule finds %s in the middle of a sentence", id)
			}
		}
	}
	for _, s := range []string{
		"", "sk-", "application/x-www-form-urlencoded", "github.com/leakvet/leakvet/rules", "sk-proj-" + strings.Repeat("x", 60),
		"sk-your-api-key-goes-here", "ghp_" + strings.Repeat("0", 36), "key_" + strings.Repeat("a1", 9), "pa-" + strings.Repeat("long-words-here-", 3),
	} {
		if id, _, ok := FixedPrefixRule(s); ok {
			t.Errorf("FixedPrefixRule(%q) = %s", s, id)
		}
	}
}

func BenchmarkFixedPrefixRule(b *testing.B) {
	for b.Loop() {
		FixedPrefixRule("could not read the configuration file")
		FixedPrefixRule("github.com/leakvet/leakvet/rules2")
	}
}

func TestLoadTextErrors(t *testing.T) {
	const good = "[[rules]]\nid = 'acme-key'\ntitle = 'Acme key'\ndescription = 'd'\nregex = 'acme_([a-z]{9})'\nkeywords = ['acme_']\nexamples = ['a']\ncounterexamples = ['b']\n"
	if _, err := LoadText("a.toml", []byte(good)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, new, want string }{
		{"title", "titel", `a.toml:3: unknown key "rules.titel"`},
		{"'acme-key'", "'AcmeKey'", `a.toml:1: [[rules]]: id "AcmeKey" is not kebab-case`},
		{"acme_([", "acme_(([", "a.toml:1: [[rules]]: acme-key: error parsing regexp"},
		{"['acme_']", "['ACME_']", "not lower-case"},
		{"['acme_']", "[]", "lacks keywords"},
		{"['b']", "[]", "at least one example and one counterexample"},
		{"examples = ['a']", "examples = ['a']\nsecretGroup = 2", "secretGroup is 2, but the regex has 1 groups"},
		{"examples = ['a']", "examples = ['a']\nseverity = 'bad'", `unknown severity "bad"`},
		{"examples = ['a']", "examples = ['a']\nproduction = [8]", "no production rule 8"},
		{"examples = ['a']", "examples = ['a']\nconfidence = 'sure'", `unknown confidence "sure"`},
	} {
		_, err := LoadText("a.toml", []byte(strings.Replace(good, c.old, c.new, 1)))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s for %s: error %v, want %s", c.new, c.old, err, c.want)
		}
	}
	if _, err := LoadText("a.toml", []byte(good+good)); err == nil || !strings.Contains(err.Error(), "a.toml:9") {
		t.Errorf("a rule twice: error %v, want one at a.toml:9", err)
	}
}

func TestExpandSample(t *testing.T) {
	const s = "k={alnum:40} {uuid} ${HOME} {nosuch:4}"
	got := ExpandSample(s)
	if got != ExpandSample(s) {
		t.Error("two expansions differ")
	}
	if !regexp.MustCompile(`^k=[A-Za-z0-9]{40} [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12} \$\{HOME\} \{nosuch:4\}$`).MatchString(got) {
		t.Errorf("ExpandSample(%q) = %q", s, got)
	}
}

func bits(s string) (h float64) {
	var n [256]float64
	for i := range len(s) {
		n[s[i]]++
	}
	for _, c := range n {
		if c > 0 {
			h -= c / float64(len(s)) * math.Log2(c/float64(len(s)))
		}
	}
	return h
}

func containsAny(s string, subs []string) bool {
	for _, sub := range subs {
		if strings.Contains(s, sub) {
			return true
		}
	}
	return false
}

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
