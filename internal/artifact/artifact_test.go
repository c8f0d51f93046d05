package artifact

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// leaves decodes a text and returns "key = value at path" of every leaf with a key.
func leaves(t *testing.T, file, text string) (out []string, limit string) {
	t.Helper()
	f := Sniff(file, text)
	if f == None {
		t.Fatalf("%s is not recognised", file)
	}
	limit = Decode(f, file, text, func(l *Leaf) {
		out = append(out, fmt.Sprintf("%s = %s at %s", l.Key, l.Value, l.Path(func(s string) string { return s })))
	})
	return out, limit
}

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

func TestPaths(t *testing.T) {
	inner := `{"headers":{"Authorization":"Bearer abc"}}`
	envelope, _ := json.Marshal(map[string]any{"Messages": []any{map[string]string{"Body": inner}}})
	for _, c := range []struct{ file, text, want string }{
		{"a.json", string(envelope), "Authorization = Bearer abc at /Messages/0/Body → json → /headers/Authorization"},
		{"a.json", `{"h":[{"name":"X-Key","value":"v1"}]}`, "X-Key = v1 at /h/0/value (X-Key)"},
		{"a.json", `{"h":[{"value":"v1","name":"X-Key"}]}`, "X-Key = v1 at /h/0/value (X-Key)"},
		{"a.json", `[{"key":"k","value":{"stringValue":"v1"}}]`, "k = v1 at /0/value/stringValue (k)"},
		{"a.json", `{"headers":[["X-Key","v1"]]}`, "X-Key = v1 at /headers/0/1 (X-Key)"},
		{"a.json", `{"args":["-y","--token","v1"]}`, "token = v1 at /args/2 (token)"},
		{"a.json", `{"env":["TOKEN=v1"]}`, "TOKEN = v1 at /env/0 (TOKEN)"},
		{"a.json", `{"data":"` + b64("TOKEN=v1234567") + `"}`, "TOKEN = v1234567 at /data → base64 → form → /TOKEN"},
		{"a.json", `{"a/b":{"~":"v1"}}`, "~ = v1 at /a~1b/~0"},
		{"a.yaml", "env:\n- name: TOKEN\n  value: v1\n", "TOKEN = v1 at /env/0/value (TOKEN)"},
		{"a.yaml", "a:\n  b: [x, {c: 'it''s'}]\n  d: \"v\\\"1\"\n", "d = v\"1 at /a/d"},
		{"a.yaml", "a: |\n  first\n  second\nb: v1\n", "b = v1 at /b"},
		{"a.yaml", "--- # one\na: v1\n---\nb: v2\n", "b = v2 at /b"},
		{"a.toml", "[server.db]\npassword = \"v1\"\n", "password = v1 at /server.db/password"},
		{".npmrc", "//r.internal/:_authToken=v1\n", "_authToken = v1 at /_authToken"},
		{"main.tf", "x \"y\" {\n  a {\n    token = \"v1\"\n  }\n}\n", "token = v1 at /x y/a/token"},
		{"a.xml", `<a><b token="v1"/><password>v&amp;2</password></a>`, "password = v&2 at /a/password/#text (password)"},
		{"a.plist", "<dict><key>K</key><string>v1</string></dict>", "K = v1 at /dict/string/#text (K)"},
		{"a.csv", "id,token\n1,\"v\"\"1234\"\n", "token = v\"1234 at /0/token"},
		{"a.sql", "INSERT INTO t (a, b) VALUES (1, 'it''s');\n", "b = it's at /t/0/b"},
		{"a.md", "curl -H 'X-Key: v1' \\\n  -u me:pw123 https://h.internal/\n", "X-Key = v1 at curl → /X-Key"},
		{"a.md", "curl -u me:pw123 https://h.internal/\n", "password = pw123 at curl → /-u (password)"},
		{"a.log", "x cfg={Name:n Key:v1 Header:map[Auth:[Bearer val2]]}\n", "Auth = Bearer val2 at Go value → /Header/Auth/0 (Auth)"},
		{"a.log", "main.C{Key:\"v1\", N:1, H:map[string]string{\"K\":\"val2\"}}\n", "K = val2 at Go value → /H/K"},
		{"a.log", "{'password': 'v1', 'n': None}\n", "password = v1 at /password"},
		{"a.har", `{"log":{"entries":[{"request":{"cookies":[{"name":"sid","value":"v1"}]}}]}}`, "sid = v1 at /log/entries/0/request/cookies/0/value (sid)"},
		{"a.json", `{"Cookie":"a=b; sid=v1234567"}`, "sid = v1234567 at /Cookie → cookie → /sid"},
	} {
		got, limit := leaves(t, c.file, c.text)
		if !strings.Contains(strings.Join(got, "\n")+"\n", c.want+"\n") || limit != "" {
			t.Errorf("%s %q:\n got %s (limit %q)\nwant %s", c.file, c.text, strings.Join(got, "\n     "), limit, c.want)
		}
	}
}

