package textscan

import (
	"strings"
	"testing"
)

func TestMessage(t *testing.T) {
	r, err := DefaultRedactor()
	if err != nil {
		t.Fatal(err)
	}
	pat := sample("ghp_{alnum:36}")
	for _, text := range []string{
		"could not import example.com/" + groq + " (no required module)",
		"undefined: " + pat,
		`unknown key "allow.` + groq + `"; it has expires`,
		"[rules." + groq + "]: no such rule",
		"go: https://ada:" + sample("{alnum:20}") + "@example.com/m: unrecognized import path",
		`password = "` + sample("{alnum:12}") + `" is no TOML`,
	} {
		got := r.Message(text)
		if !strings.Contains(got, "redacted]") || strings.Contains(got, groq[8:20]) || strings.Contains(got, pat[8:20]) {
			t.Errorf("%q gives %q", text, got)
		}
	}
	for _, text := range []string{
		"go: example.com/m@v0.0.0-20260102030405-0123456789ab: invalid version: unknown revision 0123456789abcdef0123456789abcdef01234567",
		"verifying module: checksum mismatch",
		"/tmp/TestMarkerInNothing4139994205/002/bad.toml:2: unknown key \"allow.pathh\"; did you mean path?",
		"cannot use x (variable of type *secretmanager.AccessSecretVersionResponse) as string value in argument to log.Print",
		"undefined: tokenSourceFromEnvironmentVariables2",
	} {
		if got := r.Message(text); got != text {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}

func TestPath(t *testing.T) {
	r, err := DefaultRedactor()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{
		"dumps/" + groq + ".json",
		groq + "/run/a.go",
		"bundle.zip!" + groq + "/inner.env",
		"get/download?api_key=" + sample("{alnum:12}7") + ".json",
		"logs/session_token=" + sample("{alnum:12}7") + ".log",
	} {
		got := r.Path(path)
		if !strings.Contains(got, "redacted]") || strings.Contains(got, groq[8:20]) || strings.Count(got, "/") != strings.Count(path, "/") {
			t.Errorf("%q gives %q", path, got)
		}
	}
	for _, path := range []string{
		"vendor/example.com/m@v0.0.0-20260102030405-0123456789ab/a.go",
		".claude/projects/-home-dev/8f2d74f8-0bd9-423d-ad9e-c024db6857e7.jsonl",
		"static/main.0123456789abcdef0123.js", "testdata/token=none/a.yaml", "blobs/sha256/" + sample("{hex:64}"),
	} {
		if got := r.Path(path); got != path {
			t.Errorf("%q becomes %q", path, got)
		}
	}
}
