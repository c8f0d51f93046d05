package textscan

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
)

// TestRedactorKnowsWhatWasFound: a line is masked by what the scan came to know, though
// nothing in the line itself tells a secret.
func TestRedactorKnowsWhatWasFound(t *testing.T) {
	password := sample("{alnum:8}") + "!x_" + sample("{alnum:6}") + "7"
	token := sample("ghp_{alnum:36}")
	encoded := base64.StdEncoding.EncodeToString([]byte(password))
	var typed strings.Builder
	for i := 0; i < len(token); i += 6 {
		fmt.Fprintf(&typed, "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":%q}}]}\n\n", token[i:min(i+6, len(token))])
	}
	dir := tree(t, map[string]string{
		"users.csv":   "id,password,note\n1," + password + ",\n",
		"notes.md":    "Log in with password `" + password + "` first.\n",
		"secret.yaml": "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  password: " + encoded + "\n",
		"run.sse":     typed.String(),
	})
	e, err := New(Options{Root: dir})
	if err != nil {
		t.Fatal(err)
	}
	r := e.Redactor()
	bare := "row 7 says " + password + " is right"
	if got := r.Line("a.txt", bare); got != bare {
		t.Fatalf("%q is masked before anything was found, which makes this test worth nothing", got)
	}
	res, err := e.Scan(t.Context())
	if err != nil || len(res.Findings) < 4 {
		t.Fatalf("%d findings, %v", len(res.Findings), err)
	}
	for _, c := range []struct{ path, line, secret string }{
		{"users.csv", "1," + password + ",", password},
		{"other.txt", bare, password},
		{"other.txt", "x " + encoded + " y", encoded[4:]},
		{"run.sse", strings.Split(typed.String(), "\n")[4], token[12:18]},
	} {
		if got := r.Line(c.path, c.line); strings.Contains(got, c.secret) {
			t.Errorf("%s: %q keeps %q", c.path, got, c.secret)
		}
	}
	if got := r.Message("open users/" + password + ": no such file"); strings.Contains(got, password) {
		t.Errorf("the message %q keeps the secret", got)
	}
	plain := "data: {\"choices\":[]}"
	if got := r.Line("run.sse", plain); got != plain {
		t.Errorf("%q became %q", plain, got)
	}
}

// TestShortSecretsStayInTheirFile: "letme" is masked where it is a password, and a word
// elsewhere.
func TestShortSecretsStayInTheirFile(t *testing.T) {
	var s seen
	s.add("a", "letmein", "letmein")
	s.add("a", "abc", "abc")
	s.add("a", "first-line-0123456789abcdef\nlast", "")
	if got := s.spans("a", "say letmein abc"); len(got) != 1 || got[0] != (span{4, 11}) {
		t.Errorf("in its file: %v", got)
	}
	if got := s.spans("b", "first-line-0123456789abcdef"); len(got) != 1 {
		t.Errorf("a long one elsewhere: %v", got)
	}
	if got := s.spans("b", "say letmein at last"); got != nil {
		t.Errorf("elsewhere: %v", got)
	}
}

func BenchmarkSeen(b *testing.B) {
	var s seen
	value := func(i uint64) string { // spread over all bits
		return fmt.Sprintf("sk-ant-api03-%016x-value", i*0x9e3779b97f4a7c15)
	}
	for i := range uint64(10_000) {
		s.add("a", value(i), value(i))
	}
	line := strings.Repeat("sk-ant-api03-words and sk-ant-other ", 4) + value(42)
	b.SetBytes(int64(len(line)))
	for b.Loop() {
		if len(s.spans("a", line)) != 1 {
			b.Fatal("not found")
		}
	}
}
