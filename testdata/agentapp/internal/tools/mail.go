package tools

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/smtp"

	"example.com/agentapp/internal/config"
	"example.com/agentapp/internal/logging"
)

// Mail sends answers to customers.
type Mail struct {
	host     string
	from     string
	user     string
	password string
	log      logging.Logger
}

// NewMail builds the tool.
func NewMail(cfg config.Mail) *Mail {
	return &Mail{host: cfg.Host, from: cfg.From, user: cfg.User, password: cfg.Password, log: logging.New("mail")}
}

// Name implements Tool.
func (m *Mail) Name() string { return "send_mail" }

// Describe implements Tool.
func (m *Mail) Describe() string { return "Sends a mail to the customer." }

// Message is what a model wants sent.
type Message struct {
	To      string `json:"to"`
	Subject string `json:"subject"`
	Body    string `json:"body"`
}

// Call implements Tool.
func (m *Mail) Call(ctx context.Context, args json.RawMessage) (string, error) {
	var msg Message
	if err := json.Unmarshal(args, &msg); err != nil {
		return "", fmt.Errorf("read the arguments of %s: %w", m.Name(), err)
	}
	if err := m.Send(ctx, msg); err != nil {
		m.log.Error(ctx, "mail not sent", err, "to_domain", domain(msg.To))
		return "", fmt.Errorf("mail to %s was not sent", domain(msg.To))
	}
	return "sent", nil
}

// Send hands a message to the relay.
func (m *Mail) Send(ctx context.Context, msg Message) error {
	hostname, _, err := net.SplitHostPort(m.host)
	if err != nil {
		return fmt.Errorf("split %s: %w", m.host, err)
	}
	auth := smtp.PlainAuth("", m.user, m.password, hostname)
	body := fmt.Appendf(nil, "From: %s\r\nTo: %s\r\nSubject: %s\r\n\r\n%s", m.from, msg.To, msg.Subject, msg.Body)
	if err := smtp.SendMail(m.host, auth, m.from, []string{msg.To}, body); err != nil {
		return fmt.Errorf("send through %s: %w", m.host, err)
	}
	m.log.Info(ctx, "mail sent", "to_domain", domain(msg.To), "bytes", len(body))
	return nil
}

// Verify checks the login at start-up.
func (m *Mail) Verify(ctx context.Context) error {
	c, err := smtp.Dial(m.host)
	if err != nil {
		return fmt.Errorf("reach %s: %w", m.host, err)
	}
	defer c.Close()
	hostname, _, _ := net.SplitHostPort(m.host)
	if err := c.Auth(smtp.PlainAuth("", m.user, m.password, hostname)); err != nil {
		return fmt.Errorf("log in as %s with %q: %w", m.user, m.password, err)
	}
	return nil
}

// Rotate takes a new password without a restart.
func (m *Mail) Rotate(ctx context.Context, password string) {
	old := m.password
	m.password = password
	m.log.Info(ctx, "mail password changed", "old", logging.Digest(old), "changed", old != password)
	m.log.Warn(ctx, "mail password rotated", "from", old)
}

func domain(addr string) string {
	for i := len(addr) - 1; i >= 0; i-- {
		if addr[i] == '@' {
			return addr[i+1:]
		}
	}
	return "unknown"
}