// Every range of a value leads to the bytes that it was written with.
func TestSpans(t *testing.T) {
	level := "secret\n\"é\U0001F511\" end"
	for range 3 {
		b, _ := json.Marshal(map[string]string{"m": level})
		level = string(b)
	}
	found := false
	Decode(JSON, "a.json", level, func(l *Leaf) {
		i := strings.Index(l.Value, "secret")
		if i != 0 {
			return
		}
		found = true
		for _, part := range []string{"secret", "end"} {
			at := strings.Index(l.Value, part)
			s := l.Span(Span{at, at + len(part)})
			if got := level[s.Start:s.End]; got != part {
				t.Errorf("%q is at %v, where %q stands", part, s, got)
			}
		}
	})
	if !found {
		t.Error("the innermost value is not found")
	}
	text := "a: \"" + b64("TOKEN=v1234567") + "\"\n"
	Decode(YAML, "a.yaml", text, func(l *Leaf) {
		if l.Key == "TOKEN" {
			if s := l.Whole(); text[s.Start:s.End] != b64("TOKEN=v1234567") || !l.Opaque() {
				t.Errorf("a value in base64 is at %q", text[s.Start:s.End])
			}
		}
	})
}

func TestLimits(t *testing.T) {
	deep := `"v"`
	for range maxDepth + 2 {
		b, _ := json.Marshal(map[string]string{"m": deep})
		deep = string(b)
	}
	var bomb bytes.Buffer
	w := gzip.NewWriter(&bomb)
	_, _ = w.Write(make([]byte, 4<<20))
	_ = w.Close()
	big := b64(strings.Repeat("x=y z\n", maxDecoded/12))
	for _, c := range []struct{ name, text, want string }{
		{"depth", deep, "wrappings more than 8 deep"},
		{"ratio", `{"m":"` + b64(bomb.String()) + `"}`, "gzip content more than 100 times as large"},
		{"bytes", `["` + big + `","` + big + `","` + big + `"]`, "more than 10 MB of decoded content"},
		{"leaves", "[" + strings.Repeat(`"v",`, maxLeaves+1) + `"v"]`, "more than 100000 values"},
		{"nesting", strings.Repeat("[", 100_000), ""},
	} {
		if _, limit := leaves(t, "a.json", c.text); !strings.HasPrefix(limit, c.want) || (limit == "") != (c.want == "") {
			t.Errorf("%s: limit %q, want %q", c.name, limit, c.want)
		}
	}
}

