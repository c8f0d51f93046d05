package generics

import (
	"log"
	"os"
)

// What a type parameter stands for is known from its constraint.

type settings map[string]string

func lookup[M ~map[K]V, K comparable, V any](m M, k K) V { return m[k] }

func values[M ~map[K]V, K comparable, V any](m M) []V {
	var out []V
	for _, v := range m {
		out = append(out, v)
	}
	return out
}

func last[S ~[]E, E any](s S) E { return s[len(s)-1] }

func receive[C ~chan E, E any](c C) E { return <-c }

func bytesOf[T ~string | ~[]byte](t T) []byte { return []byte(t) }

func size[T ~string | ~[]byte](t T) int { return len(t) }

func cores() {
	m := settings{"token": os.Getenv("API_KEY")}
	log.Print(lookup(m, "token")) // want `API key from os.Getenv`
	log.Print(values(m))          // want `API key from os.Getenv`
	log.Print(values(settings{"region": "eu"}))
	log.Print(last([]string{os.Getenv("API_KEY")})) // want `API key from os.Getenv`
	c := make(chan string, 1)
	c <- os.Getenv("API_KEY")
	log.Print(receive(c))                            // want `API key from os.Getenv`
	log.Print(string(bytesOf(os.Getenv("API_KEY")))) // want `API key from os.Getenv`
	log.Print(size(os.Getenv("API_KEY")))
}
