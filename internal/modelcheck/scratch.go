package modelcheck

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Scratch makes dir a module that requires the given modules, so that [Load]
// finds their packages there. It downloads them if the module cache has them not.
func Scratch(dir string, modules []Module) error {
	file := filepath.Join(dir, "go.mod")
	if err := os.WriteFile(file, []byte("module scratch\n\ngo 1.26.0\n"), 0o600); err != nil {
		return fmt.Errorf("make a scratch module: %w", err)
	}
	args := []string{"get"}
	for _, m := range modules {
		if m.Path != "std" {
			args = append(args, m.String())
		}
	}
	if len(args) == 1 {
		return nil
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, out)
	}
	return nil
}
