package report

import (
	"io"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/leakvet/leakvet/internal/catalog"
	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/rules"
)

// marker stands for the secret in the fixture's files. No report may print it.
// It has no prefix of a provider, so that no scanner takes it for a key.
const marker = "MARKER-the-secret-itself-0123456789"

var secret = finding.NewSecret(marker)

// files is the scanned tree. Reports read it through Input.Open, unredacted.
var files = map[string]string{
	"internal/config/config.go": `package config

import "os"

// Load reads the configuration.
func Load() Config {
	return Config{
		Model:  "small",
		APIKey: os.Getenv("OPENAI_API_KEY"),
	}
}
`,
	"internal/llm/prompt.go": `package llm

func (a *Agent) Run(ctx context.Context, question string) (string, error) {
	system := buildPrompt(a.cfg, question)
	msgs := []Message{
		{Role: "system", Content: system},
		{Role: "user", Content: question},
	}
	log.Printf("asking %s with %+v", a.cfg.Model, a.cfg)
	return a.client.Chat(ctx, msgs)
}
`,
	"deploy/prod env.yaml": "env:\n  - name: ANTHROPIC_API_KEY\n    value: \"" + marker + "\"  # rotate me\n",
	"testdata/größe/結果.json": `{"status":"ok","名前":"エージェント","headers":{"authorization":"Bearer ` + marker +
		`"},"body":"` + strings.Repeat("lorem ipsum ", 20) + `"}` + "\n",
}

// frame cuts lines out of a file and redacts them, as the engines do.
func lines(path string, first, last int) []finding.Line {
	var out []finding.Line
	for i, l := range strings.Split(files[path], "\n") {
		if n := i + 1; first <= n && n <= last {
			out = append(out, finding.Line{Number: n, Text: secret.Redact(l)})
		}
	}
	return out
}

// at locates a piece of a file's line; columns count UTF-16 units.
func at(t testing.TB, path string, line int, piece string, first, last int) finding.Location {
	t.Helper()
	text := strings.Split(files[path], "\n")[line-1]
	before, _, ok := strings.Cut(text, piece)
	if !ok {
		t.Fatalf("%s:%d: no %q", path, line, piece)
	}
	start := 1 + units(before)
	return finding.Location{
		Path:   path,
		Region: finding.Region{StartLine: line, StartColumn: start, EndLine: line, EndColumn: start + units(piece)},
		Frame:  lines(path, first, last),
	}
}

