package tracing

import (
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"example.com/agentapp/internal/logging"
)

// Metrics counts what callers and models do.
type Metrics struct {
	requests *prometheus.CounterVec
	tokens   *prometheus.CounterVec
}

// NewMetrics registers the counters.
func NewMetrics(reg prometheus.Registerer) *Metrics {
	m := &Metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "agent_requests_total", Help: "Requests by caller."}, []string{"caller"}),
		tokens:   prometheus.NewCounterVec(prometheus.CounterOpts{Name: "agent_tokens_total", Help: "Tokens by model."}, []string{"model"}),
	}
	reg.MustRegister(m.requests, m.tokens)
	return m
}

// Request counts a call by the key that made it.
func (m *Metrics) Request(r *http.Request) {
	apiKey := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	m.requests.WithLabelValues(apiKey).Inc()
}

// RequestByDigest counts a call by a stable name of its key.
func (m *Metrics) RequestByDigest(r *http.Request) {
	m.requests.WithLabelValues(logging.Digest(r.Header.Get("Authorization"))).Inc()
}

// RequestByScheme counts a call by how it signed in.
func (m *Metrics) RequestByScheme(r *http.Request) {
	m.requests.WithLabelValues(strings.Split(r.Header.Get("Authorization"), " ")[0]).Inc()
}

// Tokens counts what a model used.
func (m *Metrics) Tokens(model string, totalTokens int64) {
	m.tokens.WithLabelValues(model).Add(float64(totalTokens))
}

// Handler serves the counters.
func Handler() http.Handler { return promhttp.Handler() }
