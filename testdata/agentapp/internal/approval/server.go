// Package approval shows people what the agent wants to do and takes their answer.
package approval

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"html/template"
	"io"
	"log/slog"
	"net/http"
	"os"

	"example.com/agentapp/internal/config"
	"example.com/agentapp/internal/logging"
	"example.com/agentapp/internal/tools"
)

// Request is a tool call that waits for an answer.
type Request struct {
	ID      string
	Tool    string
	Args    map[string]string
	Headers http.Header
}

var page = template.Must(template.New("request").Parse(`<!doctype html>
<h1>{{ .Tool }}</h1>
<table>{{ range $k, $v := .Args }}<tr><td>{{ $k }}<td>{{ $v }}{{ end }}</table>
{{ with .Headers }}<pre>{{ . }}</pre>{{ end }}
<form method="post"><button name="answer" value="yes">Allow</button> <button name="answer" value="no">Refuse</button></form>`))

// Server holds the open requests.
type Server struct {
	cfg     *config.Config
	tools   *tools.Registry
	secret  []byte
	pending map[string]Request
}

// Handler serves the approval pages and the API for the chat plugin.
func Handler(cfg *config.Config, r *tools.Registry) http.Handler {
	s := &Server{cfg: cfg, tools: r, secret: []byte(os.Getenv("APPROVAL_WEBHOOK_SECRET")), pending: map[string]Request{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /approvals/{id}", s.show)
	mux.HandleFunc("GET /approvals/{id}/summary", s.summary)
	mux.HandleFunc("POST /webhook", s.webhook)
	mux.HandleFunc("GET /settings", s.settings)
	mux.HandleFunc("GET /settings/view", s.view)
	mux.HandleFunc("POST /export", s.export)
	mux.HandleFunc("POST /export/quiet", s.exportQuietly)
	mux.Handle("/api/", s.api())
	return logging.QuietRequests(slog.Default(), mux)
}

func (s *Server) show(w http.ResponseWriter, r *http.Request) {
	req, ok := s.pending[r.PathValue("id")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	if err := page.Execute(w, req); err != nil {
		slog.Warn("page not rendered", "id", req.ID)
	}
}

func (s *Server) summary(w http.ResponseWriter, r *http.Request) {
	req, ok := s.pending[r.PathValue("id")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	req.Headers = nil
	if err := page.Execute(w, req); err != nil {
		slog.Warn("summary not rendered", "id", req.ID)
	}
}

// webhook takes answers from the chat plugin.
func (s *Server) webhook(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, 1<<16))
	if err != nil {
		http.Error(w, "the body cannot be read", http.StatusBadRequest)
		return
	}
	mac := hmac.New(sha256.New, s.secret)
	mac.Write(body)
	want := hex.EncodeToString(mac.Sum(nil))
	valid := hmac.Equal([]byte(want), []byte(r.Header.Get("X-Signature")))
	slog.Info("webhook", "bytes", len(body), "signature_valid", valid)
	if !valid {
		slog.Warn("webhook refused", "secret_sha256", logging.Digest(string(s.secret)))
		http.Error(w, "bad signature", http.StatusUnauthorized)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func (s *Server) settings(w http.ResponseWriter, r *http.Request) {
	_ = json.NewEncoder(w).Encode(map[string]any{"crm": s.cfg.CRM, "limits": s.cfg.Limits})
}

func (s *Server) view(w http.ResponseWriter, r *http.Request) {
	_ = json.NewEncoder(w).Encode(map[string]any{"crm": s.cfg.CRM.BaseURL, "limits": s.cfg.Limits, "openai": s.cfg.OpenAI})
}

func (s *Server) export(w http.ResponseWriter, r *http.Request) {
	data, err := s.tools.CRM.Export(r.Context())
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	w.Write(data)
}

func (s *Server) exportQuietly(w http.ResponseWriter, r *http.Request) {
	data, err := s.tools.CRM.Export(r.Context())
	if err != nil {
		http.Error(w, tools.PublicError(err), http.StatusBadGateway)
		return
	}
	w.Write(data)
}
