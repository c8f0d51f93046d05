package textscan

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/rules"
)

// kindRow is a row of the table of rules/text/README.md.
var kindRow = regexp.MustCompile("(?m)^\\| ([^|]+) \\| ([^|]+) \\| `([^`]+)` \\| `([^`]+)` \\| `([^`]+)` \\| (rule|code|name) \\|$")

// placeRules know a place where secrets stand, and no provider.
var placeRules = []string{
	"config-secret-value", "http-api-key-header", "http-authorization-header", "http-form-secret", "mysql-dsn-password",
	"named-secret-value", "prose-secret", "session-cookie", "url-userinfo-password",
}

// TestKinds finds each kind of credential that the table lists where it usually stands.
func TestKinds(t *testing.T) {
	table, err := os.ReadFile(filepath.Join("..", "..", "rules", "text", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := kindRow.FindAllStringSubmatch(string(table), -1)
	const kinds = 206
	if lines := strings.Count(string(table), "\n| ") - 2; len(rows) != lines || len(rows) < kinds {
		t.Errorf("%d of %d rows are of the table's form, want all and %d at least", len(rows), lines, kinds)
	}
	listed := make(map[string]bool)
	for _, m := range rows {
		provider, kind, variable, sample, rule, known := m[1], m[2], m[3], strings.ReplaceAll(m[4], `\|`, "|"), m[5], m[6]
		listed[rule] = true
		found := verdicts(t, "a.env", variable+"="+rules.ExpandSample(sample))
		if len(found) != 1 || !strings.HasPrefix(found[0], rule+" ") {
			t.Errorf("%s %s: %q, want %s", provider, kind, found, rule)
		}
		if known != "name" || slices.Contains(placeRules, rule) {
			continue
		}
		alone := verdicts(t, "a.txt", "see "+rules.ExpandSample(sample)+" there")
		if slices.ContainsFunc(alone, func(v string) bool { return strings.HasPrefix(v, rule+" ") && !shared[rule] }) {
			t.Errorf("%s %s counts without a name, though its form was not checked", provider, kind)
		}
	}
	for _, r := range rules.TextRules() {
		if !listed[r.ID] && !slices.Contains(placeRules, r.ID) {
			t.Errorf("%s has no row in rules/text/README.md", r.ID)
		}
	}
}
