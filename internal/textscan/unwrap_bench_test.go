package textscan

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// transcript is what an agent's session looks like: long texts, JSON in JSON,
// hardly a secret.
func transcript(size int) string {
	c := &corpus{r: rand.New(rand.NewPCG(1, 1))}
	code := strings.Repeat("func (s *Server) handle(ctx context.Context, token string) error {\n\tkey := cacheKey(ctx, 7)\n\treturn s.store.Get(ctx, key, \"prefix/7\")\n}\n", 12)
	var b strings.Builder
	for b.Len() < size {
		b.WriteString(jsonl(
			m{"type": "assistant", "sessionId": c.uuid(), "message": m{"role": "assistant", "usage": m{"input_tokens": 2048}, "content": l{
				m{"type": "text", "text": "I will look at the configuration of the server, and then change how the cache is filled."},
				m{"type": "tool_use", "id": "toolu_" + c.draw(alnumSet, 24), "name": "Bash", "input": m{"command": "grep -rn 'cacheKey' internal | head", "description": "Search"}}}}},
			m{"type": "user", "message": m{"content": l{m{"type": "tool_result", "tool_use_id": "toolu_" + c.draw(alnumSet, 24), "content": code}}}, "toolUseResult": m{"stdout": js(m{"items": l{m{"id": c.uuid(), "name": "a", "count": 3}, m{"id": c.uuid(), "name": "b"}}})}},
			m{"level": "info", "ts": 1.7e9, "msg": "request", "method": "GET", "path": "/v1/items", "status": 200, "duration_ms": 12.5, "trace_id": c.draw(hexSet, 32), "user_agent": "agent/1.0"},
		))
	}
	return b.String()
}

// The plain pass takes the same bytes for what is no artifact.
func BenchmarkArtifact(b *testing.B) {
	text := transcript(4 << 20)
	e, err := New(Options{Root: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	for _, path := range []string{"plain.geojson", "session.jsonl"} {
		b.Run(path, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				_, _, _ = e.ScanText(b.Context(), Source{Path: path}, strings.NewReader(text))
			}
		})
	}
}
