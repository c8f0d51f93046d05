package fix

import (
	"go/format"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// zapStub is what the recipes know of go.uber.org/zap.
const zapStub = `package zap

type Field struct{}

func String(key, value string) Field { return Field{} }
func Any(key string, value any) Field { return Field{} }
func Error(err error) Field { return Field{} }

type Logger struct{}

func (*Logger) Info(msg string, fields ...Field) {}
func (*Logger) Sugar() *SugaredLogger { return nil }

type SugaredLogger struct{}

func (*SugaredLogger) Infow(msg string, pairs ...any) {}
func (*SugaredLogger) Infof(template string, args ...any) {}
`

const httpBefore = `package m

import (
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"os"

	"go.uber.org/zap"
)

type config struct{ Key string }

func (c config) Redacted() config { return config{} }

func headers(r *http.Request, h http.Header, l *zap.Logger) {
	log.Printf("in %v", r.Header) // fix
	slog.Info("in", slog.Any("headers", h)) // fix
	l.Info("in", zap.Any("headers", h)) // fix
	show(h) // no: it takes headers
	log.Print(r.Header.Get("Authorization"), load().Header) // no
}

func show(h http.Header) {}

func load() *http.Request { return nil }

func requests(c *http.Client, req *http.Request, l *zap.Logger) {
	resp, err := c.Do(req)
	if err != nil {
		log.Printf("call: %v", err) // fix
		slog.Error("call", "err", err, slog.String("text", err.Error())) // fix
		l.Info("call", zap.Error(err)) // fix
		log.Print(fmt.Errorf("call: %w", err)) // fix
		panic(fmt.Errorf("call: %w", err)) // no: who recovers may look into it
	}
	_, err = os.Open("x")
	log.Print(resp, err) // no: another error
	if _, err := http.Get("https://example.com"); err != nil {
		log.Print(err) // fix
	}
}

func later(c *http.Client, req *http.Request) (err error) {
	_, err = c.Do(req)
	for range 2 {
		log.Print(err) // no: the second time it is another error
		_, err = os.Open("x")
	}
	return err
}

func shared(c *http.Client, req *http.Request) {
	_, err := c.Do(req)
	fill(&err)
	log.Print(err) // no: anything may be in it
}

func fill(err *error) {}

func attributes(l *zap.Logger, apiKey, model string, c config) {
	l.Info("start", zap.String("api_key", apiKey), zap.String("model", model)) // fix
	l.Info("start", zap.Any("config", c)) // fix
	l.Sugar().Infow("start", "api_key", apiKey, "model", model) // fix
	l.Sugar().Infof("start %s %s", "api_key", apiKey) // no: it has no attributes
}
`

const httpAfter = `package m

import (
	"errors"
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"os"

	"go.uber.org/zap"
)

type config struct{ Key string }

func (c config) Redacted() config { return config{} }

func headers(r *http.Request, h http.Header, l *zap.Logger) {
	log.Printf("in %v", func() any {
		h := r.Header.Clone()
		for _, name := range []string{"Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key"} {
			h.Del(name)
		}
		return h
	}()) // fix
	slog.Info("in", slog.Any("headers", func() any {
		h := h.Clone()
		for _, name := range []string{"Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key"} {
			h.Del(name)
		}
		return h
	}())) // fix
	l.Info("in", zap.Any("headers", func() any {
		h := h.Clone()
		for _, name := range []string{"Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key"} {
			h.Del(name)
		}
		return h
	}())) // fix
	show(h) // no: it takes headers
	log.Print(r.Header.Get("Authorization"), load().Header) // no
}

func show(h http.Header) {}

func load() *http.Request { return nil }

func requests(c *http.Client, req *http.Request, l *zap.Logger) {
	resp, err := c.Do(req)
	if err != nil {
		log.Printf("call: %v", errors.Unwrap(err)) // fix
		slog.Error("call", "err", errors.Unwrap(err), slog.String("text", errors.Unwrap(err).Error())) // fix
		l.Info("call", zap.Error(errors.Unwrap(err))) // fix
		log.Print(fmt.Errorf("call: %w", errors.Unwrap(err))) // fix
		panic(fmt.Errorf("call: %w", err)) // no: who recovers may look into it
	}
	_, err = os.Open("x")
	log.Print(resp, err) // no: another error
	if _, err := http.Get("https://example.com"); err != nil {
		log.Print(errors.Unwrap(err)) // fix
	}
}

func later(c *http.Client, req *http.Request) (err error) {
	_, err = c.Do(req)
	for range 2 {
		log.Print(err) // no: the second time it is another error
		_, err = os.Open("x")
	}
	return err
}

func shared(c *http.Client, req *http.Request) {
	_, err := c.Do(req)
	fill(&err)
	log.Print(err) // no: anything may be in it
}

func fill(err *error) {}

func attributes(l *zap.Logger, apiKey, model string, c config) {
	l.Info("start", zap.String("model", model)) // fix
	l.Info("start", zap.Any("config", c.Redacted())) // fix
	l.Sugar().Infow("start", "model", model) // fix
	l.Sugar().Infof("start %s %s", "api_key", apiKey) // no: it has no attributes
}
`

func httpModule(t *testing.T, source string) string {
	t.Helper()
	return module(t, map[string]string{
		"sub/m.go": source, "zap/zap.go": zapStub, "zap/go.mod": "module go.uber.org/zap\n",
		"go.mod": "module example.com/m\n\ngo 1.26\n\nrequire go.uber.org/zap v1.0.0\n\nreplace go.uber.org/zap => ./zap\n",
	})
}

func TestPlanForRequests(t *testing.T) {
	files, problems := plan(t, httpModule(t, httpBefore), findings(t, httpBefore))
	if len(problems) > 0 || len(files) != 1 {
		t.Fatalf("%d files, %v", len(files), problems)
	}
	got := string(files[0].New())
	if d := cmp.Diff(httpAfter, got); d != "" {
		t.Error(d)
	}
	// What was formatted stays formatted, but for comments in columns.
	plain := regexp.MustCompile(` // .*`).ReplaceAllString(httpBefore, "")
	before, err := format.Source([]byte(plain))
	if err != nil {
		t.Fatal(err)
	}
	files, _ = plan(t, httpModule(t, string(before)), findings(t, string(before)))
	edited := files[0].New()
	if formatted, err := format.Source(edited); err != nil || cmp.Diff(string(formatted), string(edited)) != "" {
		t.Errorf("the edits are not formatted: %v\n%s", err, cmp.Diff(string(formatted), string(edited)))
	}
	// A second time there is nothing to do.
	if files, problems := plan(t, httpModule(t, httpAfter), findings(t, httpAfter)); len(files)+len(problems) != 0 {
		t.Errorf("again: %d files, %v", len(files), problems)
	}
}

// Where the value is more than output, it is left alone.
func TestPlanLeavesWhatIsRead(t *testing.T) {
	const source = `package m

import (
	"fmt"
	"net/http"
	"net/url"
	"os/exec"
)

func run(u *url.URL) {
	exec.Command("curl", u.String())
}

func store(u *url.URL) {
	keep(fmt.Sprint(u))
}

func redirect(w http.ResponseWriter, r *http.Request, u *url.URL) {
	http.Redirect(w, r, u.String(), 302)
	fmt.Fprintf(w, "gone to %s", u)
}

func ask(u *url.URL) {
	keep(fmt.Sprintf("look at %s", u))
	keep(u.String())
}

func keep(s string) {}
`
	fs := findings(t, source)
	for i, is := range [][2]string{{"logleak", "argv"}, {"replayleak", "cache"}, {"responseleak", "response"}, {"responseleak", "response"}, {"promptleak", "prompt"}, {"promptleak", "prompt"}} {
		fs[i].Rule, fs[i].Kind = is[0], is[1]
	}
	files, problems := plan(t, module(t, map[string]string{"sub/m.go": source}), fs)
	if len(problems) > 0 || len(files) != 1 {
		t.Fatalf("%d files, %v", len(files), problems)
	}
	var edited []string
	for _, e := range files[0].edits {
		edited = append(edited, source[e.start-5:e.end]+" → "+e.text)
	}
	if d := cmp.Diff([]string{`%s", u → u.Redacted()`, `%s", u → u.Redacted()`}, edited); d != "" {
		t.Error(d)
	}
}
