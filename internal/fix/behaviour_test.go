package fix

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// everyFix has a line for each kind of edit. It logs to standard error, and prints what it
// holds, afterwards, to standard output.
const everyFix = `package main

import (
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"net/url"
	"os"
)

type config struct{ Key, Model string }

func (c config) Redacted() config { c.Key = "redacted"; return c }

func main() {
	log.SetFlags(0)
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == "time" {
			return slog.Attr{}
		}
		return a
	}})))
	u, _ := url.Parse("https://svc:MARKER1@api.example.com/v1")
	log.Printf("url %v %s", u, u.String())
	fmt.Println(u)

	cfg := config{Key: "MARKER2", Model: "small"}
	log.Printf("config %+v", cfg)
	slog.Info("config", "config", cfg)
	fmt.Printf("%+v\n", cfg)

	apiKey := "MARKER3"
	slog.Info("start", "model", "small", "api_key", apiKey)
	slog.Warn("start", slog.String("api_key", apiKey), slog.Int("n", 1))
	fmt.Println(apiKey)

	req, _ := http.NewRequest("GET", "http://127.0.0.1:1/?key=MARKER4", nil)
	req.Header.Set("Authorization", "Bearer MARKER5")
	req.Header.Set("X-Trace", "t1")
	log.Printf("headers %v", req.Header)
	slog.Info("headers", "h", req.Header)
	fmt.Println(req.Header)

	_, err := http.DefaultClient.Do(req)
	if err != nil {
		log.Printf("call: %v", err)
		slog.Error("call", "err", err)
	}
	fmt.Println(err)
}
`

// TestEditsChangeOutputOnly applies every kind of edit at once and runs the program before
// and after: what it logs is without secrets, all else is as it was.
func TestEditsChangeOutputOnly(t *testing.T) {
	root := module(t, map[string]string{"sub/m.go": everyFix})
	run := func() (out, logged string) {
		cmd := exec.Command("go", "run", "./sub")
		cmd.Dir, cmd.Env = root, append(os.Environ(), "GOFLAGS=", "GOWORK=off", "GOPROXY=off")
		var stdout, stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		if err := cmd.Run(); err != nil {
			t.Fatalf("%v\n%s", err, stderr.String())
		}
		return stdout.String(), stderr.String()
	}
	markers := regexp.MustCompile(`MARKER\d`)
	out, logged := run()
	if got := len(markers.FindAllString(logged, -1)); got != 10 {
		t.Fatalf("%d secrets are logged before:\n%s", got, logged)
	}
	fs := findings(t, everyFix)
	for i := len(fs) - 1; i >= 0; i-- { // those that are logs
		line := strings.Split(everyFix, "\n")[fs[i].Location.Region.StartLine-1]
		if !strings.Contains(line, "log.") || strings.Contains(line, "log.Set") {
			fs = append(fs[:i], fs[i+1:]...)
		}
	}
	files, problems := plan(t, root, fs)
	if len(problems) > 0 || len(files) != 1 {
		t.Fatalf("%d files, %v", len(files), problems)
	}
	if err := os.WriteFile(filepath.Join(root, "sub", "m.go"), files[0].New(), 0o600); err != nil {
		t.Fatal(err)
	}
	outAfter, loggedAfter := run()
	if d := cmp.Diff(out, outAfter); d != "" {
		t.Errorf("the program does something else:\n%s", d)
	}
	if m := markers.FindAllString(loggedAfter, -1); m != nil {
		t.Errorf("%v still logged:\n%s", m, loggedAfter)
	}
	for _, stays := range []string{"small", "X-Trace", "t1", "svc:xxxxx@api.example.com", "connection refused", "n=1"} {
		if !strings.Contains(loggedAfter, stays) {
			t.Errorf("%s is logged no more:\n%s", stays, loggedAfter)
		}
	}
}
