package approval

import (
	"context"
	"fmt"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"

	"example.com/agentapp/internal/config"
)

// Ask is what the browser of an approver is sent.
type Ask struct {
	Tool    string            `json:"tool"`
	Headers map[string]string `json:"headers,omitempty"`
}

// Push shows a pending tool call on the open pages.
func Push(conn *websocket.Conn, tool string) error {
	return conn.WriteJSON(Ask{Tool: tool})
}

// PushCall shows the call as it will be made.
func PushCall(conn *websocket.Conn, tool string, api config.Internal) error {
	return conn.WriteJSON(Ask{Tool: tool, Headers: map[string]string{"Authorization": "Bearer " + api.Token}})
}

// Notifier asks in the channel of the team.
type Notifier struct {
	client  *slack.Client
	channel string
}

// NewNotifier logs the bot in.
func NewNotifier(botToken, channel string) *Notifier {
	return &Notifier{client: slack.New(botToken), channel: channel}
}

// Remind says that somebody waits.
func (n *Notifier) Remind(ctx context.Context, tool string) error {
	_, _, err := n.client.PostMessageContext(ctx, n.channel, slack.MsgOptionText("Please look at the call of "+tool, false))
	return err
}

// Handover gives the next shift what it needs.
func (n *Notifier) Handover(ctx context.Context, crm config.CRM) error {
	text := fmt.Sprintf("CRM %s, key %s", crm.BaseURL, crm.APIKey)
	_, _, err := n.client.PostMessageContext(ctx, n.channel, slack.MsgOptionText(text, false))
	return err
}
