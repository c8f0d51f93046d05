package config

import (
	"fmt"
	"os"
	"path/filepath"
)

// Name is the file's name.
const Name = ".leakvet.toml"

// Env names a configuration file, or is "off" for none; `leakvet scan` sets it for the
// processes that the go command starts, so that dependencies are summarised with
// the same models as the code that uses them.
const Env = "LEAKVET_CONFIG"

// Discover looks for the file in dir and above, up to the repository's root. It
// returns "" if there is none.
func Discover(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("look for %s: %w", Name, err)
	}
	for {
		file := filepath.Join(dir, Name)
		if exists(file) {
			return file, nil
		}
		up := filepath.Dir(dir)
		if up == dir || exists(filepath.Join(dir, ".git")) {
			return "", nil
		}
		dir = up
	}
}

// ForModule returns the file that is in force under `go vet`: env if set, else what
// Discover finds from the root of the module that dir is in. It starts there and not
// in dir because the go command asks for the tool's identity in one directory
// of the module and runs it in others: both must see the same file.
func ForModule(env, dir string) (string, error) {
	switch env {
	case "off":
		return "", nil
	case "":
	default:
		return env, nil
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("look for %s: %w", Name, err)
	}
	for d := abs; ; d = filepath.Dir(d) {
		if exists(filepath.Join(d, "go.mod")) {
			return Discover(d)
		}
		if d == filepath.Dir(d) || exists(filepath.Join(d, ".git")) {
			return Discover(abs)
		}
	}
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}
