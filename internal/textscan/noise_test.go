package textscan

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
)

// verdicts scans one line of a file and returns "rule confidence" of what it finds.
func verdicts(t *testing.T, path, line string) []string {
	t.Helper()
	e, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	fs, _, _ := e.ScanText(t.Context(), Source{Path: path}, strings.NewReader(line))
	finding.Sort(fs)
	var out []string
	for _, f := range fs {
		out = append(out, f.Rule+" "+f.Confidence.String())
	}
	return out
}

func TestNoSecretsAreNotReported(t *testing.T) {
	jwt := func(payload string) string {
		enc := base64.RawURLEncoding.EncodeToString
		return enc([]byte(`{"alg":"HS256","typ":"JWT"}`)) + "." + enc([]byte(payload)) + "." + sample("{b64url:43}")
	}
	for _, c := range []struct{ path, line string }{
		// placeholders, of fixed forms too
		{"a.env", "OPENAI_API_KEY=sk-proj-" + strings.Repeat("x", 60)},
		{"a.env", "GROQ_API_KEY=gsk_your_key_here_" + sample("{alnum:34}")},
		{"a.env", "GITHUB_TOKEN=ghp_" + strings.Repeat("0", 36)},
		{"a.env", "ANTHROPIC_API_KEY=sk-ant-api03-" + sample("{alnum:20}") + "..." + sample("{alnum:73}")},
		{"a.env", "AWS_ACCESS_KEY_ID=AKIA" + "IOSFODNN7" + "EXAMPLE"},
		{"a.env", "STRIPE=sk_test_" + "4eC39HqLyjWDarjtT1zdp7dc"},
		{"a.txt", jwt(`{"sub":"1234567890","name":"John Doe","iat":1516239022}`)},
		{"a.txt", jwt(`{"iss":"supabase-demo","role":"service_role","exp":1983812996}`)},
		// references
		{"a.env", "api_key=${SECRET_API_KEY_1}"},
		{"a.yaml", "api_key: {{ .Values.apiKey1 }}"},
		{"a.yaml", "password: op://vault/item/password1"},
		{"a.yaml", "apiKey: vault:secret/data/x1#key"},
		{"a.yaml", "client_secret: arn:aws:secretsmanager:eu-west-1:123456789012:secret:x1"},
		{"a.yaml", "password: ENC[AES256_GCM,data:abc123]"},
		{"a.py", `api_key = os.environ["OPENAI_API_KEY_2"]`},
		{"a.go", `password := getPassword("db1.prod.internal")`},
		// identifiers and digests
		{"a.json", `{"key": "call_` + sample("{alnum:24}") + `"}`},
		{"a.json", `{"token": "toolu_` + sample("{alnum:24}") + `"}`},
		{"a.json", `{"key": "chatcmpl-` + sample("{alnum:29}") + `"}`},
		{"a.env", "STRIPE_KEY=pk_live_" + sample("{alnum:40}")},
		{"a.env", "LANGFUSE_PUBLIC_KEY=pk-lf-" + sample("{uuid}")},
		{"a.json", `{"cache_key": "` + sample("{hex:40}") + `"}`},
		{"a.json", `{"api_key_id": "` + sample("{hex:32}") + `"}`},
		{"a.yaml", "token_sha256: " + sample("{hex:64}")},
		{"a.json", `{"key": "` + sample("{uuid}") + `"}`},
		{"a.json", `{"max_tokens": "4096000000"}`},
		{"a.yaml", "gpg-passphrase: MAVEN_GPG_PASSPHRASE_2"},
		{"a.yaml", "secretName: my-app-secret-v2"},
		{"a.yaml", "token_url: https://login.internal/oauth2/token"},
		{"a.yaml", "password_file: /run/secrets/db_password1"},
		{"a.json", `{"resetPassword": "Passwort zurücksetzen"}`},
		{"a.json", `{"password": "Contraseña1"}`},
		{"a.go", `key := "abcdef123456abcdef123456"`},
		// passwords of tutorials
		{"a.env", "DATABASE_URL=postgres://user:pass@localhost:5432/db"},
		{"a.go", `url := "https://user:Inline-9!@mcp.example.test/sse"`},
		{"a.go", `url := "postgres://admin:s3cr3t_p4ss@db.internal/users"`},
		{"a.md", "curl -H \"Authorization: Bearer secret123\" https://api.internal"},
		{"a.md", "- **password**: Optional*. Snowflake password."},
		{"a.md", "bind_password: Optional[str] = None"},
		{"a.json", `{"administratorLoginPassword": "[parameters('databaseAdminPassword')]"}`},
		{"a.yaml", "properties:\n  changePassword: ScimFeatureSupport"},
		{"ci.yaml", "secrets:\n  PGP_SIGN_KEY_PASSPHRASE: pgp:PGP_SIGN_KEY_PASSPHRASE"},
		{"a.py", `POSTHOG_API_KEY = "phc_` + sample("{alnum:43}") + `"`},
		{"a.md", "The object key 01J" + sample("{base32:23}") + " is new."},
		{".env", "THREAD_KEY=" + sample("{alnum:21}")},
		{"a.env", "DATABASE_URL=postgres://testuser:testpass@localhost:5432/testdb"},
		{"a.env", "DATABASE_URL=postgres://app:${DB_PASS}@db.internal/app"},
		{"a.env", "DATABASE_URL=postgres://app:<password>@db.internal/app"},
		{"a.yaml", "redis: redis://:changeme@redis:6379"},
		{"a.go", `dsn := "root:password@tcp(localhost:3306)/db"`},
		{"a.go", `dsn := fmt.Sprintf("%s:%s@tcp(%s)/db", u, p, h)`},
		{"a.yaml", "db_password: changeme123"},
		{"compose.yaml", "DATABASE_URL=postgres://localrecall:localrecall@postgres:5432/localrecall"},
		{"a.go", `url := "https://jane:p%40ssword@api.internal/"`},
		{"a.txt", "Authorization: Basic " + base64.StdEncoding.EncodeToString([]byte("aladdin:open"+"sesame"))},
		{"a.txt", "Authorization: Basic " + base64.StdEncoding.EncodeToString([]byte("svc:${PASSWORD}"))},
		// chance, in base64
		{"a.txt", "SI1sJGBIicdICdhICchmDx+EAAA" + sample("{alnum:40}")},
		{"a.txt", sample("{alnum:30}") + "/AKIA" + sample("{base32:16}") + "+" + sample("{alnum:30}")},
		// forms
		{"a.txt", "grant_type=client_credentials&client_secret=my-client-secret"},
		{"a.txt", "https://api.internal/?api_key=YOUR_API_KEY_1234567"},
		// code that sets a header
		{"a.go", `req.Header.Set("Authorization", "Bearer "+token)`},
		{"a.go", `req.Header.Set("X-API-Key", s.azureSearchAPIKeyValue)`},
		{"a.md", `curl -H "Authorization: Bearer $OPENAI_API_KEY" https://api.internal/`},
		{"a.md", `curl -H "Authorization: Bearer your-api-key-goes-here" https://api.internal/`},
	} {
		for _, v := range verdicts(t, c.path, c.line) {
			t.Errorf("%s: %s in %q", c.path, v, c.line)
		}
	}
}

