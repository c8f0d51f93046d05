package textscan

import (
	"encoding/base64"
	"testing"
)

// TestBasicAnywhere wants basic authentication under any name, if there is a user and a
// password in it that could be meant.
func TestBasicAnywhere(t *testing.T) {
	b64 := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	login := "Basic " + b64("svc:"+sample("{alnum:12}")+"#1")
	files := map[string]string{
		"headers.json": `{"name": "X-Gateway", "value": "` + login + `"}`,
		"app.log":      `time=2026-02-19T11:16:57Z level=info msg=retry via="` + login + `"`,
		"sample.json":  `{"name": "X-Gateway", "value": "Basic ` + b64("user:password") + `"}`,
		"plan.json":    `{"plan": "Basic ` + b64("a text without the sign") + `"}`,
		"word.json":    `{"plan": "Basic authentication"}`,
		"setup.cfg":    "[pypi]\npassword = %(PYPI_PASSWORD)s\n",
	}
	res := scan(t, Options{Root: tree(t, files)})
	got := make(map[string]bool)
	for _, f := range res.Findings {
		got[f.Location.Path] = true
	}
	for name := range files {
		if want := name == "headers.json" || name == "app.log"; got[name] != want {
			t.Errorf("%s: found %t, want %t", name, got[name], want)
		}
	}
}
