package main

import (
	"encoding/json"
	"expvar"
	"fmt"
	"net/http"
	"os"
	"strings"

	"example.com/agentapp/internal/config"
)

// adminMux serves what operators look at. It listens on localhost only.
func adminMux(cfg *config.Config) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /debug/vars", expvar.Handler())
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "ok env=%s model=%s\n", cfg.Env, cfg.OpenAI.Model)
	})
	mux.HandleFunc("GET /debug/config", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(cfg)
	})
	mux.HandleFunc("GET /debug/view", func(w http.ResponseWriter, r *http.Request) {
		_ = json.NewEncoder(w).Encode(cfg.View())
	})
	mux.HandleFunc("GET /debug/kafka", func(w http.ResponseWriter, r *http.Request) {
		_ = json.NewEncoder(w).Encode(cfg.Kafka)
	})
	mux.HandleFunc("GET /debug/internal", func(w http.ResponseWriter, r *http.Request) {
		_ = json.NewEncoder(w).Encode(cfg.Internal)
	})
	mux.HandleFunc("GET /debug/env", func(w http.ResponseWriter, r *http.Request) {
		for _, kv := range os.Environ() {
			fmt.Fprintln(w, kv)
		}
	})
	mux.HandleFunc("GET /debug/env-names", func(w http.ResponseWriter, r *http.Request) {
		for _, kv := range os.Environ() {
			name, _, _ := strings.Cut(kv, "=")
			fmt.Fprintln(w, name)
		}
	})
	return mux
}
