package config

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

// Load reads the configuration from the environment.
func Load() (*Config, error) {
	cfg := &Config{
		Env:       envOr("AGENT_ENV", "dev"),
		Addr:      envOr("AGENT_ADDR", ":8080"),
		AdminAddr: envOr("AGENT_ADMIN_ADDR", "127.0.0.1:8081"),
		OpenAI:    provider("OPENAI", "gpt-5-mini"),
		Anthropic: provider("ANTHROPIC", "claude-sonnet-4-5"),
		Gemini:    provider("GEMINI", "gemini-2.5-flash"),
		CRM: CRM{
			BaseURL:  envOr("CRM_BASE_URL", "https://crm.internal.example"),
			APIKey:   os.Getenv("CRM_API_KEY"),
			PageSize: 50,
		},
		Mail: Mail{
			Host:     envOr("SMTP_HOST", "smtp.internal.example:587"),
			From:     envOr("SMTP_FROM", "support@example.com"),
			User:     os.Getenv("SMTP_USER"),
			Password: os.Getenv("SMTP_PASSWORD"),
		},
		Search:   Search{BaseURL: envOr("SEARCH_BASE_URL", "https://search.example/v1"), APIKey: os.Getenv("SEARCH_API_KEY")},
		Database: Database{DSN: os.Getenv("DATABASE_URL"), MaxConns: 8, MaxLifetime: time.Hour},
		Kafka: Kafka{
			Brokers:         strings.Split(envOr("KAFKA_BROKERS", "localhost:9092"), ","),
			Topic:           "agent.jobs",
			DeadLetterTopic: "agent.jobs.dlq",
			SASLUser:        os.Getenv("KAFKA_SASL_USER"),
			SASLPassword:    os.Getenv("KAFKA_SASL_PASSWORD"),
		},
		Internal: Internal{BaseURL: envOr("INTERNAL_API_URL", "https://api.internal.example"), Token: os.Getenv("INTERNAL_API_TOKEN")},
		Limits:   Limits{MaxTokens: 2048, TokenBudget: 200_000, MaxRetries: 3, Timeout: 30 * time.Second},
		RedisURL: envOr("REDIS_URL", "redis://localhost:6379/0"),
	}
	if _, err := url.Parse(cfg.Database.DSN); err != nil {
		return nil, fmt.Errorf("parse DATABASE_URL: %w", err)
	}
	if _, err := url.Parse(cfg.RedisURL); err != nil {
		return nil, errors.New("REDIS_URL is not a URL")
	}
	return cfg, nil
}

func provider(prefix, model string) Provider {
	return Provider{
		Model:     envOr(prefix+"_MODEL", model),
		BaseURL:   os.Getenv(prefix + "_BASE_URL"),
		MaxTokens: envInt(prefix+"_MAX_TOKENS", 2048),
		APIKey:    NewSecret(os.Getenv(prefix + "_API_KEY")),
	}
}

func envOr(name, fallback string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return fallback
}

func envInt(name string, fallback int) int {
	n, err := strconv.Atoi(os.Getenv(name))
	if err != nil {
		return fallback
	}
	return n
}
