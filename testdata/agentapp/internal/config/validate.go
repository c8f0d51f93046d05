package config

import (
	"fmt"
	"log"
	"os"
)

// required lists the variables that production cannot do without.
var required = []string{"OPENAI_API_KEY", "CRM_API_KEY", "DATABASE_URL", "SMTP_PASSWORD"}

// Check stops the program when the configuration cannot work.
func (c *Config) Check() {
	for _, name := range required {
		if os.Getenv(name) == "" {
			log.Printf("%s is not set", name)
		}
	}
	if c.Addr == c.AdminAddr {
		panic(fmt.Sprintf("admin and public address are both %s", c.Addr))
	}
	if c.Limits.MaxTokens > c.Limits.TokenBudget {
		panic(fmt.Sprintf("conflicting limits in %+v", *c))
	}
	if c.Limits.MaxRetries < 0 {
		panic(fmt.Sprintf("conflicting limits %+v", c.Limits))
	}
}

// Report prints what was read, for the start of the log.
func (c *Config) Report() {
	log.Printf("openai: %+v", c.OpenAI)
	log.Printf("crm: %+v", c.CRM)
	log.Printf("mail: %v", &c.Mail)
	log.Printf("mail relay: %v", c.Mail)
	log.Printf("kafka: %+v", c.Kafka)
	log.Printf("search: %T", c.Search)
	log.Printf("search key: %d characters", len(c.Search.APIKey))
	log.Printf("database: dsn set=%t, %d connections", c.Database.DSN != "", c.Database.MaxConns)
	log.Printf("tokens: max=%d budget=%d", c.Limits.MaxTokens, c.Limits.TokenBudget)
}

// View is what people may see of a Config.
type View struct {
	Env       string `json:"env"`
	Model     string `json:"model"`
	CRM       string `json:"crm"`
	CRMKeySet bool   `json:"crm_key_set"`
	MaxTokens int    `json:"max_tokens"`
}

// View leaves the credentials out.
func (c *Config) View() View {
	return View{Env: c.Env, Model: c.OpenAI.Model, CRM: c.CRM.BaseURL, CRMKeySet: c.CRM.APIKey != "", MaxTokens: c.Limits.MaxTokens}
}
