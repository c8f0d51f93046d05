package rules

import (
	"strings"
	"testing"
)

func TestLoadModelErrors(t *testing.T) {
	const head = "library = \"x\"\npackages = [\"example.com/x\"]\n\n"
	const sink = "[[sink]]\nkind = \"log\"\nsymbol = \"example.com/x.F\"\n"
	for _, tc := range []struct{ name, stanza, want string }{
		{"unknown key", sink + "arg = 1\n", `x.toml:7: unknown key "sink.arg"; did you mean "args"?`},
		{"key of nothing", sink + "colour = 1\n", `x.toml:7: unknown key "sink.colour"`},
		{"unknown table", "[[sinc]]\nsymbol = \"example.com/x.F\"\n", `x.toml:4: unknown key "sinc"; did you mean "sink"?`},
		{"syntax", "[[sink]\n", "x.toml:4: "},
		{"wrong type", "[[sink]]\nkind = 1\n", "x.toml:5: "},
		{"unknown kind", strings.Replace(sink, "log", "lgo", 1), `x.toml:4: [[sink]]: unknown sink kind "lgo"; did you mean "log"?`},
		{"no kind", "[[sink]]\nsymbol = \"example.com/x.F\"\n", `x.toml:4: [[sink]]: unknown sink kind ""`},
		{"second stanza", sink + "\n" + strings.Replace(sink, "log", "nowhere", 1), `x.toml:8: [[sink]]: unknown sink kind "nowhere"`},
		{"source kind", "[[source]]\nkind = \"pii\"\nsymbol = \"example.com/x.F\"\n", `x.toml:4: [[source]]: unknown source kind "pii"`},
		{"bad port", sink + "args = \"reciever\"\n", `x.toml:4: [[sink]]: unknown port "reciever"`},
		{"negative port", sink + "args = -1\n", "x.toml:4: [[sink]]: port -1: an argument position counts from 0"},
		{"port of another type", sink + "args = true\n", "x.toml:4: [[sink]]: port true: write an argument position"},
		{"bad path in a port", sink + "args = \"arg0[x\"\n", `x.toml:4: [[sink]]: port "arg0[x": bad path`},
		{"no symbol", "[[slot]]\nargs = 1\n", "x.toml:4: [[slot]]: names nothing: give symbol, symbols, type or types"},
		{"symbol without a path", "[[slot]]\nsymbol = \"F\"\n", `x.toml:4: [[slot]]: symbol "F": no import path`},
		{"bad receiver", "[[sanitizer]]\nsymbol = \"(*example.com/x.T.F\"\n", `x.toml:4: [[sanitizer]]: symbol "(*example.com/x.T.F": write (*pkg/path.Type).Method`},
		{"unknown format", "[[propagator]]\nsymbol = \"example.com/x.F\"\nformat = \"jsn\"\n", `x.toml:4: [[propagator]]: unknown format "jsn"; did you mean "json"?`},
		{"printf without its format", sink + "format = \"printf\"\n", `x.toml:4: [[sink]]: format_arg goes with format "printf"`},
		{"names without name_arg", sink + "names = [\"dlq\"]\n", "x.toml:4: [[sink]]: name_arg and names go together"},
		{"unknown confidence", sink + "confidence = \"sure\"\n", `x.toml:4: [[sink]]: unknown confidence "sure": use low, medium or high`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := LoadModel("x.toml", []byte(head+tc.stanza))
			if err == nil {
				t.Fatal("no error")
			}
			if !strings.HasPrefix(err.Error(), tc.want) {
				t.Errorf("got  %s\nwant %s", err, tc.want)
			}
		})
	}
}

func TestLoadModelDefaults(t *testing.T) {
	m, err := LoadModel("x.toml", []byte(`
packages = ["example.com/x"]
[[source]]
symbol = "example.com/x.Token"
[[sink]]
kind = "log"
symbol = "example.com/x.Log"
[[propagator]]
symbol = "example.com/x.Wrap"
`))
	if err != nil {
		t.Fatal(err)
	}
	if s := m.Sources[0]; s.Kind != "credential" || s.Confidence != "high" {
		t.Errorf("source: kind %q, confidence %q", s.Kind, s.Confidence)
	}
	if s := m.Sinks[0]; s.Format != FormatPrint || len(s.Args) != 1 || s.Args[0].Kind != AllArgs {
		t.Errorf("sink: format %q, args %v", s.Format, s.Args)
	}
	p := m.Propagators[0]
	if p.Format != FormatCopy || len(p.From) != 2 || len(p.To) != 1 || p.To[0].Kind != AllResult {
		t.Errorf("propagator: format %q, from %v, to %v", p.Format, p.From, p.To)
	}
}
