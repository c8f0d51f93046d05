package workflow

import (
	"context"
	"fmt"
	"os"

	"go.temporal.io/sdk/activity"

	"example.com/agentapp/internal/config"
	"example.com/agentapp/internal/gateway"
	"example.com/agentapp/internal/tools"
)

// Activities do the work outside of the workflows.
type Activities struct {
	Model gateway.Model
	CRM   *tools.CRM
}

// Answer asks the model.
func (a *Activities) Answer(ctx context.Context, customer, question string) (string, error) {
	ans, err := a.Model.Ask(ctx, "You answer "+customer+".", question)
	if err != nil {
		return "", fmt.Errorf("answer: %w", err)
	}
	activity.GetLogger(ctx).Info("model answered", "output_tokens", ans.OutputTokens)
	return ans.Text, nil
}

// Sync copies a customer with the key that the workflow handed over.
func (a *Activities) Sync(ctx context.Context, in SyncInput) error {
	crm := tools.NewCRM(config.CRM{BaseURL: os.Getenv("CRM_BASE_URL"), APIKey: in.APIKey})
	_, err := crm.Contacts(ctx, "")
	if err != nil {
		return fmt.Errorf("sync %s: %w", in.Customer, err)
	}
	activity.GetLogger(ctx).Info("synced", "input", in)
	return nil
}

// SyncByRef copies a customer with this worker's own key.
func (a *Activities) SyncByRef(ctx context.Context, in SyncRef) error {
	_, err := a.CRM.Contacts(ctx, "")
	if err != nil {
		return fmt.Errorf("sync %s: %w", in.Customer, err)
	}
	activity.GetLogger(ctx).Info("synced", "ref", in)
	return nil
}
