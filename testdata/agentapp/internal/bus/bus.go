// Package bus tells the other services what the agent did.
package bus

import (
	jsoniter "github.com/json-iterator/go"
	"github.com/nats-io/nats.go"
	"github.com/pkg/errors"
	"github.com/tidwall/gjson"
	"go.uber.org/zap"

	"example.com/agentapp/internal/config"
)

// Event is one thing that happened.
type Event struct {
	Tool  string
	Creds string
}

// Bus is the connection to NATS.
type Bus struct {
	conn *nats.Conn
}

// Connect logs in with a token.
func Connect(url, token string) (*Bus, error) {
	conn, err := nats.Connect(url, nats.Token(token))
	if err != nil {
		return nil, errors.Wrap(err, "connect to NATS")
	}
	return &Bus{conn: conn}, nil
}

// Called says that a tool was called.
func (b *Bus) Called(tool string) error {
	data, err := jsoniter.Marshal(Event{Tool: tool})
	if err != nil {
		return err
	}
	return b.conn.Publish("agent.called", data)
}

// CalledWith says how.
func (b *Bus) CalledWith(tool string, api config.Internal) error {
	data, err := jsoniter.Marshal(Event{Tool: tool, Creds: api.Token})
	if err != nil {
		return err
	}
	return b.conn.Publish("agent.called", data)
}

// Login reads the answer of the login service.
func Login(log *zap.SugaredLogger, body []byte, mail config.Mail) error {
	log.Infow("login", "user", gjson.GetBytes(body, "user").String())
	log.Infow("login", "token", gjson.GetBytes(body, "access_token").String())
	if gjson.GetBytes(body, "error").Exists() {
		log.Errorw("login failed", "err", errors.Errorf("%s at %s", mail.User, mail.Host))
		log.Errorw("login failed", "err", errors.Errorf("%s with %s", mail.User, mail.Password))
	}
	return nil
}
