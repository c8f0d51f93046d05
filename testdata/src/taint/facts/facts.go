// Package facts exports one function or variable for each thing that a fact holds.
package facts

import (
	"context"
	"fmt"
	"log"
	"os"
	"strings"
)

var Key = os.Getenv("API_KEY")

var Table = map[string]string{"user": "u", "pin": os.Getenv("DB_PASSWORD")}

var Reader = func() string { return os.Getenv("API_KEY") }

type Config struct {
	Name  string
	Key   string
	Inner *Config
	Extra map[string][]string
}

func (c Config) String() string { return c.Name }

func (c *Config) Set(key string) { c.Key = key }

func (c *Config) Fill() { c.Inner = &Config{Key: os.Getenv("API_KEY")} }

func (c *Config) Dump() { log.Printf("%+v %s", *c, c.Key) }

func New(key string) *Config { return &Config{Key: key, Extra: map[string][]string{"k": {key}}} }

func Source() (string, error) {
	k := os.Getenv("API_KEY")
	if k == "" {
		return "", fmt.Errorf("no key for %s", os.Getenv("SESSION_TOKEN"))
	}
	return k, nil
}

func Redact(s string) string { return strings.Repeat("*", len(s)) }

func Log(ctx context.Context, format string, args ...any) { log.Printf(format, args...) }

func Both(s string) { fmt.Println(s); log.Print(s); panic(s) }

func Option(key string) func(*Config) { return func(c *Config) { c.Key = key } }

func Say(prefix string) func(string) {
	inner := func(s string) { log.Print(prefix, s) }
	return func(s string) { inner(s) }
}

func Apply(f func(string) string, s string) string { return f(s) }

func Each[T any](in []T, f func(T)) {
	for _, v := range in {
		f(v)
	}
}

func Swap[T any](a, b T) (T, T) { return b, a }

func Even(n int, s string) string {
	if n == 0 {
		return s
	}
	return Odd(n-1, s)
}

func Odd(n int, s string) string {
	if n == 0 {
		return Key
	}
	return Even(n-1, s)
}

func Send(ch chan<- string) { ch <- os.Getenv("API_KEY") }

func Fixed() string { return "fixed" }

func Copy(c *Config) Config { return *c }

func With(key string) *log.Logger { return log.New(os.Stderr, key, 0) }

func Verbs(s string) { log.Printf("%q %x", s, s) }

type Account struct{ User, Password string }

func Describe(a Account) string { return fmt.Sprint(a) }
