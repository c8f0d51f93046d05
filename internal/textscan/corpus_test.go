package textscan

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io"
	"math/rand/v2"
	"strings"
)

// corpus makes artifacts up and keeps a list of what it has planted in them: what
// has to be found, and what looks like it and is none.
type corpus struct {
	r       *rand.Rand
	planted []plant
}

// plant is one value in a file. user stands in front of it, where a rule may take
// both.
type plant struct {
	value  string
	user   string
	kind   string
	secret bool
}

const (
	alnumSet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	hexSet   = "0123456789abcdef"
)

func (c *corpus) draw(set string, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = set[c.r.IntN(len(set))]
	}
	return string(b)
}

func (c *corpus) uuid() string {
	h := c.draw(hexSet, 32)
	return h[:8] + "-" + h[8:12] + "-4" + h[13:16] + "-a" + h[17:20] + "-" + h[20:]
}

// secret plants a credential.
func (c *corpus) secret(kind string) string {
	v := map[string]func() string{
		"openai":    func() string { return "sk-proj-" + c.draw(alnumSet, 74) + "T3Blbk" + "FJ" + c.draw(alnumSet, 74) },
		"anthropic": func() string { return "sk-ant-" + "api03-" + c.draw(alnumSet, 93) + "AA" },
		"groq":      func() string { return "gsk_" + c.draw(alnumSet, 52) },
		"github":    func() string { return "ghp_" + c.draw(alnumSet, 36) },
		"slack": func() string {
			return "xoxb-" + c.draw("123456789", 12) + "-" + c.draw("123456789", 12) + "-" + c.draw(alnumSet, 24)
		},
		"stripe": func() string { return "sk_live_" + c.draw(alnumSet, 99) },
		"tavily": func() string { return "tvly-dev-" + c.draw(alnumSet, 32) },
		"aws":    func() string { return c.draw(alnumSet+"+/", 40) },
		"key32":  func() string { return c.draw(alnumSet, 32) },
		"key40":  func() string { return c.draw(alnumSet, 40) },
		"hex32":  func() string { return c.draw(hexSet, 32) },
		"hex40":  func() string { return c.draw(hexSet, 40) },
		"uuid":   c.uuid,
		"password": func() string {
			return c.draw("ABCDEFGH", 1) + c.draw("aeiou", 1) + c.draw("klmnprst", 2) + c.draw("aeiou", 1) + c.draw("23456789", 3) + "!" + c.draw(alnumSet, 4)
		},
		"phrase": func() string {
			return c.draw("BCDFGKLM", 1) + c.draw("aeiou", 1) + c.draw("klmnprst", 2) + "-" + c.draw("aeiou", 1) + c.draw("klmnprst", 3) + "-" + c.draw("3456789", 3)
		},
		"password20": func() string { return c.draw(alnumSet, 20) },
		"session":    func() string { return c.draw(alnumSet, 40) },
	}[kind]()
	c.planted = append(c.planted, plant{value: v, kind: kind, secret: true})
	return v
}

// login plants "user:password".
func (c *corpus) login(user string) string {
	v := c.secret("password20")
	c.planted[len(c.planted)-1].user = user + ":"
	return user + ":" + v
}

// no plants what looks like a credential.
func (c *corpus) no(kind string) string {
	v := map[string]func() string{
		"call":        func() string { return "call_" + c.draw(alnumSet, 24) },
		"toolu":       func() string { return "toolu_" + c.draw(alnumSet, 24) },
		"chatcmpl":    func() string { return "chatcmpl-" + c.draw(alnumSet, 29) },
		"request":     func() string { return "req_" + c.draw(alnumSet, 24) },
		"uuid":        c.uuid,
		"sha":         func() string { return c.draw(hexSet, 64) },
		"commit":      func() string { return c.draw(hexSet, 40) },
		"md5":         func() string { return c.draw(hexSet, 32) },
		"page":        func() string { return c.draw(alnumSet, 40) },
		"var":         func() string { return "${SECRET_" + c.draw("ABCDEFG", 6) + "}" },
		"sample":      func() string { return "your-api-key-" + c.draw("abcdef", 6) + "-goes-here" },
		"publishable": func() string { return "pk_live_" + c.draw(alnumSet, 40) },
		"receipt":     func() string { return "AQEB" + c.draw(alnumSet+"+/", 200) + "==" },
		"encrypted":   func() string { return "gAAAAAB" + c.draw(alnumSet+"-_", 150) },
		"signature":   func() string { return "Er" + c.draw(alnumSet+"+/", 600) + "==" },
		"sops": func() string {
			return "ENC[AES256_GCM,data:" + c.draw(alnumSet, 30) + ",iv:" + c.draw(alnumSet, 20) + ",type:str]"
		},
		"sealed": func() string { return "AgB" + c.draw(alnumSet+"+/", 300) + "==" },
		"csrf":   func() string { return c.draw(alnumSet, 32) },
		"trace":  func() string { return "00-" + c.draw(hexSet, 32) + "-" + c.draw(hexSet, 16) + "-01" },
		"etag":   func() string { return c.draw(hexSet, 32) },
		"bcrypt": func() string { return "$2b$12$" + c.draw(alnumSet, 53) },
		"vault":  func() string { return "op://agents/" + c.draw("abcdef", 8) + "/credential" },
		"fernet": func() string { return "U2FsdGVkX1" + c.draw(alnumSet, 60) },
		"masked": func() string {
			return []string{"[Filtered]", "<AUTH_TOKEN>", "***REMOVED***", "(hidden)", "[REDACTED]", "****" + c.draw(alnumSet, 4), "redacted-by-proxy"}[c.r.IntN(7)]
		},
		"cut":  func() string { return "eyJ" + c.draw(alnumSet, 17) + "..." },
		"weak": func() string { return "changeme" },
	}[kind]()
	c.planted = append(c.planted, plant{value: v, kind: kind})
	return v
}

// js writes JSON as programs do, without escaping what needs none.
func js(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func indented(v any) string {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		panic(err)
	}
	return string(b)
}

type m = map[string]any
type l = []any

func b64s(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

func wrap76(s string) string {
	var b strings.Builder
	for len(s) > 76 {
		b.WriteString(s[:76] + "\n")
		s = s[76:]
	}
	return b.String() + s
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, s)
	_ = w.Close()
	return b.String()
}

func zlibbed(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = io.WriteString(w, s)
	_ = w.Close()
	return b.String()
}

func hexed(s string) string { return hex.EncodeToString([]byte(s)) }

// lines joins JSON lines.
func jsonl(vs ...any) string {
	var b strings.Builder
	for _, v := range vs {
		b.WriteString(js(v) + "\n")
	}
	return b.String()
}
