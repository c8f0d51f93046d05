package fix

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/leakvet/leakvet/internal/finding"
)

const originBefore = `package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
)

func call(c *http.Client, req *http.Request) (*http.Response, error) {
	resp, err := c.Do(req)
	if err != nil {
		return nil, fmt.Errorf("call: %w", err) // fix
	}
	return resp, nil
}

func direct(url string) error {
	_, err := http.Get(url)
	return err // no: url is a variable here
}

func build(at string) error {
	if _, err := http.NewRequest("GET", at, nil); err != nil {
		return err // fix
	}
	if _, err := os.Open(at); err != nil { return err }
	_, err := os.Open(at)
	return err // no: of a file
}

func main() {
	if _, err := call(http.DefaultClient, nil); err != nil {
		log.Print(err) // fix, where it is made
	}
	if err := build(os.Args[1]); err != nil {
		log.Print(err)
	}
	log.Print(direct(os.Args[1]))
}
`

// errorFindings makes one of every return statement that is about an error.
func errorFindings(source string) (out []finding.Finding) {
	for i, line := range strings.Split(source, "\n") {
		if at := strings.Index(line, "return "); at >= 0 && strings.Contains(line, "err") {
			f := finding.Finding{Engine: finding.EngineGo, Rule: "logleak", Kind: "error", Location: finding.Location{Path: "main.go"}}
			f.Location.Region = finding.Region{StartLine: i + 1, StartColumn: at + 1, EndLine: i + 1, EndColumn: at + 2}
			if e := strings.Index(line, "fmt.Errorf"); e >= 0 {
				f.Location.Region.StartColumn = e + 1
			}
			out = append(out, f)
		}
	}
	return out
}

func TestMaskWhereAnErrorIsMade(t *testing.T) {
	const mask = "\t\tif e, ok := err.(*url.Error); ok {\n\t\t\te.URL = \"[redacted]\"\n\t\t}\n"
	want := strings.Replace(originBefore, "\t\treturn nil, fmt", mask+"\t\treturn nil, fmt", 1)
	want = strings.Replace(want, "\t\treturn err // fix", mask+"\t\treturn err // fix", 1)
	want = strings.Replace(want, "\t\"net/http\"\n", "\t\"net/http\"\n\t\"net/url\"\n", 1)
	root := module(t, map[string]string{"main.go": originBefore})
	files, problems := plan(t, root, errorFindings(originBefore))
	if len(problems) > 0 || len(files) != 1 {
		t.Fatalf("%d files, %v", len(files), problems)
	}
	if d := cmp.Diff(want, string(files[0].New())); d != "" {
		t.Error(d)
	}
	// A second time there is nothing to do.
	root = module(t, map[string]string{"main.go": want})
	if files, problems := plan(t, root, errorFindings(want)); len(files)+len(problems) != 0 {
		t.Errorf("again: %s, %v", files[0].New(), problems)
	}
}

// TestMaskFromTheLog: the function in the package that made the error is found from where it
// is printed.
func TestMaskFromTheLog(t *testing.T) {
	files, problems := plan(t, module(t, map[string]string{"main.go": originBefore}), logFindings(t, originBefore, "log.Print(err) // fix"))
	if len(problems) > 0 || len(files) != 1 {
		t.Fatalf("%d files, %v", len(files), problems)
	}
	if got := string(files[0].New()); strings.Count(got, "e.URL = ") != 1 || !strings.Contains(got, "\t\t}\n\t\treturn nil, fmt.Errorf") {
		t.Error(got)
	}
}

func logFindings(t *testing.T, source, line string) []finding.Finding {
	t.Helper()
	n := 1 + strings.Count(source[:strings.Index(source, line)], "\n")
	for _, f := range findings(t, source) {
		if f.Location.Region.StartLine == n {
			f.Location.Path = "main.go"
			return []finding.Finding{f}
		}
	}
	t.Fatalf("no call %q", line)
	return nil
}

// Where somebody may read the URL, it stays.
func TestMaskLeavesWhatIsRead(t *testing.T) {
	for name, other := range map[string]string{
		"a reader":  "package read\n\nimport (\n\t\"errors\"\n\t\"net/url\"\n)\n\nfunc URL(err error) string {\n\tvar e *url.Error\n\tif errors.As(err, &e) {\n\t\treturn e.URL\n\t}\n\treturn \"\"\n}\n",
		"a library": "",
	} {
		source := originBefore
		files := map[string]string{"main.go": source}
		if other != "" {
			files["read/read.go"] = other
		} else {
			source = strings.Replace(strings.Replace(source, "package main", "package lib", 1), "func main()", "func Main()", 1)
			files["main.go"] = source
		}
		if edited, problems := plan(t, module(t, files), errorFindings(source)); len(edited)+len(problems) > 0 {
			t.Errorf("%s: %d files, %v", name, len(edited), problems)
		}
	}
}

// behaviour prints what its program can know of an error: all of it has to stay, but for the
// URL in its text.
const behaviour = `package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"time"
)

func call(ctx context.Context, at string) error {
	req, err := http.NewRequestWithContext(ctx, "GET", at, nil)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("call: %w", err)
	}
	return nil
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
	defer cancel()
	slow := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { time.Sleep(300 * time.Millisecond) }))
	err := call(ctx, slow.URL+"/?api_key=MARKER")
	var timeout net.Error
	fmt.Println(errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout(), fmt.Sprintf("%T", errors.Unwrap(err)))
	fmt.Println("text:", err)
	err = call(context.Background(), "http://[::1/?api_key=MARKER")
	fmt.Printf("%T %v\n", err, errors.Unwrap(err))
	fmt.Println("text:", err)
	fmt.Println(call(context.Background(), slow.URL))
}
`

// TestMaskChangesOutputOnly runs a program before and after.
func TestMaskChangesOutputOnly(t *testing.T) {
	root := module(t, map[string]string{"main.go": behaviour})
	run := func() (facts, text string) {
		cmd := exec.Command("go", "run", ".")
		cmd.Dir, cmd.Env = root, append(os.Environ(), "GOFLAGS=", "GOWORK=off", "GOPROXY=off")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for line := range strings.Lines(string(out)) {
			if strings.HasPrefix(line, "text: ") {
				text += line
			} else {
				facts += line
			}
		}
		return facts, text
	}
	facts, text := run()
	if strings.Count(text, "MARKER") != 2 {
		t.Fatalf("the program prints no URL:\n%s", text)
	}
	files, problems := plan(t, root, errorFindings(behaviour))
	if len(problems) > 0 || len(files) != 1 {
		t.Fatalf("%d files, %v", len(files), problems)
	}
	if err := os.WriteFile(filepath.Join(root, "main.go"), files[0].New(), 0o600); err != nil {
		t.Fatal(err)
	}
	facts2, text2 := run()
	if d := cmp.Diff(facts, facts2); d != "" {
		t.Errorf("the program behaves differently:\n%s", d)
	}
	if strings.Contains(text2, "MARKER") || !strings.Contains(text2, maskedURL) {
		t.Errorf("the URL is still there:\n%s", text2)
	}
}
