package worker

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/hibiken/asynq"

	"example.com/agentapp/internal/config"
)

// Names of the background tasks.
const (
	TaskSyncCRM  = "crm:sync"
	TaskSendMail = "mail:send"
)

// SyncPayload tells the background worker what to sync.
type SyncPayload struct {
	Customer string `json:"customer"`
	BaseURL  string `json:"base_url"`
	APIKey   string `json:"api_key"`
}

// SyncRef tells the same by reference.
type SyncRef struct {
	Customer   string `json:"customer"`
	Credential string `json:"credential_ref"`
}

// Tasks puts work into Redis.
type Tasks struct{ client *asynq.Client }

// SyncCRM schedules a sync.
func (t *Tasks) SyncCRM(ctx context.Context, crm config.CRM, customer string) error {
	payload, err := json.Marshal(SyncPayload{Customer: customer, BaseURL: crm.BaseURL, APIKey: crm.APIKey})
	if err != nil {
		return fmt.Errorf("encode the sync: %w", err)
	}
	_, err = t.client.EnqueueContext(ctx, asynq.NewTask(TaskSyncCRM, payload), asynq.MaxRetry(10))
	return err
}

// SyncCRMByRef schedules a sync; the background worker has its own key.
func (t *Tasks) SyncCRMByRef(ctx context.Context, customer string) error {
	ref, err := json.Marshal(SyncRef{Customer: customer, Credential: "crm/support-agent"})
	if err != nil {
		return fmt.Errorf("encode the sync: %w", err)
	}
	_, err = t.client.EnqueueContext(ctx, asynq.NewTask(TaskSyncCRM, ref), asynq.MaxRetry(10))
	return err
}

// Remind schedules a mail.
func (t *Tasks) Remind(ctx context.Context, m config.Mail, to string, at time.Time) error {
	mail, err := json.Marshal(map[string]string{"to": to, "from": m.From, "relay": m.Host})
	if err != nil {
		return fmt.Errorf("encode the reminder: %w", err)
	}
	_, err = t.client.EnqueueContext(ctx, asynq.NewTask(TaskSendMail, mail), asynq.ProcessAt(at), asynq.Retention(24*time.Hour))
	return err
}
