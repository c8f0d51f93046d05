package textscan

import (
	"regexp"
	"strings"
	"testing"

	"github.com/zricethezav/gitleaks/v8/config"

	"github.com/leakvet/leakvet/rules"
)

// What hops pass over is no match, and they pass over what is none for sure.
func TestHops(t *testing.T) {
	url := ""
	for _, r := range rules.TextRules() {
		if r.ID == "url-userinfo-password" {
			url = r.Regex
		}
	}
	hops := hopsOf(parsed(t, url), []string{"://"})
	if len(hops) < 2 {
		t.Fatalf("%d hops behind the scheme of a URL, want at least a colon and an @", len(hops))
	}
	re := regexp.MustCompile(url)
	for text, want := range map[string]bool{
		"redis://:Uq7pLw2v@cache.internal":                   true,
		"postgres://app:Uq7pLw2v@db.internal/app":            true,
		"postgres://äpp:Üq7pLw2v@db.internal":                true,
		"postgres://app:" + strings.Repeat("x", 600) + "@db": true, // too far to tell
		"https://go.dev/doc/effective_go#names":              false,
		"https://host.internal:8080/a@b":                     false,
		"https://host.internal":                              false,
		"amqp://user@host.internal:5672/":                    false,
		"https://[::1]:8080/x:y@z":                           false,
	} {
		_, behind, _ := strings.Cut(text, "://")
		if got := follows(hops, behind); got != want || re.MatchString(text) && !got {
			t.Errorf("follows(%q) = %v, want %v; the regexp says %v", text, got, want, re.MatchString(text))
		}
	}
}

// No match of any rule has a keyword behind which the hops fail in every place.
func TestHopsHoldInEveryMatch(t *testing.T) {
	conf, err := decodeGitleaks(defaultsName, config.DefaultConfig, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	own := rules.TextRules()
	all := conf.rules
	for i := range own {
		all = append(all, ours(&own[i]))
	}
	text := everyThird(ownSamples(), 1)
	checked := 0
	for _, r := range all {
		if r.regex == "" {
			continue
		}
		hops := hopsOf(parsed(t, r.regex), r.keywords)
		if hops == nil {
			continue
		}
		for _, m := range regexp.MustCompile(r.regex).FindAllStringIndex(text, -1) {
			checked++
			ok, low := false, strings.ToLower(text[m[0]:m[1]])
			for at := 0; ; {
				i := strings.Index(low[at:], r.keywords[0])
				if i < 0 {
					break
				}
				at += i + len(r.keywords[0])
				ok = ok || follows(hops, text[m[0]+at:])
			}
			if !ok {
				t.Errorf("%s: the hops leave out a match of %d characters", r.ID, m[1]-m[0])
			}
		}
	}
	if checked < 4 {
		t.Errorf("only %d matches", checked)
	}
}