func units(s string) (n int) {
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// fixture is one result with everything in it that a report can meet.
func fixture(t testing.TB) Input {
	t.Helper()
	const config, prompt, env, cassette = "internal/config/config.go", "internal/llm/prompt.go", "deploy/prod env.yaml", "testdata/größe/結果.json"
	step := func(l finding.Location, message string) finding.Step {
		return finding.Step{Location: l, Message: message}
	}

	source := step(at(t, config, 9, `os.Getenv("OPENAI_API_KEY")`, 8, 10), "os.Getenv reads OPENAI_API_KEY")
	sink := at(t, prompt, 6, "Content: system", 4, 8)
	sink.Symbol = "(*Agent).Run"
	logged := at(t, prompt, 9, "a.cfg)", 8, 10)
	logged.Region.EndColumn--
	logged.Symbol = "(*Agent).Run"
	key := at(t, env, 3, marker, 2, 3)
	key.Pointer = "/env/0/value"
	recorded := at(t, cassette, 1, marker, 1, 1)
	recorded.Pointer = "/headers/authorization"
	// The same secret, in a version that git history has.
	before := finding.Location{Path: "testdata/old/recording.json", Region: finding.Region{StartLine: 1, StartColumn: 40, EndLine: 1, EndColumn: 75}, Object: "89abcdef0123456789abcdef0123456789abcdef"}
	brought := &finding.Commit{ID: "0123456789abcdef0123456789abcdef01234567", Author: "Ada", Email: "ada@example.com", Date: "2026-01-02T03:04:05Z"}

	r := &finding.Result{
		Findings: []finding.Finding{
			{
				Rule: "promptleak", Kind: "system-prompt", Engine: finding.EngineGo, Production: []int{1},
				Severity: finding.Critical, Confidence: finding.HighConfidence, CWE: []int{200},
				Message:  `API key from os.Getenv("OPENAI_API_KEY") (config.go:9) reaches the system prompt via buildPrompt`,
				Location: sink,
				Flow: []finding.Step{
					source,
					step(at(t, prompt, 4, "buildPrompt(a.cfg, question)", 3, 5), "passed to buildPrompt in field APIKey, which formats the whole configuration into its result"),
					step(sink, "reaches the system prompt"),
				},
			},
			{
				Rule: "logleak", Kind: "log", Engine: finding.EngineGo, Production: []int{4},
				Severity: finding.High, Confidence: finding.HighConfidence, CWE: []int{532},
				Message:  `API key from os.Getenv("OPENAI_API_KEY") (config.go:9) reaches a log: %+v prints Config.APIKey`,
				Location: logged,
				Flow:     []finding.Step{source, step(logged, "printed by log.Printf")},
				Remedy:   "Give Config a String method that leaves APIKey out.",
			},
			{
				Rule: "anthropic-api-key", Engine: finding.EngineText, Production: []int{3, 5},
				Severity: finding.High, Confidence: finding.HighConfidence, CWE: []int{798},
				Message:  "Anthropic API key in a Kubernetes manifest",
				Location: key, Preview: secret.Preview(),
				Related: []finding.Step{step(recorded, "the same key in base64")},
			},
			{
				Rule: "anthropic-api-key", Engine: finding.EngineText, Production: []int{7},
				Severity: finding.Medium, Confidence: finding.MediumConfidence, CWE: []int{798},
				Message:  "Anthropic API key in a recorded response",
				Location: recorded, Preview: secret.Preview(),
				Related: []finding.Step{step(before, "anthropic-api-key: Anthropic API key in plain text in commit 0123456789ab")}, Commit: brought,
			},
			{
				Rule: "replay-not-ignored", Engine: finding.EnginePosture, Production: []int{7},
				Severity: finding.Low, Confidence: finding.LowConfidence,
				Message:  "Recordings are tracked by git",
				Location: finding.Location{Path: "testdata/größe"},
			},
		},
		Suppressed: []finding.Finding{
			{
				Rule: "logleak", Kind: "log", Engine: finding.EngineGo, Production: []int{4},
				Severity: finding.High, Confidence: finding.MediumConfidence, CWE: []int{532},
				Message:     "API key in Config.APIKey reaches a log",
				Location:    finding.Location{Path: prompt, Region: finding.Region{StartLine: 9, StartColumn: 2, EndLine: 9, EndColumn: 12}},
				Suppression: &finding.Suppression{By: finding.ByComment, Reason: "prints a | made-up key", Place: prompt + ":8"},
			},
			{
				Rule: "anthropic-api-key", Engine: finding.EngineText, Production: []int{5},
				Severity: finding.Low, Confidence: finding.HighConfidence,
				Message: "Anthropic API key in plain text", Location: key, Preview: secret.Preview(),
				Suppression: &finding.Suppression{By: finding.ByConfig, Reason: "a sandbox key", Place: ".leakvet.toml:12"},
			},
		},
		Problems: []finding.Problem{
			{Engine: finding.EngineGo, Path: "example.com/agent/internal/broken", Message: "does not compile: undefined: frob\n(broken.go:7:2); repair it and scan again"},
			{Engine: finding.EngineText, Path: "secrets/old.db", Message: "permission denied: let leakvet read it, or exclude it"},
		},
		Stats: finding.Stats{Files: 1214, Bytes: 4_321_000, Packages: 12, Skipped: 7, Suppressed: 2, Baselined: 31, Unchanged: 1},
	}
	finding.Sort(r.Findings)
	finding.Fingerprints(r.Findings, nil)
	finding.Fingerprints(r.Suppressed, nil)
	return Input{
		Result: r, Catalog: fixtureCatalog(t), Version: "0.1.0", Open: openFixture,
		Elapsed: 1240 * time.Millisecond, FailOn: "medium", Failing: 4,
	}
}

func openFixture(path string) (io.ReadCloser, error) {
	body, ok := files[path]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}
	return io.NopCloser(strings.NewReader(body)), nil
}

func fixtureCatalog(t testing.TB) *catalog.Catalog {
	t.Helper()
	rule := func(id, title, severity string, production, cwe int) rules.Rule {
		r := rules.Rule{
			ID: id, Title: title, Severity: severity, Confidence: "high", Production: []int{production},
			Doc: rules.Doc{
				Finds:   "A credential that " + title + ".",
				Why:     "Whoever reads it owns the credential until somebody rotates it.",
				Example: "Reported:\n\n\tlog.Printf(\"%+v\", cfg) // cfg.APIKey is in it",
				Instead: "Say what people need:\n\n\tlog.Printf(\"model=%s\", cfg.Model)",
				Limits:  "Child processes are not seen.",
			},
			Tags: []string{"owasp-llm02-2025"}, Source: "rules/" + id,
			Remedy: "Keep the credential out, and rotate the one that got in.",
		}
		if cwe != 0 {
			r.CWE = []int{cwe}
		}
		return r
	}
	c, err := catalog.New(
		catalog.Group{Engine: finding.EngineGo, Rules: []rules.Rule{
			rule("promptleak", "reaches a model prompt", "critical", 1, 200),
			rule("logleak", "reaches a log", "high", 4, 532),
		}},
		catalog.Group{Engine: finding.EngineText, Rules: []rules.Rule{
			rule("anthropic-api-key", "is an Anthropic API key", "high", 5, 798),
			rule("never-found", "is in no finding", "info", 2, 0),
		}},
		catalog.Group{Engine: finding.EnginePosture, Rules: []rules.Rule{
			rule("replay-not-ignored", "is recorded in git", "low", 7, 0),
		}},
	)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
