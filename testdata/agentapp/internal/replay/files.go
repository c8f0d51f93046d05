// Package replay keeps what the agent did, so that a failure can be looked at
// and run again.
package replay

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httputil"
	"os"
	"path/filepath"
	"time"
)

// Files stores in a directory, one file an exchange.
type Files struct{ dir string }

// OpenFiles makes the directory.
func OpenFiles(dir string) (*Files, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make %s: %w", dir, err)
	}
	return &Files{dir: dir}, nil
}

// SaveTranscript stores a conversation.
func (f *Files) SaveTranscript(id, question, answer string) error {
	b, err := json.Marshal(map[string]any{"id": id, "question": question, "answer": answer, "at": time.Now()})
	if err != nil {
		return fmt.Errorf("encode transcript %s: %w", id, err)
	}
	return os.WriteFile(filepath.Join(f.dir, id+".json"), b, 0o600)
}

// SaveExchange stores a request as it was sent.
func (f *Files) SaveExchange(id string, req *http.Request) error {
	dump, err := httputil.DumpRequestOut(req, true)
	if err != nil {
		return fmt.Errorf("dump the request of %s: %w", id, err)
	}
	return os.WriteFile(filepath.Join(f.dir, id+".http"), dump, 0o600)
}

// SaveExchangeSafely stores a request without what authenticates.
func (f *Files) SaveExchangeSafely(id string, req *http.Request) error {
	safe := req.Clone(req.Context())
	safe.Header.Del("Authorization")
	safe.Header.Del("X-Api-Key")
	safe.Header.Del("Cookie")
	dump, err := httputil.DumpRequest(safe, true)
	if err != nil {
		return fmt.Errorf("dump the request of %s: %w", id, err)
	}
	return os.WriteFile(filepath.Join(f.dir, id+".safe.http"), dump, 0o600)
}

// SaveNote stores what an operator wrote.
func (f *Files) SaveNote(id, note string) error {
	return os.WriteFile(filepath.Join(f.dir, id+".txt"), []byte(note), 0o644)
}
