package writers

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"text/template"
)

type account struct {
	Name     string
	Password string
}

var page = template.Must(template.New("page").Parse("{{.Name}} {{.Password}}"))

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(v)
}

func get(w http.ResponseWriter, r *http.Request, a account) {
	writeJSON(w, a) // want `password in account.Password .*reaches an HTTP or RPC response`
	writeJSON(w, map[string]string{"name": a.Name})
	a.Password = ""
	writeJSON(w, a)
}

// A function that writes to any writer answers where it is given the response.
func encode(w io.Writer, v any) { json.NewEncoder(w).Encode(v) }

func encoded(w http.ResponseWriter, a account) {
	encode(w, a) // want `password in account.Password .*reaches an HTTP or RPC response`
	encode(io.Discard, a)
	encode(w, a.Name)
}

func show(w http.ResponseWriter, a account) {
	page.Execute(w, a) // want `password in account.Password`
	page.Execute(w, account{Name: a.Name})
}

// A recorder keeps what is written and is no response itself.
type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func recorded(w http.ResponseWriter) {
	r := &recorder{ResponseWriter: w}
	io.WriteString(r, os.Getenv("ADMIN_PASSWORD")) // want `password from os.Getenv`
	io.WriteString(r, "ok")
}

// jsonEncode is a project's own way to answer: the leak is its callers', and is one.
func jsonEncode(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

func answered(w http.ResponseWriter, a account) {
	jsonEncode(w, a) // want `password in account.Password .*reaches an HTTP or RPC response`
	jsonEncode(w, a.Name)
}

// finish answers and is no wrapper: the leak is its own.
func finish(w http.ResponseWriter, a account) {
	_, _ = w.Write([]byte(a.Password)) // want `password in account.Password .*reaches an HTTP or RPC response`
}

func finished(w http.ResponseWriter, a account) { finish(w, a) }
