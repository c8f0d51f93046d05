package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"leakvet": main})
}

// TestScript runs the command line as transcripts, testdata/script. Beside the commands of
// testscript they have those of scriptCommands.
func TestScript(t *testing.T) {
	env := goEnv(t)
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "script"),
		RequireExplicitExec: true,
		Cmds:                scriptCommands,
		Condition: func(cond string) (bool, error) {
			return cond == "root" && os.Geteuid() == 0, nil
		},
		Setup: func(e *testscript.Env) error {
			tool, err := exec.LookPath("leakvet")
			if err != nil {
				return err
			}
			e.Vars = append(e.Vars, "LEAKVET="+tool)
			e.Vars = append(e.Vars, env...)
			return nil
		},
	})
}

// goEnv lets the scripts use the go command's caches, and nothing but these: no
// network, no workspace, no flags, no other toolchain.
func goEnv(t *testing.T) []string {
	t.Helper()
	env := []string{"GOPROXY=off", "GOFLAGS=", "GOWORK=", "GOTOOLCHAIN=local", "GOTELEMETRY=off"}
	for _, name := range []string{"GOCACHE", "GOMODCACHE"} {
		out, err := exec.Command("go", "env", name).Output()
		if err != nil {
			t.Fatal(err)
		}
		env = append(env, name+"="+strings.TrimSpace(string(out)))
	}
	return env
}
