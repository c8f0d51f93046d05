// Package rangefunc is a limit: a sink in the body of a loop over a function has no
// call to stand at, and the library's iterators do not yield what they were given.
// Everything here leaks.
package rangefunc

import (
	"iter"
	"log"
	"maps"
	"os"
	"slices"
	"strings"
)

func each(values ...string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, v := range values {
			if !yield(v) {
				return
			}
		}
	}
}

func own() {
	for v := range each(os.Getenv("API_KEY")) {
		log.Print(v)
	}
}

func library() {
	m := map[string]string{"x": os.Getenv("API_KEY")}
	for v := range maps.Values(m) {
		log.Print(v)
	}
	for _, v := range slices.All([]string{os.Getenv("API_KEY")}) {
		log.Print(v)
	}
	for v := range strings.SplitSeq(os.Getenv("API_KEYS"), ",") {
		log.Print(v)
	}
}
