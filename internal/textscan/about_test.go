package textscan

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/leakvet/leakvet/internal/finding"
)

// What a credential says about itself, and where it lies, weighs it.
func TestFindingsAreWeighed(t *testing.T) {
	enc := base64.RawURLEncoding.EncodeToString
	jwt := func(payload string) string {
		return enc([]byte(`{"alg":"HS256","typ":"JWT"}`)) + "." + enc([]byte(payload)) + "." + sample("{b64url:43}")
	}
	private, certificate := keyPair(t)
	e, err := New(Options{Root: t.TempDir(), Now: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path, text, words string
		severity          finding.Severity
	}{
		{"a.txt", jwt(`{"iss":"login.internal","exp":1798761600}`), "(issued by login.internal, valid until 2027-01-01)", finding.High},
		{"a.txt", jwt(`{"iss":"login.internal","exp":1735689600}`), "(issued by login.internal, expired on 2025-01-01)", finding.Medium},
		{"a.txt", "npm_" + sample("{alnum:36}"), "(whose checksum is wrong: a sample, or cut off)", finding.Medium},
		{"a.txt", groq, "", finding.High},
		{"a.jsonl", `{"sessionId":"x","message":{"content":"` + groq + `"}}`, "in the agent transcript at /message/content", finding.Critical},
		{"sa.json", js(m{"type": "service_account", "private_key": private, "client_email": "agent@acme.iam.gserviceaccount.com"}), "(of the service account agent@acme.iam.gserviceaccount.com, ECDSA on P-256)", finding.Critical},
		{"sa.jsonl", js(m{"file": js(m{"private_key": private, "client_email": "agent@acme.iam.gserviceaccount.com"})}), "of the service account agent@acme.iam.gserviceaccount.com", finding.Critical},
		{"config.yaml", "users:\n- user:\n    client-certificate-data: " + b64s(certificate) + "\n    client-key-data: " + b64s(private) + "\n", "(for agent.internal, valid until 2026-07-01, ECDSA on P-256)", finding.Critical},
		{"keys.json", js(m{"private_key": private}), "at /private_key (ECDSA on P-256)", finding.Critical},
		{"a.json", `{"resourceSpans":[{"x":"` + groq + `"}]}`, "in the trace at /resourceSpans/0/x", finding.High},
	} {
		fs, _, err := e.ScanText(t.Context(), Source{Path: c.path}, strings.NewReader(c.text))
		if err != nil || len(fs) != 1 {
			t.Errorf("%s: %d findings, error %v", c.text, len(fs), err)
			continue
		}
		if f := fs[0]; f.Severity != c.severity || !strings.Contains(f.Message, c.words) {
			t.Errorf("%v %q, want %v %q", f.Severity, f.Message, c.severity, c.words)
		}
	}
}

// keyPair draws a private key, and issues a certificate for it until July 2026.
func keyPair(t *testing.T) (private, certificate string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	until := time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "agent.internal"}, NotBefore: until.AddDate(-1, 0, 0), NotAfter: until}
	issued, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	block := func(kind string, b []byte) string {
		return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: b}))
	}
	return block("PRIVATE KEY", der), block("CERTIFICATE", issued)
}
