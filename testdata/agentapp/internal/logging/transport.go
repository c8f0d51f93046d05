package logging

import (
	"log/slog"
	"net/http"
	"net/http/httputil"
	"time"
)

// Transport logs each request of a client.
type Transport struct {
	Base  http.RoundTripper
	Log   *slog.Logger
	Debug bool
}

// RoundTrip implements http.RoundTripper.
func (t *Transport) RoundTrip(req *http.Request) (*http.Response, error) {
	start := time.Now()
	if t.Debug {
		if dump, err := httputil.DumpRequestOut(req, true); err == nil {
			t.Log.Debug("request", "dump", string(dump))
		}
	}
	resp, err := t.Base.RoundTrip(req)
	if err != nil {
		t.Log.Warn("request failed", "method", req.Method, "host", req.URL.Host, "path", req.URL.Path)
		return nil, err
	}
	t.Log.Info("request", "method", req.Method, "host", req.URL.Host, "status", resp.StatusCode, "took", time.Since(start))
	return resp, nil
}

// QuietTransport logs requests of clients that carry customers' data.
type QuietTransport struct {
	Base http.RoundTripper
	Log  *slog.Logger
}

// RoundTrip implements http.RoundTripper.
func (t *QuietTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	clean := req.Clone(req.Context())
	clean.Header.Del("Authorization")
	clean.Header.Del("Cookie")
	clean.Header.Del("X-Api-Key")
	if dump, err := httputil.DumpRequest(clean, false); err == nil {
		t.Log.Debug("quiet request", "dump", string(dump))
	}
	return t.Base.RoundTrip(req)
}

// Requests logs what comes in.
func Requests(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Info("incoming", "method", r.Method, "path", r.URL.Path, "agent", r.Header.Get("User-Agent"))
		log.Debug("incoming headers", "headers", r.Header)
		next.ServeHTTP(w, r)
	})
}

// QuietRequests logs what comes in, without what authenticates.
func QuietRequests(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Debug("incoming headers, cleaned", "headers", Headers(r.Header))
		log.Info("incoming", "method", r.Method, "authenticated", r.Header.Get("Authorization") != "")
		next.ServeHTTP(w, r)
	})
}
