package gocheck

import (
	"bytes"
	"context"
	"fmt"
	"go/version"
	"path/filepath"
	"slices"
	"strings"
)

// looseModule is the module that files outside of any are taken to be. Its dot keeps
// their paths apart from those of the standard library; nobody can publish it.
const looseModule = "loose.invalid"

// looseTargets takes directories that belong to no module for modules: each with
// those below it.
func looseTargets(dirs []string) (targets []target) {
	slices.Sort(dirs)
	for _, d := range slices.Compact(dirs) {
		i := slices.IndexFunc(targets, func(t target) bool { return within(t.dir, d) == d })
		if i < 0 {
			i = len(targets)
			targets = append(targets, target{dir: d, loose: true})
		}
		targets[i].patterns = append(targets[i].patterns, pattern(targets[i].dir, d, false))
	}
	return targets
}

// pretend gives the go command a go.mod that is not there. What the files import from
// other modules is missing, and is said to be.
func (c *check) pretend(ctx context.Context, t *target) error {
	cmd := c.command(ctx, *t, []string{"env", "GOVERSION"})
	var stdout bytes.Buffer
	cmd.Stdout = &stdout
	if err := c.wait(cmd); err != nil {
		return fmt.Errorf("ask the go command for its version: %w", err)
	}
	var err error
	if t.overlay, err = newOverlay(&c.origins); err != nil {
		return err
	}
	text := "module " + looseModule + "\n"
	if lang := version.Lang(strings.TrimSpace(stdout.String())); lang != "" {
		text += "\ngo " + strings.TrimPrefix(lang, "go") + "\n"
	}
	if err := t.overlay.file(filepath.Join(t.dir, "go.mod"), []byte(text)); err != nil {
		return err
	}
	t.env = append(t.env, "GOWORK=off")
	flag, err := t.overlay.flag()
	t.flags = []string{flag}
	return err
}
