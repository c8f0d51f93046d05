// Package prompt builds what the models are told.
package prompt

import (
	"embed"
	"fmt"
	"strings"
	"text/template"

	"example.com/agentapp/internal/config"
)

//go:embed templates/*.tmpl
var files embed.FS

var templates = template.Must(template.ParseFS(files, "templates/*.tmpl"))

// Customer is who asks.
type Customer struct {
	Customer string
	Plan     string
	Tools    []string
}

// Support renders the system prompt of a conversation.
func Support(c Customer) (string, error) {
	var b strings.Builder
	if err := templates.ExecuteTemplate(&b, "support.tmpl", c); err != nil {
		return "", fmt.Errorf("render support.tmpl: %w", err)
	}
	return b.String(), nil
}

// Export renders the prompt that has a model fetch invoices.
func Export(customer string, crm config.CRM) (string, error) {
	data := map[string]any{"customer": customer, "base_url": crm.BaseURL, "crm_key": crm.APIKey}
	var b strings.Builder
	if err := templates.ExecuteTemplate(&b, "export.tmpl", data); err != nil {
		return "", fmt.Errorf("render export.tmpl: %w", err)
	}
	return b.String(), nil
}
