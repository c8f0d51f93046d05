package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/ocr"
	"github.com/leakvet/leakvet/internal/ocr/ocrtest"
	"github.com/leakvet/leakvet/internal/report"
	"github.com/leakvet/leakvet/internal/sqlite/sqlitetest"
	"github.com/leakvet/leakvet/rules"
)

// window is how many characters of a secret in a row are too many.
const window = 12

// marked is a tree with secrets wherever one can be, and what runs leakvet in it.
type marked struct {
	*testing.T
	dir, cache, tmp string
	env             []string
	secrets         []string
	goFiles         []string // those with a secret in their name
	seen            int      // outputs that were looked through
}

// TestMarkerInNothing: no output, error, report, baseline, cache or fact has a secret of the
// tree in it, whole, in part or encoded. With LEAKVET_E2E=1 the go command's cache is one
// of its own, and looked through too.
func TestMarkerInNothing(t *testing.T) {
	m := newMarked(t)
	scan := []string{"scan", "--allow-incomplete", "--exit-zero", "--confidence", "low", "--tests"}
	wanted := []string{
		"app/app.go", "prod.env", "bundle.zip!inner.env", "shot.png", "agent.db", "chat.jsonl", "blob.txt", "users.csv",
		"dumps/gsk_…[52 characters redacted].json", "dumps/gsk_…[52 characters redacted]/prod.env", "named/of_ghp_…[36 characters redacted].go",
	}
	if _, err := ocr.Find(); err == nil {
		scan, wanted = append(scan, "--ocr"), append(wanted, "screen.png")
	}
	for _, more := range [][]string{{"--history", "--verbose", "--show-suppressed"}, {"--quiet"}} {
		args := append(append([]string{}, scan...), more...)
		for _, f := range report.Formats() {
			args = append(args, "--output", f.Name+"="+filepath.Join(m.tmp, f.Name))
		}
		m.run(0, args...)
		for _, f := range report.Formats() {
			m.file(filepath.Join(m.tmp, f.Name))
		}
	}
	// What is to be found was found: or there was nothing to redact.
	text, err := os.ReadFile(filepath.Join(m.tmp, "compact"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range wanted {
		if !strings.Contains(string(text), "\n"+path+":") && !strings.HasPrefix(string(text), path+":") {
			t.Errorf("nothing is found in %s:\n%s", path, text)
		}
	}
	for _, pkg := range []string{"broken/types", "broken/syntax", "broken/name", "broken/path", "broken/file"} {
		if !strings.Contains(string(text), pkg) {
			t.Errorf("the report does not say that %s is broken:\n%s", pkg, text)
		}
	}
	if out := m.run(0, append(scan, "--verbose", "--diff")...); !strings.Contains(out, "+++ ") || !strings.Contains(out, "app/slog.go") {
		t.Errorf("--diff shows no edit, so nothing of the lines around it:\n%s", out)
	}
	m.run(2, "scan", "--verbose")
	m.run(0, "git", "--exit-zero", "--verbose", "--confidence", "low")
	m.run(0, "git", "--exit-zero", "--staged", "--verbose")
	m.run(0, "baseline", "--allow-incomplete", "--verbose", "--history")
	m.file(filepath.Join(m.dir, ".leakvet-baseline.json"))
	m.run(0, append(scan, "--baseline", ".leakvet-baseline.json", "--verbose")...)
	empty := filepath.Join(m.tmp, "empty.json")
	m.write(empty, `{"schemaVersion": "1.0", "complete": true, "findings": [], "problems": [], "stats": {}}`)
	m.run(2, "compare", empty, filepath.Join(m.tmp, "json"))
	m.run(0, "rules", "--models")
	m.run(0, "rules")
	for _, config := range []string{"[[allow]]\nreason = \"" + m.secrets[0] + "\n", "[[allow]]\n" + m.secrets[0] + " = 1\n", "[rules." + m.secrets[0] + "]\noff = true\n"} {
		m.write(filepath.Join(m.tmp, "bad.toml"), config)
		m.run(2, "scan", "--verbose", "--config", filepath.Join(m.tmp, "bad.toml"))
		m.run(2, "scan", "--verbose", "--gitleaks-config", filepath.Join(m.tmp, "bad.toml"))
	}
	m.write(filepath.Join(m.tmp, "bad.json"), `{"version": "`+m.secrets[0]+`"}`)
	m.run(2, "scan", "--baseline", filepath.Join(m.tmp, "bad.json"))
	m.run(2, "compare", filepath.Join(m.tmp, "bad.json"), empty)
	m.vet()
	m.leftovers()
	t.Logf("%d outputs and files without a secret", m.seen)
}

func newMarked(t *testing.T) *marked {
	t.Helper()
	m := &marked{T: t, dir: t.TempDir(), tmp: t.TempDir(), env: os.Environ()}
	m.env = append(m.env, goEnv(t)...)
	m.env = append(m.env, "TMPDIR="+filepath.Join(m.tmp, "tmp"), "GIT_CONFIG_GLOBAL="+os.DevNull, "NO_COLOR=1",
		"GIT_AUTHOR_NAME=Ada", "GIT_AUTHOR_EMAIL=ada@example.com", "GIT_COMMITTER_NAME=Ada", "GIT_COMMITTER_EMAIL=ada@example.com")
	if os.Getenv("LEAKVET_E2E") == "1" {
		m.cache = t.TempDir()
		m.env = append(m.env, "GOCACHE="+m.cache)
	}
	m.write(filepath.Join(m.tmp, "tmp", "keep"), "")
	key, password := rules.ExpandSample("gsk_{alnum:52}"), rules.ExpandSample("correct-horse-{alnum:16}")
	name := strings.ReplaceAll(rules.ExpandSample("ghp_{alnum:36}"), "-", "_")
	signs := rules.ExpandSample("{alnum:7}!{alnum:5}#{alnum:5}")
	m.secrets = []string{key, password, name, signs}
	m.goFiles = []string{"of_" + name + ".go", "a_" + name + ".go"}
	for file, text := range map[string]string{
		"go.mod":     "module example.com/agent\n\ngo 1.26\n",
		"key/key.go": "package key\n\nimport \"os\"\n\n// Groq is the key.\nconst Groq = \"" + key + "\"\n\n// Of returns one.\nfunc Of() string { return Groq + os.Getenv(\"GROQ_API_KEY\") }\n",
		"app/app.go": "package app\n\nimport (\n\t\"log\"\n\t\"os\"\n\n\t\"example.com/agent/key\"\n)\n\n" +
			"// Start logs " + key + ".\nfunc Start() {\n\tpassword := \"" + password + "\"\n\tlog.Print(key.Of(), password) // " + key + "\n\tlog.Print(os.Getenv(\"API_KEY\"), \"" + key + "\")\n" +
			"\tlog.Print(\"" + key + "\") //leakvet:allow groq-api-key,logleak -- it is " + key + "\n}\n",
		"app/slog.go":            "package app\n\nimport \"log/slog\"\n\nfunc say(apiKey string) {\n\tslog.Info(\"" + key + "\", \"api_key\", apiKey)\n}\n",
		"broken/types/a.go":      "package types\n\nvar n int = \"" + key + "\"\n\nvar m = undefined(\"" + password + "\", `" + key + "`)\n",
		"broken/syntax/a.go":     "package syntax\n\nvar s = \"" + key + "\n",
		"broken/name/a.go":       "package name\n\nvar s = " + name + "\n\nfunc f() { " + name + " := 1 }\n",
		"broken/path/a.go":       "package path\n\nimport _ \"example.com/" + key + "\"\n",
		"prod.env":               "GROQ_API_KEY=" + key + "\nDB_PASSWORD=" + password + "\n",
		"notes.md":               "The password is " + password + ", the key " + key + ".\n",
		"chat.jsonl":             `{"role":"user","content":"use ` + key + ` please"}` + "\n",
		"blob.txt":               base64.StdEncoding.EncodeToString([]byte("GROQ_API_KEY="+key)) + "\n" + hex.EncodeToString([]byte(key)) + "\n",
		".gitleaksignore":        key + "\nprod.env:" + key + ":1\n",
		".leakvet.toml":          "[[allow]]\nrule = \"groq-api-key\"\npath = \"notes.md\"\nreason = \"" + key + " is of a sandbox\"\n",
		"old.env":                "GROQ_API_KEY=" + key + "\n",
		"bundle.zip":             zipped(t, "inner.env", "GROQ_API_KEY="+key+"\n"),
		"shot.png":               picture("Comment", "key "+key),
		"screen.png":             string(ocrtest.Screenshot(t, 14, "$ cat .env", "GROQ_API_KEY="+key, "DB_PASSWORD="+password)),
		"agent.db":               string(sqlitetest.Write(sqlitetest.Table{Name: "messages", SQL: "CREATE TABLE messages(id INTEGER PRIMARY KEY, content TEXT)", Rows: [][]any{{nil, "use " + key}}})),
		"skipped/" + "pic.gif":   "GIF89a",
		"app/testdata/cast.yaml": "authorization: Bearer " + key + "\n",
		// file names have secrets, too
		"dumps/" + key + ".json":        `{"api_key": "` + key + `"}` + "\n",
		"dumps/" + key + "/prod.env":    "PORT=1\nDB_PASSWORD=" + password + "\n",
		"dumps/session-" + key + ".gif": "GIF89a\x00",
		"named/" + m.goFiles[0]:         "package named\n\nimport (\n\t\"log\"\n\t\"os\"\n)\n\nfunc say() { log.Print(os.Getenv(\"API_KEY\")) }\n\nfunc header(apiKey string) { log.Printf(\"%s\", apiKey) } //leakvet:allow logleak\n",
		"broken/file/" + m.goFiles[1]:   "package file\n\nvar n int = \"x\"\n",
		"users.csv":                     "id,password\n1," + signs + "\n",
	} {
		m.write(filepath.Join(m.dir, file), text)
	}
	m.git("init", "-q")
	m.git("add", ".")
	m.git("commit", "-qm", "first")
	m.git("rm", "-q", "old.env")
	m.git("commit", "-qm", "second")
	m.write(filepath.Join(m.dir, "prod.env"), "LOG=1\nGROQ_API_KEY="+key+" # again "+key+"\n")
	m.git("add", "prod.env")
	return m
}

func (m *marked) write(file, text string) {
	m.Helper()
	err := os.MkdirAll(filepath.Dir(file), 0o755)
	if err == nil {
		err = os.WriteFile(file, []byte(text), 0o600)
	}
	if err != nil {
		m.Fatal(err)
	}
}

func (m *marked) command(name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(m.Context(), name, args...)
	cmd.Dir, cmd.Env = m.dir, m.env
	return cmd
}

func (m *marked) git(args ...string) {
	m.Helper()
	if out, err := m.command("git", args...).CombinedOutput(); err != nil {
		m.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

// run runs leakvet and looks through what it prints.
func (m *marked) run(want int, args ...string) string {
	m.Helper()
	cmd := m.command("leakvet", args...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	if code := cmd.ProcessState.ExitCode(); code != want {
		m.Errorf("leakvet %v: %v, want %d\n%s", args, err, want, out.String())
	}
	m.clean(fmt.Sprintf("leakvet %v", args), out.Bytes())
	return out.String()
}

// vet asks through the go command's door.
func (m *marked) vet() {
	tool, err := exec.LookPath("leakvet")
	if err != nil {
		m.Fatal(err)
	}
	out, err := m.command("go", "vet", "-vettool="+tool, "./app", "./key").CombinedOutput()
	if exit := new(exec.ExitError); !errors.As(err, &exit) {
		m.Errorf("go vet: %v, and findings are expected\n%s", err, out)
	}
	m.clean("go vet -vettool", out)
}

func (m *marked) file(name string) {
	m.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		m.Fatal(err)
	}
	m.clean(filepath.Base(name), data)
}

// clean looks for secrets in what somebody or something may read.
func (m *marked) clean(what string, data []byte) {
	m.Helper()
	m.seen++
	for _, s := range m.secrets {
		for _, form := range []string{s, hex.EncodeToString([]byte(s)), base64.StdEncoding.EncodeToString([]byte("GROQ_API_KEY=" + s))[20:]} {
			for at := 4; at+window <= len(form); at++ {
				if i := bytes.Index(data, []byte(form[at:at+window])); i >= 0 {
					m.Errorf("%s has a part of a secret: …%q…", what, data[max(i-80, 0):min(i+80, len(data))])
					return
				}
			}
		}
	}
}

// leftovers looks through what is left in the directory for temporary files and, if it is
// the test's, in the go command's cache.
func (m *marked) leftovers() {
	facts := 0
	for _, dir := range []string{filepath.Join(m.tmp, "tmp"), m.cache} {
		if dir == "" {
			continue
		}
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if err == nil {
				rest := withoutProgram(data)
				for _, name := range m.goFiles { // the go command's own lists of files, and positions
					rest = bytes.ReplaceAll(rest, []byte(name), nil)
				}
				if bytes.HasPrefix(data, []byte("vetx")) && len(rest) > 0 {
					facts++
				}
				m.clean(path, rest)
			}
			return err
		})
		if err != nil {
			m.Fatal(err)
		}
	}
	if m.cache != "" && facts == 0 {
		m.Error("no facts are in the go command's cache: it was looked through in vain")
	}
}

// withoutProgram is a file of the go command's cache without what Go itself keeps of the
// program there: compiled archives, the index of imports, and the types of a package in
// the unitchecker's form, which have the values of its constants. The facts stay.
func withoutProgram(data []byte) []byte {
	const header = len("vetx") + 8
	switch {
	case bytes.HasPrefix(data, []byte("!<arch>")), bytes.HasPrefix(data, []byte("go index v")):
		return nil
	case bytes.HasPrefix(data, []byte("vetx")) && len(data) > header:
		types := int(binary.LittleEndian.Uint32(data[len("vetx"):]))
		return data[min(header+types, len(data)):]
	}
	return data
}

func zipped(t *testing.T, name, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// picture is a PNG of nothing with a comment.
func picture(name, text string) string {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	for _, c := range [][2]string{{"IHDR", string(make([]byte, 13))}, {"tEXt", name + "\x00" + text}, {"IEND", ""}} {
		_ = binary.Write(&b, binary.BigEndian, uint32(len(c[1])))
		b.WriteString(c[0] + c[1])
		_ = binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE([]byte(c[0]+c[1])))
	}
	return b.String()
}
