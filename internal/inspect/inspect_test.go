package inspect

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"hash/crc32"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

var now = time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)

func jwt(payload string) string {
	enc := base64.RawURLEncoding.EncodeToString
	return enc([]byte(`{"alg":"HS256"}`)) + "." + enc([]byte(payload)) + "." + strings.Repeat("ab1-", 10) + "xyz"
}

func TestToken(t *testing.T) {
	for _, c := range []struct {
		payload, words string
		harmless       bool
	}{
		{`{"iss":"https://login.internal","aud":["crm","mail"],"scope":"read write","exp":1798761600}`, "issued by https://login.internal, for crm mail, scope read write, valid until 2027-01-01", false},
		{`{"iss":"x","exp":1735689600}`, "issued by x, expired on 2025-01-01", true},
		{`{"role":"service_role","iat":1704067200,"exp":2019686400}`, "role service_role, valid for 3653 days until 2034-01-01", false},
		{`{"role":"anon","iat":1,"exp":2019686400}`, "role anon, which is public, valid for 23375 days until 2034-01-01", true},
		{`{"sub":"ann@acme.example"}`, "without expiry", false},
		{`{"iss":7}`, "without expiry", false},
		{`no JSON`, "", false},
	} {
		f := Credential(jwt(c.payload), now)
		if f.String() != c.words || f.Harmless != c.harmless {
			t.Errorf("%s: %q, harmless %v; want %q, %v", c.payload, f, f.Harmless, c.words, c.harmless)
		}
	}
	cut := jwt(`{"iss":"x"}`)
	if f := Credential(cut[:len(cut)-5], now); f.String() != "whose signature is cut off, issued by x, without expiry" || !f.Sample {
		t.Errorf("half a signature: %q, sample %v", f, f.Sample)
	}
	if f := Credential("eyes on the road", now); f.String() != "" {
		t.Errorf("a word is a token: %q", f)
	}
}

func TestPrivateKey(t *testing.T) {
	r, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	e, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	_, d, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	pkcs8 := func(key any) string {
		b, err := x509.MarshalPKCS8PrivateKey(key)
		if err != nil {
			t.Fatal(err)
		}
		return string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE " + "KEY", Bytes: b}))
	}
	locked, err := ssh.MarshalPrivateKeyWithPassphrase(d, "", []byte("a"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		value, words string
		harmless     bool
	}{
		{pkcs8(r), "RSA of 2048 bits", false},
		{strings.ReplaceAll(pkcs8(r), "\n", `\n`), "RSA of 2048 bits", false},
		{string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE " + "KEY", Bytes: x509.MarshalPKCS1PrivateKey(r)})), "RSA of 2048 bits", false},
		{pkcs8(e), "ECDSA on P-256", false},
		{pkcs8(d), "Ed25519", false},
		{string(pem.EncodeToMemory(locked)), "protected by a passphrase", true},
		{"-----BEGIN PRIVATE " + "KEY-----\nbm90aGluZw==\n-----END PRIVATE " + "KEY-----", "", false},
	} {
		if f := Credential(c.value, now); f.String() != c.words || f.Harmless != c.harmless {
			t.Errorf("%q, harmless %v; want %q, %v", f, f.Harmless, c.words, c.harmless)
		}
	}
	cert := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "admin"}, NotBefore: now.AddDate(-2, 0, 0), NotAfter: now.AddDate(-1, 0, 0)}
	b, err := x509.CreateCertificate(rand.Reader, cert, cert, &e.PublicKey, e)
	if err != nil {
		t.Fatal(err)
	}
	if got := Certificate(string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: b})), now); got != "for admin, expired on 2025-06-01" {
		t.Errorf("certificate: %q", got)
	}
	if got := Certificate("no PEM", now); got != "" {
		t.Errorf("certificate of nothing: %q", got)
	}
}

func TestChecksum(t *testing.T) {
	body := strings.Repeat("aB3", 10)
	good := body + base62(crc32.ChecksumIEEE([]byte(body)))
	for value, harmless := range map[string]bool{"ghp_" + good: false, "npm_" + good: false, "ghs_" + body + "000000": true, "xyz_" + body + "000000": false, "ghp_short": false} {
		if f := Credential(value, now); f.Harmless != harmless || f.Sample != harmless {
			t.Errorf("%s: %q, harmless %v", value[:4], f, f.Harmless)
		}
	}
}

// Each is computed as its issuer does, and told wrong if one character is another.
func TestChecksumsOfIssuers(t *testing.T) {
	sum := func(s string) uint32 { return crc32.ChecksumIEEE([]byte(s)) }
	grafana := "glsa_" + strings.Repeat("Ab1C", 8)
	routable := "glpat-" + strings.Repeat("aB3_", 12) + ".01.1c"
	atlassian := "ATATT3xFfGF0" + strings.Repeat("aB3-", 43) + "="
	for name, c := range map[string]struct{ token, without string }{
		"Grafana":         {fmt.Sprintf("%s_%08x", grafana, bits.ReverseBytes32(sum(grafana))), grafana},
		"GitLab routable": {routable + fmt.Sprintf("%07s", strconv.FormatUint(uint64(sum(routable)), 36)), "glpat-" + strings.Repeat("x9Y2", 5)},
		"Atlassian":       {fmt.Sprintf("%s%08X", atlassian, sum(atlassian)), atlassian[:60]},
	} {
		if f := Credential(c.token, now); f.Sample || f.String() != "" {
			t.Errorf("%s: %q of a right checksum", name, f)
		}
		wrong := strings.Replace(c.token, "B", "b", 1)
		if wrong == c.token {
			wrong = strings.Replace(c.token, "b", "B", 1)
		}
		if f := Credential(wrong, now); !f.Sample {
			t.Errorf("%s: a wrong checksum is not seen", name)
		}
		if f := Credential(c.without, now); f.Sample {
			t.Errorf("%s: %q of what has no checksum", name, f)
		}
	}
}
