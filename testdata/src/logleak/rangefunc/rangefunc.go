package rangefunc

import (
	"log"
	"os"
	"slices"
	"strings"
)

func each(values ...string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, v := range values {
			if !yield(v) {
				return
			}
		}
	}
}

// Called as a function, an iterator is one of higher order like any other.
func called() {
	each(os.Getenv("API_KEY"))(func(v string) bool {
		log.Print(v) // want `API key from os.Getenv`
		return true
	})
	each("a")(func(v string) bool {
		log.Print(v)
		return true
	})
}

func clean() {
	for v := range each("a", "b") {
		log.Print(v)
	}
	for i, v := range slices.All([]string{"a"}) {
		log.Print(i, v)
	}
	for v := range strings.SplitSeq("a,b", ",") {
		log.Print(v)
	}
}

func body() {
	for v := range each("a", "b") {
		log.Print(v, os.Getenv("API_KEY")) // want `API key from os.Getenv`
	}
}

// The loop's body is a function for the iterator; a leak in it stands at its statement.
func own() {
	for v := range each(os.Getenv("API_KEY")) {
		log.Print(v) // want `API key from os.Getenv`
		log.Print(len(v))
	}
}

func assigned() {
	last := ""
	for v := range each(os.Getenv("API_KEY")) {
		last = v
	}
	log.Print(last) // want `API key from os.Getenv`
}

func backward() {
	m := slices.Collect(slices.Values([]string{os.Getenv("API_KEY")}))
	log.Print(m) // want `API key from os.Getenv`
}

func numbers(n int) {
	for i := range n {
		log.Print(i)
	}
	for i := range 2 {
		log.Print(i, os.Getenv("API_KEY")) // want `API key from os.Getenv`
	}
}
