package replay

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"

	"example.com/agentapp/internal/logging"
)

// Table keeps tool calls in PostgreSQL.
type Table struct{ db *sql.DB }

// ToolCall is one call as it was made.
type ToolCall struct {
	ID      string
	Tool    string
	Args    json.RawMessage
	Headers http.Header
	Bearer  string
}

// Insert stores a call for replayctl.
func (t *Table) Insert(ctx context.Context, call ToolCall) error {
	b, err := json.Marshal(call)
	if err != nil {
		return fmt.Errorf("encode call %s: %w", call.ID, err)
	}
	_, err = t.db.ExecContext(ctx, "INSERT INTO tool_calls (id, payload) VALUES ($1, $2)", call.ID, b)
	return err
}

// InsertClean stores a call that is signed again when it is replayed.
func (t *Table) InsertClean(ctx context.Context, call ToolCall) error {
	call.Bearer = ""
	call.Headers = logging.Headers(call.Headers)
	b, err := json.Marshal(call)
	if err != nil {
		return fmt.Errorf("encode call %s: %w", call.ID, err)
	}
	_, err = t.db.ExecContext(ctx, "INSERT INTO tool_calls (id, payload, clean) VALUES ($1, $2, true)", call.ID, b)
	return err
}

// Purge forgets old calls.
func (t *Table) Purge(ctx context.Context, days int) (int64, error) {
	res, err := t.db.ExecContext(ctx, "DELETE FROM tool_calls WHERE created < now() - make_interval(days => $1)", days)
	if err != nil {
		return 0, fmt.Errorf("purge tool calls: %w", err)
	}
	return res.RowsAffected()
}