// What stands beside the cases above and is one.
func TestNearMissesAreReported(t *testing.T) {
	for _, c := range []struct{ path, line, want string }{
		{"a.env", "OPENAI_API_KEY=sk-proj-" + sample("{b64url:60}"), "openai-api-key high"},
		{"a.env", "KEY=gsk_" + sample("{alnum:24}") + "yours" + sample("{alnum:23}"), "groq-api-key high"},
		{"a.env", "KEY=gsk_" + sample("{alnum:25}") + "xxx" + sample("{alnum:24}"), "groq-api-key high"},
		{"a.env", "STRIPE=sk_test_" + sample("{alnum:24}"), "stripe-access-token high"},
		{"a.env", "DATABASE_URL=postgres://user:" + sample("{alnum:10}") + "@localhost:5432/db", "url-userinfo-password medium"},
		{"a.go", `dsn := "root:` + sample("{alnum:10}") + `@tcp(db:3306)/db"`, "mysql-dsn-password medium"},
		{"a.yaml", "db_password: Winter" + "2024!x", "config-secret-value medium"},
		{"a.yaml", "approval_signing_key: " + sample("{b64:43}") + "=", "config-secret-value medium"},
		{"a.txt", "Authorization: Basic " + base64.StdEncoding.EncodeToString([]byte("svc:"+sample("{alnum:20}"))), "http-authorization-header medium"},
		{"a.har", "grant_type=client_credentials&client_secret=" + sample("{alnum:40}"), "http-form-secret medium"},
		{"testdata/a.har", "grant_type=client_credentials&client_secret=" + sample("{alnum:40}"), "http-form-secret medium"},
		{"a.txt", "/srv/region1/Deploy/" + "AKIA" + sample("{base32:16}"), "aws-access-token high"},
		{"a.json", `{"session_token": "` + sample("{alnum:32}") + `"}`, "config-secret-value medium"},
		{"a.go", `apiKey := "` + sample("{alnum:32}") + `"`, "generic-api-key medium"},
		{"a_test.go", `apiKey := "` + sample("{alnum:32}") + `"`, "generic-api-key low"},
		{"a.go", `key := "` + sample("{alnum:32}") + `"`, "generic-api-key low"},
		{"a.md", `curl -H "Authorization: Bearer ` + sample("{alnum:32}") + `" https://api.internal/`, "curl-auth-header medium"},
		{"a.txt", "AWS_SECRET_ACCESS_KEY=" + sample("{b64:40}"), "aws-secret-access-key high"},
		{"a.env", "EXA_API_KEY=" + sample("{uuid}"), "exa-api-key medium"},
		{"a.env", "CRM_API_KEY=" + sample("{uuid}"), "config-secret-value medium"},
		{"a.env", "DEPLOY_KEY=" + sample("{alnum:36}"), "named-secret-value medium"},
		{"a.md", "Log in as `ops` with password `Maple%9074" + "MnK`.", "prose-secret medium"},
		{"a.go", `url := "redis://someusername:somepassword@cache.internal:6379/0"`, "url-userinfo-password low"},
		{"ci.yaml", "url: postgresql://postgres:phoenix@localhost:5432/postgres", "url-userinfo-password low"},
		{"tests/a.py", `db = "https://oauth2:old_gitlab_word1@git.internal/owner/repo.git"`, "url-userinfo-password low"},
		{"docs/a.md", "`https://oauth2:old_gitlab_word1@git.internal/owner/repo.git`", "url-userinfo-password medium"},
		{"a.ts", `authorization: "Bearer sk_live_abc123secretkey"`, "stripe-access-token low"},
	} {
		if got := verdicts(t, c.path, c.line); len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: got %q, want %q in %q", c.path, got, c.want, c.line)
		}
	}
}

