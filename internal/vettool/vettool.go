// Package vettool is the door for the go command: `go vet -vettool=leakvet`, which
// `leakvet scan` uses itself.
//
// The go command starts the tool once for `-flags`, once for `-V=full` and then once a
// package with `[flags] …/vet.cfg`. It caches what the tool prints and the facts
// that it writes, so whatever changes the output must change the answer to -V=full.
package vettool

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/leakvet/leakvet/internal/config"
)

// Wanted reports whether the arguments are those of the go command: `-flags`, `-V=…`
// or `[flags] x.cfg`. It must be asked before any other parsing of arguments, since
// the go command's flags have one dash.
func Wanted(args []string) bool {
	if len(args) == 0 {
		return false
	}
	for _, a := range args[:len(args)-1] {
		if !strings.HasPrefix(a, "-") {
			return false
		}
	}
	last := args[len(args)-1]
	return last == "-flags" || strings.HasPrefix(last, "-V=") || strings.HasSuffix(last, ".cfg")
}

// Suite makes the checks for one configuration. Which checks there are does not
// depend on it: the go command asks for their flags before it asks for anything else.
type Suite func(*config.Config) []*analysis.Analyzer

// Main answers the go command and exits; it uses the process's own arguments and
// streams, as the unitchecker does.
func Main(suite Suite) {
	last := os.Args[len(os.Args)-1]
	if strings.HasPrefix(last, "-V=") {
		if err := version(os.Stdout, os.Getenv, "."); err != nil {
			fail(os.Stderr, err)
		}
		os.Exit(0)
	}
	if !strings.HasSuffix(last, ".cfg") { // -flags
		unitchecker.Main(suite(new(config.Config))...)
	}
	easeGC()
	unit, err := readUnit(last)
	if err != nil {
		fail(os.Stderr, err)
	}
	// Hand models cover the standard library, so nobody reads facts about it; its
	// types are all that is needed. Where that fails the long way says why.
	if unit.VetxOnly && unit.standard() && unit.exportTypes() == nil {
		os.Exit(0)
	}
	cfg, err := unitConfig(unit)
	if err != nil {
		fail(os.Stderr, err)
	}
	checks := suite(cfg)
	hideTests(checks)
	guard(checks, unit)
	unitchecker.Main(checks...)
}

// unitConfig loads the configuration that is in force for a package. A dependency's
// own configuration is not: its authors do not decide what we report.
func unitConfig(u *unit) (*config.Config, error) {
	if (u.ModuleVersion != "" || u.standard()) && os.Getenv(config.Env) == "" {
		return new(config.Config), nil
	}
	file, err := config.ForModule(os.Getenv(config.Env), ".")
	if err != nil || file == "" {
		return new(config.Config), err
	}
	return config.Load(file)
}

func fail(stderr io.Writer, err error) {
	fmt.Fprintf(stderr, "leakvet: %v\n", err)
	os.Exit(1)
}
