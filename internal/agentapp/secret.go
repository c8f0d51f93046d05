package agentapp

import (
	"encoding/base64"
	"fmt"
	"hash/crc32"
	"maps"
	"regexp"
	"slices"
	"strings"
)

const (
	lower   = "abcdefghijklmnopqrstuvwxyz"
	upper   = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	digits  = "0123456789"
	letters = lower + upper
	alnum   = digits + upper + lower
	hex     = digits + "abcdef"
	base32  = upper + "234567"
)

// credentials makes each kind of credential, in its provider's shape. Prefixes stand
// apart from what follows, so that this file holds nothing key-shaped either.
var credentials = map[string]func(*source) string{
	"ANTHROPIC_KEY":  func(s *source) string { return "sk-ant-api03-" + s.chars(alnum, 93) + "AA" },
	"AWS_KEY_ID":     func(s *source) string { return "AKIA" + s.chars(base32, 16) },
	"AWS_SECRET":     func(s *source) string { return s.chars(alnum+"+/", 40) },
	"CLIENT_SECRET":  func(s *source) string { return s.chars(alnum, 40) },
	"CRM_KEY":        func(s *source) string { return s.chars(alnum, 40) },
	"CRM_PASSWORD":   func(s *source) string { return s.chars(alnum, 18) },
	"DB_PASSWORD":    func(s *source) string { return s.chars(alnum, 24) },
	"GEMINI_KEY":     func(s *source) string { return "AIza" + s.chars(alnum, 35) },
	"GITHUB_PAT":     githubToken,
	"HF_TOKEN":       func(s *source) string { return "hf_" + s.chars(letters, 34) },
	"INTERNAL_TOKEN": func(s *source) string { return s.chars(alnum, 43) },
	"JWT_EXP":        func(s *source) string { return jwt(s, `{"sub":"agentd","iat":1772438400,"exp":1772442000}`) },
	"JWT_NOEXP":      func(s *source) string { return jwt(s, `{"sub":"slack-bot","role":"approver","iat":1767225600}`) },
	"KAFKA_PASSWORD": func(s *source) string { return s.chars(alnum, 20) },
	"LANGSMITH_KEY":  func(s *source) string { return "lsv2_pt_" + s.chars(hex, 32) + "_" + s.chars(hex, 10) },
	"OPENAI_KEY":     func(s *source) string { return "sk-proj-" + s.chars(alnum, 74) + "T3Blbk" + "FJ" + s.chars(alnum, 74) },
	"PEM_KEY":        pemKey,
	"SENDGRID_KEY":   func(s *source) string { return "SG." + s.chars(alnum, 22) + "." + s.chars(alnum, 43) },
	"SESSION_ID":     func(s *source) string { return s.chars(alnum, 40) },
	"SIGNING_KEY":    func(s *source) string { return s.chars(alnum+"+/", 43) + "=" },
	"SLACK_BOT": func(s *source) string {
		return "xoxb-" + s.chars(digits, 12) + "-" + s.chars(digits, 12) + "-" + s.chars(alnum, 24)
	},
	"SLACK_HOOK": func(s *source) string {
		return "T" + s.chars(base32, 10) + "/B" + s.chars(base32, 10) + "/" + s.chars(alnum, 24)
	},
	"STRIPE_LIVE": func(s *source) string { return "sk_live_" + "51" + s.chars(alnum, 97) },
	"STRIPE_TEST": func(s *source) string { return "sk_test_" + "51" + s.chars(alnum, 97) },
	"TAVILY_KEY":  func(s *source) string { return "tvly-dev-" + s.chars(alnum, 32) },
}

// lookalikes makes values that only look like credentials.
var lookalikes = map[string]func(*source) string{
	"ID12":       func(s *source) string { return s.chars(hex, 12) },
	"ID24":       func(s *source) string { return s.chars(alnum, 24) },
	"ID88":       func(s *source) string { return s.chars(alnum+"+/", 88) },
	"MD5":        func(s *source) string { return s.chars(hex, 32) },
	"PAGE_TOKEN": func(s *source) string { return s.chars(alnum+"-_", 44) },
	"SEALED":     func(s *source) string { return "AgB" + s.chars(alnum+"+/", 200) },
	"SHA1":       func(s *source) string { return s.chars(hex, 40) },
	"SHA256":     func(s *source) string { return s.chars(hex, 64) },
	"SPAN_ID":    func(s *source) string { return s.chars(hex, 16) },
	"TRACE_ID":   func(s *source) string { return s.chars(hex, 32) },
	"UUID":       uuid,
}

// composites are texts with a secret in them, for places that encode the whole.
var composites = map[string]struct{ before, secret, after string }{
	"DATABASE_URL": {"postgres://agent:", "DB_PASSWORD_2", "@db.prod.internal.example:5432/tickets"},
	"SYNC_INPUT":   {`{"Customer":"acme","APIKey":"`, "CRM_KEY_2", `"}`},
}

var instance = regexp.MustCompile(`_[0-9]+$`)

// Secret returns the value behind a placeholder's name: a kind, or a kind with a
// number for another value of it. ok is false for a kind that does not exist.
func Secret(name string) (value string, ok bool) {
	if c, ok := composites[name]; ok {
		value, ok := Secret(c.secret)
		return c.before + value + c.after, ok
	}
	kind := instance.ReplaceAllString(name, "")
	build, ok := credentials[kind]
	if !ok {
		build, ok = lookalikes[kind]
	}
	if !ok {
		return "", false
	}
	return build(newSource(name)), true
}

// Kinds lists what a placeholder can name, in order.
func Kinds() []string {
	names := slices.AppendSeq(slices.Collect(maps.Keys(credentials)), maps.Keys(lookalikes))
	names = slices.AppendSeq(names, maps.Keys(composites))
	slices.Sort(names)
	return names
}

// githubToken ends in the checksum that GitHub gives its tokens.
func githubToken(s *source) string {
	body := s.chars(alnum, 30)
	sum := crc32.ChecksumIEEE([]byte(body))
	var tail [6]byte
	for i := range tail {
		tail[len(tail)-1-i] = alnum[sum%62]
		sum /= 62
	}
	return "ghp_" + body + string(tail[:])
}

func jwt(s *source, claims string) string {
	enc := base64.RawURLEncoding
	return enc.EncodeToString([]byte(`{"alg":"HS256","typ":"JWT"}`)) + "." + enc.EncodeToString([]byte(claims)) + "." + s.chars(alnum, 43)
}

func pemKey(s *source) string {
	var b strings.Builder
	b.WriteString("-----BEGIN " + "PRIVATE KEY-----\n")
	for range 16 {
		b.WriteString(s.chars(alnum+"+/", 64) + "\n")
	}
	b.WriteString("-----END " + "PRIVATE KEY-----\n")
	return b.String()
}

func uuid(s *source) string {
	return fmt.Sprintf("%s-%s-4%s-a%s-%s", s.chars(hex, 8), s.chars(hex, 4), s.chars(hex, 3), s.chars(hex, 3), s.chars(hex, 12))
}