// gitleaks drops a fifth of all random keys of 32 hex digits, for their entropy.
func TestHexKeysAreNotLost(t *testing.T) {
	e, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 300 {
		line := `apiKey := "` + sample(strings.Repeat(" ", i) + "{hex:32}")[i:] + `"`
		if fs, _, _ := e.ScanText(t.Context(), Source{Path: "a.go"}, strings.NewReader(line)); len(fs) != 1 {
			t.Fatalf("the key of %q is lost", line)
		}
	}
}

func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		path       string
		production []int
	}{
		{"config.yaml", []int{2, 4}},
		{"internal/llm/client.go", []int{2, 4}},
		{"testdata/cassettes/chat.yaml", []int{2, 7}},
		{"runs/session.jsonl", []int{2, 7}},
		{"dlq/msg.json", []int{2, 7}},
		{"prompts/system.txt", []int{1, 2}},
		{"CLAUDE.md", []int{1, 2}},
		{".env.production", []int{2, 3, 5}},
		{"deploy/values-staging.yaml", []int{2, 3, 5}},
		{"docs/setup.md", []int{2, 4}},
		{"client_test.go", []int{2, 4}},
		{".env.example", []int{2, 3, 5}},
		{"contest/main.go", []int{2, 4}},
	} {
		if got := placeOf(c.path).production([]int{2, 4}); !equal(got, c.production) {
			t.Errorf("production rules at %s: %v, want %v", c.path, got, c.production)
		}
	}
	h := &hit{rule: &rule{}, value: "sk_test_" + sample("{alnum:24}")}
	h.rule.Severity = "critical"
	if got := severity(h); got != finding.Medium {
		t.Errorf("severity of a test key: %v, want medium", got)
	}
}

func equal(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
