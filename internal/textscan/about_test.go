package textscan

import (
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"github.com/leakvet/leakvet/internal/finding"
)

// What a credential says about itself, and where it lies, weighs it.
func TestFindingsAreWeighed(t *testing.T) {
	enc := base64.RawURLEncoding.EncodeToString
	jwt := func(payload string) string {
		return enc([]byte(`{"alg":"HS256","typ":"JWT"}`)) + "." + enc([]byte(payload)) + "." + sample("{b64url:43}")
	}
	e, err := New(Options{Root: t.TempDir(), Now: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path, text, words string
		severity          finding.Severity
	}{
		{"a.txt", jwt(`{"iss":"login.internal","exp":1798761600}`), "(issued by login.internal, valid until 2027-01-01)", finding.High},
		{"a.txt", jwt(`{"iss":"login.internal","exp":1735689600}`), "(issued by login.internal, expired on 2025-01-01)", finding.Medium},
		{"a.txt", "npm_" + sample("{alnum:36}"), "(whose checksum is wrong: a sample, or cut off)", finding.Medium},
		{"a.txt", groq, "", finding.High},
		{"a.jsonl", `{"sessionId":"x","message":{"content":"` + groq + `"}}`, "in the agent transcript at /message/content", finding.Critical},
		{"a.json", `{"resourceSpans":[{"x":"` + groq + `"}]}`, "in the trace at /resourceSpans/0/x", finding.High},
	} {
		fs, _, err := e.ScanText(t.Context(), Source{Path: c.path}, strings.NewReader(c.text))
		if err != nil || len(fs) != 1 {
			t.Errorf("%s: %d findings, error %v", c.text, len(fs), err)
			continue
		}
		if f := fs[0]; f.Severity != c.severity || !strings.Contains(f.Message, c.words) {
			t.Errorf("%v %q, want %v %q", f.Severity, f.Message, c.severity, c.words)
		}
	}
}
