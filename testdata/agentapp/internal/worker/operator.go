package worker

import (
	"context"
	"fmt"

	"example.com/agentapp/internal/config"
	"example.com/agentapp/internal/gateway"
	"example.com/agentapp/internal/prompt"
	"example.com/agentapp/internal/tools"
)

// Invoices has the older chain fetch a customer's invoices.
func Invoices(ctx context.Context, chain *gateway.Chain, crm config.CRM, customer string) (string, error) {
	rules, err := prompt.Export(customer, crm)
	if err != nil {
		return "", err
	}
	return chain.Triage(ctx, rules, "invoices of "+customer)
}

// Classify sorts a ticket.
func Classify(ctx context.Context, chain *gateway.Chain, ticket string) (string, error) {
	rules, err := prompt.Support(prompt.Customer{Customer: "unknown", Plan: "free"})
	if err != nil {
		return "", err
	}
	return chain.Triage(ctx, rules, ticket)
}

// Onboard writes the notes that a new agent starts with.
func Onboard(ctx context.Context, chain *gateway.Chain, registry *tools.Registry) (string, error) {
	var p prompt.Builder
	p.Section("CRM", registry.CRM.Usage())
	p.Section("Mail", registry.Mail.Describe())
	return chain.Triage(ctx, p.String(), "write onboarding notes")
}

// Retell explains a failed export to an operator.
func Retell(ctx context.Context, chain *gateway.Chain, registry *tools.Registry) (string, error) {
	data, err := registry.CRM.Export(ctx)
	if err != nil {
		return chain.Triage(ctx, "Explain the failure to an operator.", fmt.Sprintf("export failed: %s", tools.PublicError(err)))
	}
	return fmt.Sprintf("%d bytes", len(data)), nil
}
