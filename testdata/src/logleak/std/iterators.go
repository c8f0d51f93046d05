package std

import (
	"bytes"
	"iter"
	"log"
	"maps"
	"slices"
	"strings"
)

func lines() {
	for line := range strings.Lines(key()) {
		log.Print(line) // want `API key .* reaches a log`
	}
	for i := range slices.All([]string{key()}) {
		log.Print(i)
	}
	for _, s := range slices.Backward([]string{key()}) {
		log.Print(s) // want `API key .* reaches a log`
	}
}

func values(regions map[string]string) {
	keys := map[string]string{"openai": key()}
	for name, v := range maps.All(keys) {
		log.Print(name)
		log.Print(v) // want `API key .* reaches a log`
	}
	for _, p := range slices.All([]provider{{"openai", key()}}) {
		log.Print(p.name)
		log.Print(p.key) // want `API key .* reaches a log`
	}
	for name := range maps.Keys(keys) {
		log.Print(name)
	}
	for v := range maps.Values(regions) {
		log.Print(v)
	}
}

func pulled() {
	next, stop := iter.Pull(bytes.SplitSeq([]byte(key()), []byte(",")))
	defer stop()
	part, _ := next()
	log.Print(string(part)) // want `API key .* reaches a log`
}

func each(list string, f func(string)) {
	for s := range strings.SplitSeq(list, ",") {
		f(s)
	}
}

func callsEach() {
	each(key(), func(s string) {
		log.Print(s) // want `API key .* reaches a log`
	})
	each("a,b", func(s string) { log.Print(s) })
}
