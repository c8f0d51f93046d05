package middleware

import (
	"context"
	"log"
	"net/http"
	"os"
)

type userKey struct{}

type user struct{ name, token string }

func authenticate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		u := user{name: r.URL.Query().Get("name"), token: r.Header.Get("Authorization")}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), userKey{}, u)))
	})
}

func logging(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Printf("%s %s", r.Method, r.URL.Path)
		log.Printf("auth %s", r.Header.Get("Authorization")) // want `authorization header`
		log.Print(r.Header.Get("Accept"))
		log.Printf("%v", r.Header) // want `HTTP headers`
		next.ServeHTTP(w, r)
	})
}

func adding(key string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Set("X-Upstream", key)
		next.ServeHTTP(w, r)
	})
}

func recovering(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if v := recover(); v != nil {
				log.Printf("panic in %s: %v", r.URL.Path, r.Header) // want `HTTP headers`
			}
		}()
		next.ServeHTTP(w, r)
	})
}

type transport struct {
	key  string
	next http.RoundTripper
}

func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+t.key)
	log.Print(r.Method)
	log.Print(r.Header) // want `authorization in transport.key`
	return t.next.RoundTrip(r)
}

func chain(h http.Handler) http.Handler {
	return recovering(logging(authenticate(adding(os.Getenv("UPSTREAM_KEY"), h))))
}
