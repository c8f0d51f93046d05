// Package writers is a limit: a function that writes to an io.Writer does not become a
// sink where it is called with a response. This leaks.
package writers

import (
	"encoding/json"
	"io"
	"net/http"
)

type account struct {
	Name     string
	Password string
}

func encode(w io.Writer, v any) { json.NewEncoder(w).Encode(v) }

func get(w http.ResponseWriter, a account) { encode(w, a) }
