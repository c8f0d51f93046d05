package textscan

import (
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
)

// shown lists "rule value-preview" of what is shown by default.
func shown(t *testing.T, path, text string) (out []string) {
	t.Helper()
	e, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	fs, _, err := e.ScanText(t.Context(), Source{Path: path}, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fs {
		if f.Confidence >= finding.MediumConfidence {
			out = append(out, f.Rule)
		}
	}
	return out
}

// Each pair is a secret that only its surroundings give away, and its near miss.
func TestWhatSurroundsAValueDecides(t *testing.T) {
	key, hex := sample("{alnum:32}"), sample("{hex:32}")
	for _, c := range []struct{ path, secret, rule, other string }{
		{"a.har", `{"headers":[{"name":"X-Crm-Token","value":"` + key + `"}]}`, namedID, `{"headers":[{"name":"X-Request-Id","value":"` + key + `"}]}`},
		{"a.jsonl", `{"access_token":"` + key + `"}`, namedID, `{"next_page_token":"` + key + `"}`},
		{"a.jsonl", `{"slack":{"token":"` + key + `"}}`, namedID, `{"csrf":{"token_type":"` + key + `"}}`},
		{"a.json", `{"args":["--crm-token","` + key + `"]}`, namedID, `{"args":["--crm-token","${CRM_TOKEN}"]}`},
		{"a.json", `{"args":["--crm-token","` + key + `"]}`, namedID, `{"args":["--commit","` + key + `"]}`},
		{"a.yml", "variables:\n- name: crm\n  value: " + key + "\n  value_type: secret\n", namedID, "variables:\n- name: crm\n  value: " + key + "\n  value_type: string\n"},
		{"a.har", `{"cookies":[{"name":"session_id","value":"` + key + `"}]}`, cookieID, `{"cookies":[{"name":"_ga","value":"` + key + `"}]}`},
		{"a.json", `{"Cookie":"lang=en; sid=` + key + `"}`, cookieID, `{"Cookie":"lang=en; csrf_token=` + key + `"}`},
		{"a.md", "The admin password is Maple7!rain now.", proseID, "The admin password is stored elsewhere now."},
		{"a.md", "Use key " + key + " for the sandbox.", proseID, "The public key " + key + " is for everybody."},
		{"a.md", "Call it with header X-Crm-Key: " + key + ".", namedID, "Call it with header X-Request-Id: " + key + "."},
		{"a.json", `{"url":"https://api.deepgram.com/v1","headers":[{"name":"Authorization","value":"Token ` + sample("{hex:40}") + `"}]}`, "deepgram-api-key", `{"url":"https://api.deepgram.com/v1","headers":[{"name":"X-Sha1","value":"` + sample("{hex:40}") + `"}]}`},
		{"a.csv", "id,client_secret\n1," + hex + "\n", namedID, "id,row_hash\n1," + hex + "\n"},
	} {
		if got := shown(t, c.path, c.secret); len(got) != 1 || got[0] != c.rule {
			t.Errorf("%s %q: found %q, want %s", c.path, c.secret, got, c.rule)
		}
		if got := shown(t, c.path, c.other); len(got) != 0 {
			t.Errorf("%s %q: found %q, want nothing", c.path, c.other, got)
		}
	}
}
