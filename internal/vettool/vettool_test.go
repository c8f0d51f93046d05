package vettool

import (
	"strings"
	"testing"
)

func TestWanted(t *testing.T) {
	for args, want := range map[string]bool{
		"":                       false,
		"-flags":                 true,
		"-V=full":                true,
		"x.cfg":                  true,
		"-json -logleak x.cfg":   true,
		"-json /tmp/b1/vet.cfg":  true,
		"scan":                   false,
		"scan x.cfg":             false, // a file to scan
		"--config x.cfg scan":    false,
		"-h":                     false,
		"--version":              false,
		"scan --config=leak.cfg": false,
	} {
		if got := Wanted(strings.Fields(args)); got != want {
			t.Errorf("Wanted(%s) = %t, want %t", args, got, want)
		}
	}
}
