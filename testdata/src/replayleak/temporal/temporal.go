package temporal

import (
	"context"
	"fmt"
	"os"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

type order struct {
	ID     string
	APIKey string
}

func process(ctx workflow.Context, o order) error { return nil }

func charge(ctx context.Context, id string) error { return nil }

func start(ctx context.Context, c client.Client, id string) error {
	o := order{ID: id, APIKey: os.Getenv("STRIPE_API_KEY")}
	if _, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: id}, process, o); err != nil { // want `API key from os.Getenv.*reaches workflow history`
		return err
	}
	o.APIKey = ""
	_, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: id}, process, o)
	return err
}

func options(id, password string) client.StartWorkflowOptions {
	return client.StartWorkflowOptions{
		ID:   id,
		Memo: map[string]any{"password": password}, // want `password in parameter password .*reaches workflow history`
	}
}

func flow(ctx workflow.Context, o order) error {
	workflow.ExecuteActivity(ctx, charge, o.ID)
	workflow.ExecuteActivity(ctx, charge, o.APIKey) // want `API key in order.APIKey .*reaches workflow history`
	workflow.SideEffect(ctx, func(ctx workflow.Context) any {
		return os.Getenv("STRIPE_API_KEY") // want `API key from os.Getenv.*reaches workflow history`
	})
	workflow.SideEffect(ctx, func(ctx workflow.Context) any { return os.Getenv("REGION") })
	return nil
}

func work(ctx context.Context, o order) error {
	activity.RecordHeartbeat(ctx, o.ID)
	activity.RecordHeartbeat(ctx, o) // want `API key in order.APIKey .*reaches workflow history`
	if o.ID == "" {
		return temporal.NewApplicationError("no order", "input")
	}
	return temporal.NewApplicationError(fmt.Sprintf("order %v", o), "input") // want `API key in order.APIKey .*reaches workflow history`
}
