package rules

import "testing"

func TestParseSymbol(t *testing.T) {
	for _, tc := range []struct {
		pkg, name string
		want      Symbol
	}{
		{"", "os.Getenv", Symbol{"os", "", "Getenv"}},
		{"", "net/http.Header.Get", Symbol{"net/http", "Header", "Get"}},
		{"", "(*example.com/a/b.Client).Ask", Symbol{"example.com/a/b", "Client", "Ask"}},
		{"", "(example.com/a/b.Client).Ask", Symbol{"example.com/a/b", "Client", "Ask"}},
		{"", "example.com/a/b.Client.Token", Symbol{"example.com/a/b", "Client", "Token"}},
		{"", "example.com/a.b/c.F", Symbol{"example.com/a.b/c", "", "F"}},
		{"", "example.com/a/v2.F", Symbol{"example.com/a/v2", "", "F"}},
		{"", "gopkg.in/yaml.v3.Marshal", Symbol{"gopkg.in/yaml.v3", "", "Marshal"}},
		{"", "(*gopkg.in/yaml.v3.Encoder).Encode", Symbol{"gopkg.in/yaml.v3", "Encoder", "Encode"}},
		{"example.com/a.v1/x", "F", Symbol{"example.com/a.v1/x", "", "F"}},
		{"example.com/a", "(*T).M", Symbol{"example.com/a", "T", "M"}},
		{"example.com/a", "T.Field", Symbol{"example.com/a", "T", "Field"}},
		{"example.com/a", "*", Symbol{"example.com/a", "", "*"}},
		{"example.com/a", "T.*", Symbol{"example.com/a", "T", "*"}},
		{"", "crypto/sha256.*", Symbol{"crypto/sha256", "", "*"}},
	} {
		got, err := ParseSymbol(tc.pkg, tc.name)
		if err != nil || got != tc.want {
			t.Errorf("ParseSymbol(%q, %q) = %v, %v; want %v", tc.pkg, tc.name, got, err, tc.want)
		}
	}
	for _, name := range []string{"", "F", "(*T).M", "(*example.com/a.T.M", "(*example.com/a.T).", "(*example.com/a.T).M.N", "example.com/a.T.M.N", "example.com/a.T."} {
		if got, err := ParseSymbol("", name); err == nil {
			t.Errorf("ParseSymbol(%q) = %v, want an error", name, got)
		}
	}
}

func TestStripMajor(t *testing.T) {
	for path, want := range map[string]string{
		"example.com/a":             "example.com/a",
		"example.com/a/v2":          "example.com/a",
		"example.com/a/v12/b":       "example.com/a/b",
		"k8s.io/api/core/v1":        "k8s.io/api/core/v1",
		"example.com/vault":         "example.com/vault",
		"gopkg.in/yaml.v3":          "gopkg.in/yaml",
		"gopkg.in/a/b.v1/c":         "gopkg.in/a/b/c",
		"gopkg.in/a/b.v1/c.version": "gopkg.in/a/b/c.version",
		"example.com/a.v3":          "example.com/a.v3",
		"v2":                        "v2",
		"example.com/s/v1.37.0":     "example.com/s",
		"example.com/s/v1.37.0/x":   "example.com/s/x",
		"example.com/s/v1.37.x":     "example.com/s/v1.37.x",
		"example.com/s/1.37.0":      "example.com/s/1.37.0",
	} {
		if got := StripMajor(path); got != want {
			t.Errorf("StripMajor(%q) = %q, want %q", path, got, want)
		}
	}
}
