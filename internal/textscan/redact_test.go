package textscan

import (
	"strings"
	"testing"
)

func redactor(t *testing.T) *Redactor {
	t.Helper()
	e, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	return e.Redactor()
}

func TestRedactorMasks(t *testing.T) {
	r := redactor(t)
	random := sample("{alnum:24}")
	for _, c := range []struct{ path, line, secret string }{
		{"a.go", `const k = "` + groq + `"`, groq},
		{"a.go", `password := "hunter2"`, "hunter2"},
		{"a.go", `cfg := Config{APIKey: "abc", Password: "p4ss word"}`, "p4ss word"},
		{"a.go", `cfg := Config{APIKey: "abc", Password: "p4ss word"}`, `"abc"`},
		{"a.go", `if password == "letmein" {`, "letmein"},
		{"a.go", "secret = []byte(`raw value`)", "raw value"},
		{"a.json", `{"client_secret":"s\"x","a":1}`, `s\"x`},
		{"a.json", `"{\"password\":\"pw12\"}"`, "pw12"},
		{"a.yaml", "  db_password: hunter2", "hunter2"},
		{"a.yaml", "env: name: x password: hunter2", "hunter2"},
		{".env", "API_TOKEN=short", "short"},
		{"a.txt", "postgres://app:pw@db.internal/app", ":pw@"},
		{"a.go", `"root:pw1@tcp(db:3306)/x"`, "pw1"},
		{"a.txt", "Authorization: Bearer abcdef123", "abcdef123"},
		{"a.txt", "the password is swordfish, do not tell", "swordfish"},
		{"a.md", "The CRM password for the user support-agent is okGoemHRgAnQ and the host is crm", "okGoemHRgAnQ"},
		{"a.txt", "see " + random + " there", random},
		{"a.txt", sample("{hex:32}"), sample("{hex:32}")},
		{"id.pem", sample("{b64:64}"), sample("{b64:64}")},
		{"id.pem", "q1Zr8Tw=", "q1Zr8Tw"},
		{"a.txt", groq + " " + groq, groq},
		{"a.txt", sample("{letter:26}"), sample("{letter:26}")},
		{"a.txt", "redis://:" + sample("{alnum:14}") + "@cache", sample("{alnum:14}")},
	} {
		if got := r.Line(c.path, c.line); strings.Contains(got, c.secret) {
			t.Errorf("%s: %q keeps %q", c.path, got, c.secret)
		}
	}
}

func TestRedactorKeepsNames(t *testing.T) {
	r := redactor(t)
	for _, line := range []string{"OPENAI_API_KEY=" + groq, "CRM_KEY=" + sample("{alnum:40}"), "export LOG_SALT=" + sample("{b64:44}") + "=="} {
		name, _, _ := strings.Cut(line, "=")
		got := r.Line(".env", line)
		if !strings.HasPrefix(got, name+"=") || !strings.HasSuffix(got, " characters redacted]") {
			t.Errorf("%q became %q", name, got)
		}
	}
}

func TestRedactorKeepsUsers(t *testing.T) {
	r := redactor(t)
	for line, want := range map[string]string{
		"postgresql://ro:" + sample("{alnum:16}") + "@db.internal/app": "postgresql://ro:",
		"open root:pw1@tcp(db:3306)/x":                                 "open root:",
	} {
		if got := r.Line("a.txt", line); !strings.HasPrefix(got, want) || !strings.Contains(got, "redacted]@") {
			t.Errorf("%q became %q", line, got)
		}
	}
}

func TestRedactorLeavesCodeReadable(t *testing.T) {
	r := redactor(t)
	for _, c := range []struct{ path, line string }{
		{"a.go", `apiKey := os.Getenv("OPENAI_API_KEY")`},
		{"a.go", `func (s *Server) handleAuthentication(ctx context.Context, token string) error {`},
		{"a.go", `	req, err := http.NewRequestWithContext(ctx, "GET", u, nil)`},
		{"a.md", "See ServiceAccountCredentialsProvider and core.GetDefaultCredentialsFromChain."},
		{"a.go", `	token := req.Header.Get("Authorization")`},
		{"a.go", `import "github.com/leakvet/leakvet/internal/textscan"`},
		{"a.go", `	return fmt.Errorf("read the configuration of %s: %w", name, err)`},
		{"a.go", `	expvar.NewInt("max_tokens").Set(int64(cfg.Limits.MaxTokens))`},
		{"a.yaml", "secretName: my-secret"},
		{".env", "OPENAI_MODEL=gpt-5-mini"},
		{"a.yaml", "password: ${DB_PASSWORD}"},
		{"a.md", "Set the API key in the environment and start the server."},
		{"a.md", "The key of the cache, when there is one, is computed from the request."},
		{"a.md", "-----BEGIN PRIVATE " + "KEY-----"},
	} {
		if got := r.Line(c.path, c.line); got != c.line {
			t.Errorf("%s: %q became %q", c.path, c.line, got)
		}
	}
}
