package scheduler

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"time"
)

const statusPage = "https://status.internal.example/ingest"

// Publish tells the status page how the agent does.
func Publish(ctx context.Context, state string) {
	token := os.Getenv("STATUS_PAGE_TOKEN")
	endpoint := statusPage + "?state=" + url.QueryEscape(state) + "&token=" + token
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	if err := ping(ctx, endpoint); err != nil {
		log.Printf("status page: %v", err)
	}
	token = "(sent)"
	log.Printf("status page told %s, token %s", state, token)
}

// PublishQuietly does the same without the address in the log.
func PublishQuietly(ctx context.Context, state string) {
	endpoint := statusPage + "?state=" + url.QueryEscape(state) + "&token=" + os.Getenv("STATUS_PAGE_TOKEN")
	err := ping(ctx, endpoint)
	var ue *url.Error
	if errors.As(err, &ue) {
		log.Printf("status page not told: %v", ue.Err)
		return
	}
	if err != nil {
		log.Printf("status page not told (%T)", err)
	}
}

func ping(ctx context.Context, endpoint string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, endpoint, nil)
	if err != nil {
		return fmt.Errorf("build the call: %w", err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("tell the status page: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return fmt.Errorf("status page answered %s", resp.Status)
	}
	return nil
}
