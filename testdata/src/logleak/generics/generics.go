package generics

import (
	"log"
	"os"
)

func identity[T any](v T) T { return v }

func second[A, B any](a A, b B) B { return b }

func mapEach[T, U any](in []T, f func(T) U) []U {
	var out []U
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}

func logIt[T any](v T) { log.Print(v) }

func functions() {
	key := os.Getenv("API_KEY")
	log.Print(identity(key)) // want `API key from os.Getenv`
	log.Print(identity(len(key)))
	log.Print(second("x", key)) // want `API key from os.Getenv`
	log.Print(second(key, "x"))
	log.Print(mapEach([]string{key}, func(s string) int { return len(s) }))
	log.Print(mapEach([]string{key}, func(s string) string { return s + "!" })) // want `API key from os.Getenv`
	logIt(key)                                                                  // want `API key from os.Getenv`
	logIt("x")
}

type box[T any] struct{ v T }

func (b *box[T]) set(v T) { b.v = v }
func (b *box[T]) get() T  { return b.v }

type pair[K comparable, V any] struct {
	k K
	v V
}

type list[T any] struct {
	head T
	tail *list[T]
}

func (l *list[T]) push(v T) *list[T] { return &list[T]{v, l} }

func types() {
	var b box[string]
	b.set("x")
	log.Print(b.get())
	b.set(os.Getenv("API_KEY"))
	log.Print(b.get()) // want `API key from os.Getenv`
	log.Print(b)       // want `API key from os.Getenv`
	p := pair[string, string]{"name", os.Getenv("API_KEY")}
	log.Print(p.k)
	log.Print(p.v) // want `API key from os.Getenv`
	var l *list[string]
	l = l.push(os.Getenv("API_KEY"))
	log.Print(l.head) // want `API key from os.Getenv`
}

// Secret prints nothing of itself, whatever it holds.
type Secret[T any] struct{ v T }

func (Secret[T]) String() string { return "***" }
func (s Secret[T]) Reveal() T    { return s.v }

func wrapped() {
	s := Secret[string]{os.Getenv("API_KEY")}
	log.Print(s)
	log.Print(s.Reveal()) // want `API key from os.Getenv`
}

type printer interface{ print(string) }

type logPrinter struct{}

func (logPrinter) print(s string) { log.Print(s) }

type lenPrinter struct{}

func (lenPrinter) print(s string) { log.Print(len(s)) }

func with[P printer](p P, s string) { p.print(s) } // want `API key from os\.Getenv\("API_KEY"\)`

func constrained() {
	with(logPrinter{}, os.Getenv("API_KEY"))
	with(logPrinter{}, "x")
}
