package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// step is a step of a workflow or of a composite action.
type step struct {
	ID, Name, Uses, Run, Shell string
	Env, With                  map[string]string
}

func readYAML(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func actionSteps(t *testing.T) []step {
	t.Helper()
	var a struct {
		Runs struct {
			Using string
			Steps []step
		}
	}
	readYAML(t, "action.yml", &a)
	if a.Runs.Using != "composite" || len(a.Runs.Steps) == 0 {
		t.Fatalf("action.yml: %+v", a.Runs)
	}
	return a.Runs.Steps
}

func workflows(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../.github/workflows/*.yml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no workflows: %v", err)
	}
	for i, f := range files {
		files[i] = strings.TrimPrefix(filepath.ToSlash(f), "../../")
	}
	return files
}

// An expression in a script is text of the script: whoever chooses a branch name or a
// title writes a line of it.
func TestNoExpressionInScripts(t *testing.T) {
	steps := actionSteps(t)
	for _, w := range workflows(t) {
		var flow struct {
			Jobs map[string]struct{ Steps []step }
		}
		readYAML(t, w, &flow)
		for _, j := range flow.Jobs {
			steps = append(steps, j.Steps...)
		}
	}
	scripts := 0
	for _, s := range steps {
		if s.Run != "" {
			scripts++
		}
		if strings.Contains(s.Run, "${{") {
			t.Errorf("an expression inside of run: %s", s.Run)
		}
	}
	if scripts < 4 {
		t.Errorf("only %d scripts were read", scripts)
	}
}

// A tag can be moved to other code, as happened to trivy-action; a commit cannot.
func TestActionsArePinned(t *testing.T) {
	uses := regexp.MustCompile(`(?m)^\s*(?:- )?uses:\s*(.*)$`)
	pinned := regexp.MustCompile(`^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)
	for _, f := range append(workflows(t), "action.yml") {
		data, err := os.ReadFile(filepath.Join("..", "..", f))
		if err != nil {
			t.Fatal(err)
		}
		all := uses.FindAllSubmatch(data, -1)
		if len(all) == 0 {
			t.Errorf("%s: no uses: found", f)
		}
		for _, m := range all {
			if !pinned.Match(bytes.TrimSpace(m[1])) {
				t.Errorf("%s: %s is not pinned to a commit with its version", f, m[1])
			}
		}
	}
}

func TestWorkflowPermissions(t *testing.T) {
	for _, w := range workflows(t) {
		var flow struct {
			On          yaml.Node
			Permissions *map[string]string
			Jobs        map[string]struct{ Permissions map[string]string }
		}
		readYAML(t, w, &flow)
		if flow.Permissions == nil || len(*flow.Permissions) != 0 {
			t.Errorf("%s: permissions are %v, want {}", w, flow.Permissions)
		}
		for name, j := range flow.Jobs {
			for what, level := range j.Permissions {
				if level != "read" {
					t.Errorf("%s: job %s may %s %s", w, name, level, what)
				}
			}
		}
		if on, err := yaml.Marshal(&flow.On); err != nil || bytes.Contains(on, []byte("pull_request_target")) {
			t.Errorf("%s runs code of strangers with our permissions (%v)", w, err)
		}
	}
}

func TestPreCommitHooks(t *testing.T) {
	var hooks []map[string]any
	readYAML(t, ".pre-commit-hooks.yaml", &hooks)
	var ids []string
	for _, h := range hooks {
		ids = append(ids, h["id"].(string))
		for _, key := range []string{"types", "types_or", "files", "stages"} {
			if _, ok := h[key]; ok {
				t.Errorf("hook %s: %s keeps the hook from running", h["id"], key)
			}
		}
		if h["language"] != "golang" {
			t.Errorf("hook %s: language %v", h["id"], h["language"])
		}
		if want := h["id"] == "leakvet-files"; h["pass_filenames"] != want {
			t.Errorf("hook %s: pass_filenames %v", h["id"], h["pass_filenames"])
		}
		// The entry has to be a command line that exists.
		args := append(strings.Fields(h["entry"].(string)), "--help")
		if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
			t.Errorf("hook %s: %v\n%s", h["id"], err, out)
		}
	}
	if want := []string{"leakvet", "leakvet-files", "leakvet-staged"}; !slices.Equal(ids, want) {
		t.Errorf("hooks %q, want %q", ids, want)
	}
}

// TestActionScan runs the script of the action's scan step as GitHub would.
func TestActionScan(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs bash")
	}
	steps := actionSteps(t)
	at := slices.IndexFunc(steps, func(s step) bool { return s.ID == "scan" })
	if at < 0 {
		t.Fatal("no step scan")
	}
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := writeFile(filepath.Join(dir, name), text); err != nil {
			t.Fatal(err)
		}
	}
	write("repo/go.mod", "module example.com/m\n\ngo 1.26\n")
	write("repo/a/m.go", "package m\n\nimport (\n\t\"log/slog\"\n\t\"os\"\n)\n\nfunc F() { slog.Info(\"x\", \"key\", os.Getenv(\"OPENAI_API_KEY\")) }\n")
	write("repo/clean docs/readme.md", "Read me.\n")
	for name, test := range map[string]struct{ paths, args, failOn, want string }{
		"findings":      {".", "", "medium", "exit-code=1\nfindings=1\nsarif-file="},
		"space in path": {"a\nclean docs\n", "--only\ngo", "high", "exit-code=1\nfindings=1\nsarif-file="},
		"clean":         {"clean docs", "", "medium", "exit-code=0\nfindings=0\nsarif-file="},
		"wrong usage":   {".", "", "hihg", "exit-code=2\nfindings=0\n"},
		"injection":     {".", "", "none; touch pwned #", "exit-code=2\nfindings=0\n"},
	} {
		t.Run(name, func(t *testing.T) {
			temp := t.TempDir()
			output, summary := filepath.Join(temp, "output"), filepath.Join(temp, "summary")
			cmd := exec.Command("bash", "-c", steps[at].Run)
			cmd.Dir = filepath.Join(dir, "repo")
			cmd.Env = append(os.Environ(), goEnv(t)...)
			cmd.Env = append(cmd.Env, "RUNNER_TEMP="+temp, "GITHUB_OUTPUT="+output, "GITHUB_STEP_SUMMARY="+summary,
				"LEAKVET_PATHS="+test.paths, "LEAKVET_ARGS="+test.args, "LEAKVET_FAIL_ON="+test.failOn)
			printed, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("the step fails before the upload: %v\n%s", err, printed)
			}
			got, err := readFile(output)
			if err != nil || !strings.HasPrefix(got, test.want) {
				t.Errorf("outputs %q, %v, want %q\n%s", got, err, test.want, printed)
			}
			if strings.Contains(test.want, "findings=1") {
				if !strings.Contains(string(printed), "::") {
					t.Errorf("no annotation:\n%s", printed)
				}
				if s, err := readFile(summary); err != nil || !strings.Contains(s, "logleak") {
					t.Errorf("summary %q, %v", s, err)
				}
			}
			if _, err := os.Stat(filepath.Join(dir, "repo", "pwned")); err == nil {
				t.Error("an input ran as a command")
			}
		})
	}
	for name, value := range steps[at].Env {
		if !strings.HasPrefix(value, "${{ inputs.") {
			t.Errorf("%s is %s", name, value)
		}
	}
}
