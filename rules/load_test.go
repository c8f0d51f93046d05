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
		{"key of nothing", sink + "colour = 1\n", `x.toml:7: unknown key "sink.colour"; it has args, callback, confidence, `},
		{"word for a key", sink + "method = 1\n", `x.toml:7: unknown key "sink.method"; did you mean "symbol"?`},
		{"misspelt word for a key", sink + "fucntion = 1\n", `x.toml:7: unknown key "sink.fucntion"; did you mean "symbol"?`},
		{"key of another table", "[[source]]\nformat = \"json\"\n", `x.toml:5: unknown key "source.format"; it has confidence, dump, kind, `},
		{"plural table", "[[sinks]]\nkind = \"log\"\n", `x.toml:4: unknown key "sinks"; did you mean "sink"?`},
		{"text for a list", sink + "symbols = \"example.com/x.G\"\n", `x.toml:7: sink.symbols wants a list of texts: ["…"]`},
		{"list for a text", "[[sink]]\nkind = [\"log\"]\n", `x.toml:5: sink.kind wants a text: "…"`},
		{"text for a number", sink + "callback = \"1\"\n", `x.toml:7: sink.callback wants a number`},
		{"single brackets", "[sink]\nkind = \"lgo\"\nsymbol = \"example.com/x.F\"\n", `x.toml:5: [[sink]]: unknown sink kind "lgo"`},
		{"quoted position", sink + "args = \"1\"\n", `x.toml:7: [[sink]]: unknown port "1": write the position without quotes`},
		{"port of nothing", sink + "args = [0, \"everything\"]\n", `x.toml:7: [[sink]]: unknown port "everything": use an argument position, `},
		{"bad tail", "[[propagator]]\nsymbol = \"example.com/x.F\"\nto = \"result0[tail 1]\"\n", `x.toml:6: [[propagator]]: port "result0[tail 1]": bad path at "[tail 1]": write [tail arg1]`},
		{"result as input", "[[propagator]]\nsymbol = \"example.com/x.F\"\nfrom = \"result\"\n", `x.toml:6: [[propagator]]: from: a result is an output`},
		{"result of a slot", "[[slot]]\nsymbol = \"example.com/x.F\"\nargs = \"result\"\n", `x.toml:6: [[slot]]: port "result": a result is no input`},
		{"pointer type", "[[source]]\ntype = \"*example.com/x.T\"\n", `x.toml:5: [[source]]: symbol "*example.com/x.T": name it without *, [], () and type arguments`},
		{"slice type", "[[source]]\ntypes = [\n  \"example.com/x.T\",\n  \"[]example.com/x.T\",\n]\n", `x.toml:7: [[source]]: symbol "[]example.com/x.T": name it without`},
		{"generic type", "[[source]]\ntype = \"example.com/x.T[string]\"\n", `x.toml:5: [[source]]: symbol "example.com/x.T[string]": name it without`},
		{"member as a type", "[[source]]\ntype = \"example.com/x.T.F\"\n", `x.toml:5: [[source]]: type "example.com/x.T.F": is a member of a type: name it with "symbol"`},
		{"as stack traces spell it", "[[slot]]\nsymbol = \"example.com/x.(*T).F\"\n", `x.toml:5: [[slot]]: symbol "example.com/x.(*T).F": write (*example.com/x.T).F`},
		{"call", "[[slot]]\nsymbol = \"example.com/x.F()\"\n", `x.toml:5: [[slot]]: symbol "example.com/x.F()": name it without`},
		{"two import paths", "[[slot]]\npackage = \"example.com/x\"\nsymbol = \"example.com/x.F\"\n", `x.toml:6: [[slot]]: symbol "example.com/x.F": `},
		{"bad path", "[[slot]]\nsymbol = \"/x.F\"\n", `x.toml:5: [[slot]]: symbol "/x.F": bad import path`},
		{"bad tag", "[[source]]\ntag = \"secret:true\"\n", `x.toml:5: [[source]]: tag "secret:true": write a key, or a key and its value`},
		{"tag and symbol", "[[source]]\ntag = \"secret\"\nsymbol = \"example.com/x.F\"\n", `x.toml:4: [[source]]: tag stands alone`},
		{"misspelt what", "[[sanitizer]]\nsymbol = \"example.com/x.F\"\nwhat = \"unrelatd\"\n", `x.toml:6: [[sanitizer]]: unknown what "unrelatd"; did you mean "unrelated"?`},
		{"negative position", "[[source]]\nsymbol = \"example.com/x.F\"\nout = [0, -1]\n", `x.toml:6: [[source]]: position -1: an argument position counts from 0`},
		{"unknown severity", sink + "severity = \"hihg\"\n", `x.toml:7: [[sink]]: unknown severity "hihg"; did you mean "high"?`},
		{"unknown table", "[[sinc]]\nsymbol = \"example.com/x.F\"\n", `x.toml:4: unknown key "sinc"; did you mean "sink"?`},
		{"syntax", "[[sink]\n", "x.toml:4: "},
		{"wrong type", "[[sink]]\nkind = 1\n", "x.toml:5: "},
		{"unknown kind", strings.Replace(sink, "log", "lgo", 1), `x.toml:5: [[sink]]: unknown sink kind "lgo"; did you mean "log"?`},
		{"no kind", "[[sink]]\nsymbol = \"example.com/x.F\"\n", `x.toml:4: [[sink]]: no kind: give one of prompt, `},
		{"second stanza", sink + "\n" + strings.Replace(sink, "log", "nowhere", 1), `x.toml:9: [[sink]]: unknown sink kind "nowhere"`},
		{"source kind", "[[source]]\nkind = \"pii\"\nsymbol = \"example.com/x.F\"\n", `x.toml:5: [[source]]: unknown source kind "pii"`},
		{"bad port", sink + "args = \"reciever\"\n", `x.toml:7: [[sink]]: unknown port "reciever"`},
		{"negative port", sink + "args = -1\n", "x.toml:7: [[sink]]: port -1: an argument position counts from 0"},
		{"port of another type", sink + "args = true\n", "x.toml:7: [[sink]]: port true: write an argument position"},
		{"bad path in a port", sink + "args = \"arg0[x\"\n", `x.toml:7: [[sink]]: port "arg0[x": bad path`},
		{"no symbol", "[[slot]]\nargs = 1\n", "x.toml:4: [[slot]]: names nothing: give symbol, symbols, type or types"},
		{"symbol without a path", "[[slot]]\nsymbol = \"F\"\n", `x.toml:5: [[slot]]: symbol "F": no import path`},
		{"bad receiver", "[[sanitizer]]\nsymbol = \"(*example.com/x.T.F\"\n", `x.toml:5: [[sanitizer]]: symbol "(*example.com/x.T.F": write (*pkg/path.Type).Method`},
		{"unknown format", "[[propagator]]\nsymbol = \"example.com/x.F\"\nformat = \"jsn\"\n", `x.toml:6: [[propagator]]: unknown format "jsn"; did you mean "json"?`},
		{"printf without its format", sink + "format = \"printf\"\n", `x.toml:4: [[sink]]: format_arg goes with format "printf"`},
		{"names without name_arg", sink + "names = [\"dlq\"]\n", "x.toml:4: [[sink]]: name_arg and names go together"},
		{"unknown confidence", sink + "confidence = \"sure\"\n", `x.toml:7: [[sink]]: unknown confidence "sure": use low, medium or high`},
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
