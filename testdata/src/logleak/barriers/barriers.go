package barriers

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"log"
	"net/url"
	"os"
	"strings"
)

func numbers() {
	key := os.Getenv("API_KEY")
	log.Print(len(key), cap([]byte(key)))
	log.Print(key == "", key != "x", key < "y")
	log.Print(strings.Contains(key, "-"), strings.Index(key, "-"))
	log.Print(subtle.ConstantTimeCompare([]byte(key), []byte("x")))
	log.Print(key[0])
	switch key {
	case "":
		log.Print("no key")
	default:
		log.Print("a key")
	}
}

func hashes() {
	key := os.Getenv("API_KEY")
	sum := sha256.Sum256([]byte(key))
	log.Print(hex.EncodeToString(sum[:]))
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write([]byte("message"))
	log.Print(mac.Sum(nil))
	log.Print(hex.EncodeToString([]byte(key))) // want `API key from os.Getenv`
}

func mask(s string) string {
	if len(s) <= 8 {
		return "****"
	}
	return s[:4] + "…" + s[len(s)-4:]
}

func redact(s string) string { return strings.Repeat("*", len(s)) }

// The name promises what the body does not do.
func sanitize(s string) string { return strings.TrimSpace(s) }

func masks() {
	key := os.Getenv("API_KEY")
	log.Print(mask(key))
	log.Print(redact(key))
	log.Print(sanitize(key)) // want `API key from os.Getenv`
	log.Print(key[:4])
	log.Print(key[4:])                                         // want `API key from os.Getenv`
	log.Print(strings.ReplaceAll("Bearer "+key, "Bearer", "")) // want `API key from os.Getenv`
	scheme, _, _ := strings.Cut("Bearer "+key, " ")
	log.Print(scheme)
	log.Print(strings.Split("Bearer "+key, " ")[0])
	log.Print(strings.Split("Bearer "+key, " ")[1]) // want `API key from os.Getenv`
}

func redacted(u *url.URL) {
	u.User = url.UserPassword("me", os.Getenv("DB_PASSWORD"))
	log.Print(u.Redacted())
	log.Print(u) // want `password from os.Getenv`
	log.Print(u.User.Username())
	log.Print(u.User) // want `password from os.Getenv`
}

func validated(key string) bool { return strings.HasPrefix(key, "sk-") }

func checked() {
	key := os.Getenv("API_KEY")
	if !validated(key) {
		log.Print("invalid key")
	}
	log.Print(validated(key))
}

func overwritten() {
	key := os.Getenv("API_KEY")
	key = mask(key)
	log.Print(key)
	b := make([]byte, 0, 64)
	b = append(b, key...)
	b = b[:0]
	b = nil
	log.Print(string(b))
}
