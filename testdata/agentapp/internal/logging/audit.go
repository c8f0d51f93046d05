package logging

import (
	"io"
	"time"

	"github.com/rs/zerolog"
)

// Audit records who did what. Its lines go to the audit bucket.
type Audit struct{ log zerolog.Logger }

// NewAudit writes to w.
func NewAudit(w io.Writer) *Audit {
	return &Audit{log: zerolog.New(w).With().Timestamp().Logger()}
}

// Record writes one action with whatever describes it.
func (a *Audit) Record(actor, action string, detail any) {
	a.log.Info().Str("actor", actor).Interface("detail", detail).Msg(action)
}

// Login notes a sign-in by the hash of its session.
func (a *Audit) Login(actor, session string, ok bool) {
	a.log.Info().Str("actor", actor).Str("session", Digest(session)).Bool("ok", ok).Msg("login")
}

// Took notes how long an action took.
func (a *Audit) Took(action string, since time.Time) {
	a.log.Debug().Dur("took", time.Since(since)).Msg(action)
}
