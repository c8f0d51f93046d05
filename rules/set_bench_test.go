package rules

import (
	"slices"
	"strings"
	"testing"
)

// imports are what packages of three kinds import, without major versions.
var imports = []struct {
	name  string
	paths []string
}{
	{"nothing", nil},
	{"std", []string{"context", "errors", "fmt", "log/slog", "net/http", "os", "strings", "time"}},
	{"agent", []string{
		"context", "encoding/json", "errors", "fmt", "log/slog", "net/http", "os", "strings", "time",
		"github.com/openai/openai-go", "github.com/modelcontextprotocol/go-sdk/mcp", "github.com/redis/go-redis",
		"go.temporal.io/sdk/workflow", "go.uber.org/zap", "go.opentelemetry.io/otel/trace",
	}},
}

func uses(paths []string) func(string) bool {
	return func(pkg string) bool {
		return slices.ContainsFunc(paths, func(p string) bool { return atOrBelow(p, pkg) })
	}
}

// BenchmarkSelect is what the models cost a vet tool, which is started once a package:
// the heads of all files are read, and those that concern the package are decoded.
func BenchmarkSelect(b *testing.B) {
	for _, in := range imports {
		b.Run(in.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := readEmbedded().Select(uses(in.paths)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("everything", func(b *testing.B) {
		for b.Loop() {
			if _, err := readEmbedded().All(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// TestSelectReadsLittle asserts that a package decodes the models of what it imports and
// of no more.
func TestSelectReadsLittle(t *testing.T) {
	for _, in := range imports {
		models, err := Embedded().Select(uses(in.paths))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range models {
			if slices.Contains(m.Packages, "*") {
				continue
			}
			if !slices.ContainsFunc(m.Packages, func(p string) bool { return uses(in.paths)(StripMajor(p)) }) {
				t.Errorf("%s: %s is decoded for nothing", in.name, m.Library)
			}
		}
		if want := len(in.paths) / 2; len(models) < want {
			t.Errorf("%s: only %d models for %s", in.name, len(models), strings.Join(in.paths, " "))
		}
	}
}
