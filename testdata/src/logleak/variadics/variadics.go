package variadics

import (
	"fmt"
	"log"
	"os"
)

func all(args ...any)             { log.Print(args...) }
func first(args ...string) string { return args[0] }
func joined(args ...string) (s string) {
	for _, a := range args {
		s += a
	}
	return s
}
func count(args ...string) int        { return len(args) }
func logf(format string, args ...any) { log.Print(fmt.Sprintf(format, args...)) }
func fields(kv ...any) map[string]any {
	m := make(map[string]any)
	for i := 0; i+1 < len(kv); i += 2 {
		m[kv[i].(string)] = kv[i+1]
	}
	return m
}

func use() {
	key := os.Getenv("API_KEY")
	all("a", key) // want `API key from os.Getenv`
	all("a", 1)
	all()
	args := []any{"a", key}
	all(args...)                // want `API key from os.Getenv`
	log.Print(first(key, "x"))  // want `API key from os.Getenv`
	log.Print(joined("x", key)) // want `API key from os.Getenv`
	log.Print(count("x", key))
	logf("%s", key) // want `API key from os.Getenv`
	logf("%d", len(key))
	log.Print(fields("user", "u", "key", key)) // want `API key from os.Getenv`
	log.Print(fields("user", "u"))
}
