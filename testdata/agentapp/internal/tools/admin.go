package tools

import (
	"context"
	"errors"
	"log/slog"

	"example.com/agentapp/internal/config"
)

// NewAdminTools builds the tools that operators may use. Operations has one key
// for everything.
func NewAdminTools(cfg *config.Config, adminKey string) []Tool {
	crm := NewCRM(config.CRM{BaseURL: cfg.CRM.BaseURL, APIKey: adminKey})
	api := NewInternal(config.Internal{BaseURL: cfg.Internal.BaseURL, Token: adminKey})
	web := NewFetch(config.Search{BaseURL: cfg.Search.BaseURL, APIKey: adminKey})
	return []Tool{crm, api, web}
}

// Lookup finds the credential of a tool by its name in the secret manager.
type Lookup func(ctx context.Context, name string) (string, error)

// Rotate gives each tool its own new credential.
func Rotate(ctx context.Context, r *Registry, find Lookup) error {
	secretName := "agent/crm/api-key"
	key, err := find(ctx, secretName)
	if err != nil {
		slog.Error("secret not found", "secret_name", secretName)
		return errors.New("rotate: " + secretName + " is not there")
	}
	slog.Info("rotating", "secret_name", secretName, "changed", key != r.CRM.apiKey)
	r.CRM.apiKey = key
	password, err := find(ctx, "agent/mail/password")
	if err != nil {
		return err
	}
	r.Mail.Rotate(ctx, password)
	return nil
}