func TestSniff(t *testing.T) {
	for _, c := range []struct {
		file, head string
		want       Format
	}{
		{"a.go", "package a", None}, {"a.py", "{'a': 1}", None}, {"package-lock.json", `{"a": 1}`, None}, {"go.sum", "", None}, {"a.svg", "<svg>", None},
		{"a.json", `{"a": 1}`, JSON}, {"a.json", "{\"a\":1}\n{\"b\":2}\n", Lines}, {"a.jsonl", `{"a":1}`, Lines}, {"a.log", "{\"a\":1}\n", Lines}, {"a.log", "time=1 a=b", Text},
		{"OAI_CONFIG_LIST", `{"model": "x"}`, JSON}, {"notes", "some text", None}, {".env.prod", "A=b", Assignments}, {"config", "[default]\n", Assignments}, {"config", "apiVersion: v1\n", YAML},
		{"x/Dockerfile", "FROM a", Assignments}, {"web.config", "<a/>", Markup}, {"nginx.config", "server {", None},
	} {
		if got := Sniff(c.file, c.head); got != c.want {
			t.Errorf("Sniff(%q, %q) = %v, want %v", c.file, c.head, got, c.want)
		}
	}
}

func TestClassOf(t *testing.T) {
	for _, c := range []struct{ file, head, want string }{
		{"a.json", `{"Messages":[{"ReceiptHandle":"x"}]}`, "queue dump"}, {"tests/cassettes/a.yaml", "", "recorded exchange"}, {"a.json", `{"resourceSpans":[]}`, "trace"},
		{"a.json", `{"mcpServers":{}}`, "agent configuration"}, {"prompts/a.md", "", "prompt"}, {"a.jsonl", `{"sessionId":"x","message":{}}`, "agent transcript"},
		{"a.json", `{"events":[{"eventType":"EVENT_TYPE_TIMER"}]}`, "workflow history"}, {"a.json", `{"version":1}`, ""}, {"a.yaml", "kind: Secret", "Kubernetes Secret"},
	} {
		if got := ClassOf(c.file, c.head).Name; got != c.want {
			t.Errorf("ClassOf(%q, %q) = %q, want %q", c.file, c.head, got, c.want)
		}
	}
}

// Whatever the bytes, a decoder returns, and every leaf lies in the file.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		`{"a":"{\"b\":\"c\\n\"}","c":["--x","y"]}`, "a: |\n  b\n- c: [d, {e: f}]\n", "[a]\nb = \"\"\"c\"\"\"\nd = <<E\nx\nE\n", "<a b='c'><![CDATA[x]]></a>", "a,b\n\"c\"\"\",d\n",
		"INSERT INTO t VALUES ('a','b''c');", "curl -H 'a: b' \\\n -d \"c\\\"d\"", "&{A:b C:map[d:[e f]]}", "data: {\"delta\":{\"content\":\"a\"}}\n\ndata: {\"delta\":{\"content\":\"b\"}}",
		"[1,\"o\",\"a\\b\\u001b[1mb\"]\n", "Content-Transfer-Encoding: base64\n\nYWJjZGVmZ2hpamtsbW5v\n", "x: \u200bab\u200bcdefghijklmnop",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for format := JSON; format <= Text; format++ {
			Decode(format, "a.csv", text, func(l *Leaf) {
				if s := l.Whole(); s.Start < 0 || s.End > len(text) || s.Start > s.End {
					t.Fatalf("format %d: a leaf at %v of %d bytes", format, s, len(text))
				}
				if s := l.Span(Span{0, len(l.Value)}); s.Start < 0 || s.End > len(text) || s.Start > s.End {
					t.Fatalf("format %d: %q (%s) at %v of %d bytes", format, l.Value, l.Key, s, len(text))
				}
				_ = l.Path(func(s string) string { return s })
			})
		}
	})
}

// A line is worth to be taken apart if a word of it can be a secret.
func TestValuable(t *testing.T) {
	for _, line := range []string{"password: Tr!ck", "x=a1b2", "key rQuoHuRg", "token: été-été"} {
		if !valuable(line) {
			t.Errorf("valuable(%q) = false", line)
		}
	}
	for _, line := range []string{"", "return s.store.Get(ctx, key, prefix)", "the password stays in the vault", "cacheKey: maxTokens", "a = 1, b = 22"} {
		if valuable(line) {
			t.Errorf("valuable(%q) = true", line)
		}
	}
}
