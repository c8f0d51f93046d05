package inspect

import (
	"crypto/dsa" //nolint:staticcheck // keys of it are found all the same
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
)

// privateKey reads a key in PEM, whose line ends may be escaped.
func privateKey(value string) (f Facts) {
	i := strings.Index(value, "-----BEGIN ")
	text := strings.NewReplacer(`\r`, "", `\n`, "\n").Replace(value[i:])
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		return f
	}
	if strings.Contains(block.Headers["Proc-Type"], "ENCRYPTED") || block.Type == "ENCRYPTED PRIVATE KEY" {
		f.say("protected by a passphrase")
		f.Harmless = true
		return f
	}
	key, err := ssh.ParseRawPrivateKey([]byte(text))
	if missing := new(ssh.PassphraseMissingError); errors.As(err, &missing) {
		f.say("protected by a passphrase")
		f.Harmless = true
		return f
	}
	if err != nil {
		return f
	}
	switch k := key.(type) {
	case *rsa.PrivateKey:
		f.say(fmt.Sprintf("RSA of %d bits", k.N.BitLen()))
	case *ecdsa.PrivateKey:
		f.say("ECDSA on " + k.Params().Name)
	case *ed25519.PrivateKey, ed25519.PrivateKey:
		f.say("Ed25519")
	case *dsa.PrivateKey:
		f.say(fmt.Sprintf("DSA of %d bits", k.P.BitLen()))
	}
	return f
}

// Certificate tells whose the certificate beside a key is, and until when it
// holds. It is public, and says what the key is good for.
func Certificate(text string, now time.Time) string {
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		return ""
	}
	c, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return ""
	}
	until := "valid until"
	if c.NotAfter.Before(now) {
		until = "expired on"
	}
	return fmt.Sprintf("for %s, %s %s", plain(c.Subject.CommonName), until, c.NotAfter.UTC().Format(time.DateOnly))
}
