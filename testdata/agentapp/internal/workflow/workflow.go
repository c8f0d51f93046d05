// Package workflow runs long conversations on Temporal.
package workflow

import (
	"os"
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// Input starts a conversation.
type Input struct {
	Customer string
	Question string
	Session  string
}

// SyncInput is what the sync activity takes.
type SyncInput struct {
	Customer string
	APIKey   string
}

// SyncRef is what the newer sync activity takes.
type SyncRef struct {
	Customer      string
	CredentialRef string
}

// Support is the workflow of one conversation.
func Support(ctx workflow.Context, in Input) (string, error) {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: time.Minute,
		RetryPolicy:         &temporal.RetryPolicy{MaximumAttempts: 5},
	})
	var a *Activities
	var answer string
	if err := workflow.ExecuteActivity(ctx, a.Answer, in.Customer, in.Question).Get(ctx, &answer); err != nil {
		return "", err
	}
	workflow.GetLogger(ctx).Info("answered", "customer", in.Customer, "characters", len(answer))
	return answer, nil
}

// Sync copies a customer into the CRM.
func Sync(ctx workflow.Context, customer string) error {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
	var key string
	if err := workflow.SideEffect(ctx, func(workflow.Context) any { return os.Getenv("CRM_API_KEY") }).Get(&key); err != nil {
		return err
	}
	var a *Activities
	return workflow.ExecuteActivity(ctx, a.Sync, SyncInput{Customer: customer, APIKey: key}).Get(ctx, nil)
}

// SyncByRef does the same; the activity looks the key up.
func SyncByRef(ctx workflow.Context, customer string) error {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
	var nonce int64
	if err := workflow.SideEffect(ctx, func(ctx workflow.Context) any { return workflow.Now(ctx).UnixNano() }).Get(&nonce); err != nil {
		return err
	}
	workflow.GetLogger(ctx).Info("sync", "customer", customer, "nonce", nonce)
	var a *Activities
	return workflow.ExecuteActivity(ctx, a.SyncByRef, SyncRef{Customer: customer, CredentialRef: "crm/support-agent"}).Get(ctx, nil)
}
