// Package config reads the agent's settings from the environment.
package config

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"time"
)

// Config is everything that agentd needs to run.
type Config struct {
	Env       string
	Addr      string
	AdminAddr string
	OpenAI    Provider
	Anthropic Provider
	Gemini    Provider
	CRM       CRM
	Mail      Mail
	Search    Search
	Database  Database
	Kafka     Kafka
	Internal  Internal
	Limits    Limits
	RedisURL  string
}

// Provider is one model provider.
type Provider struct {
	Model     string
	BaseURL   string
	MaxTokens int
	APIKey    Secret
}

// CRM is the customer database of the sales team.
type CRM struct {
	BaseURL  string `json:"base_url"`
	APIKey   string `json:"api_key"`
	PageSize int    `json:"page_size"`
}

// LogValue implements slog.LogValuer.
func (c CRM) LogValue() slog.Value {
	return slog.GroupValue(slog.String("base_url", c.BaseURL), slog.Bool("key_set", c.APIKey != ""))
}

// Mail is the outgoing SMTP relay.
type Mail struct {
	Host     string
	From     string
	User     string
	Password string
}

func (m *Mail) String() string { return fmt.Sprintf("%s via %s", m.From, m.Host) }

// Search is the web search API.
type Search struct {
	BaseURL string
	APIKey  string
}

// Database is the ticket database.
type Database struct {
	DSN         string
	MaxConns    int
	MaxLifetime time.Duration
}

// Kafka carries the jobs.
type Kafka struct {
	Brokers         []string `json:"brokers"`
	Topic           string   `json:"topic"`
	DeadLetterTopic string   `json:"dead_letter_topic"`
	SASLUser        string   `json:"sasl_user"`
	SASLPassword    string   `json:"-"`
}

// Internal is the company's internal API.
type Internal struct {
	BaseURL string
	Token   string
}

// MarshalJSON leaves the token out.
func (i Internal) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]any{"base_url": i.BaseURL, "token_set": i.Token != ""})
}

// Limits bounds what one conversation may cost.
type Limits struct {
	MaxTokens   int
	TokenBudget int
	MaxRetries  int
	Timeout     time.Duration
}
