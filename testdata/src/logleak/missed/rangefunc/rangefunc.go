// Package rangefunc is a limit: the library's iterators do not yield what they were
// given. Everything here leaks.
package rangefunc

import (
	"log"
	"maps"
	"os"
	"slices"
	"strings"
)

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
