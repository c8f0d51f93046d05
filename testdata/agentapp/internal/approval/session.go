package approval

import (
	"crypto/subtle"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"example.com/agentapp/internal/logging"
)

// Issue signs the session of an approver.
func Issue(user string, now time.Time) (string, error) {
	claims := jwt.MapClaims{"sub": user, "iat": now.Unix(), "exp": now.Add(time.Hour).Unix()}
	signed, err := jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(signingKey())
	if err != nil {
		return "", fmt.Errorf("sign the session of %s: %w", user, err)
	}
	slog.Info("session issued", "user", user, "session", logging.Digest(signed))
	return signed, nil
}

// IssueBot signs the session of the chat plugin, which cannot sign in again.
func IssueBot(name string) (string, error) {
	claims := jwt.MapClaims{"sub": name, "role": "approver"}
	botToken, err := jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(signingKey())
	if err != nil {
		return "", fmt.Errorf("sign the session of %s: %w", name, err)
	}
	slog.Info("bot session issued", "bot", name, "token", botToken)
	return botToken, nil
}

func signingKey() []byte { return []byte(os.Getenv("APPROVAL_SIGNING_KEY")) }

// Login takes the approvers' shared password.
func Login(audit *logging.Audit, w http.ResponseWriter, r *http.Request) {
	user, password, ok := r.BasicAuth()
	if !ok {
		audit.Record("anonymous", "login without credentials", r.RemoteAddr)
		http.Error(w, "sign in", http.StatusUnauthorized)
		return
	}
	good := subtle.ConstantTimeCompare([]byte(password), []byte(os.Getenv("APPROVER_PASSWORD"))) == 1
	slog.Debug("login", "user", user, "password_length", len(password), "good", good)
	if !good {
		audit.Record(user, "login refused", fmt.Sprintf("tried %q", password))
		audit.Record(user, "login refused by policy", r.Header.Get("User-Agent"))
		http.Error(w, "wrong password", http.StatusUnauthorized)
		return
	}
	session, err := Issue(user, time.Now())
	if err != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
		return
	}
	audit.Login(user, session, true)
	http.SetCookie(w, &http.Cookie{Name: "session", Value: session, HttpOnly: true, Secure: true, MaxAge: 3600})
}
