//go:build unix

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"

	"github.com/leakvet/leakvet/rules"
)

// words are what generated text is made of.
var words = []string{"agent", "the", "tool", "call", "returned", "token", "count", "key", "of", "map", "request", "model", "to", "and", "session", "was", "cached", "result", "for", "user", "https://example.com/path", "limit", "exceeded", "retry", "in", "seconds"}

// secretEvery is how many records there are to a secret.
const secretEvery = 5000

func text(r *rand.Rand, n int) string {
	var b []byte
	for range n {
		b = append(append(b, words[r.IntN(len(words))]...), ' ')
	}
	return string(b)
}

func secret(i int) string {
	if i%secretEvery != 0 {
		return ""
	}
	return rules.ExpandSample("hf_{letter:34}")
}

// writeJSONL writes one file of agent traces, a record a line.
func writeJSONL(dir string, size int) (string, error) {
	return writeTraces(dir, "jsonl", size, "", "\n", "\n")
}

// writeJSON writes them as one document, all in one line.
func writeJSON(dir string, size int) (string, error) {
	return writeTraces(dir, "json", size, `{"version":2,"traces":[`, ",", "]}\n")
}

// writeTraces writes one file of records, named after its format.
func writeTraces(dir, format string, size int, begin, between, end string) (string, error) {
	dir = filepath.Join(dir, format)
	if err := os.Mkdir(dir, 0o755); err != nil {
		return "", err
	}
	f, err := os.Create(filepath.Join(dir, "traces."+format))
	if err != nil {
		return "", err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	r := rand.New(rand.NewPCG(1, 2))
	_, _ = w.WriteString(begin) // an error stays, see Flush
	for i, n := 1, 0; n < size; i++ {
		if i > 1 {
			_, _ = w.WriteString(between)
		}
		line, err := json.Marshal(map[string]any{
			"trace_id": fmt.Sprintf("%016x%016x", r.Uint64(), r.Uint64()), "span": i, "model": "gpt", "latency_ms": r.IntN(9000),
			"messages": []map[string]string{{"role": "user", "content": text(r, 40)}, {"role": "assistant", "content": text(r, 80) + secret(i)}},
			"usage":    map[string]int{"prompt_tokens": r.IntN(4000), "completion_tokens": r.IntN(900)},
		})
		if err != nil {
			return "", err
		}
		n += len(line) + 1
		_, _ = w.Write(line)
	}
	_, _ = w.WriteString(end)
	return dir, w.Flush()
}

// writeSmallFiles writes configurations of about 2 KB.
func writeSmallFiles(dir string, n int) (string, error) {
	dir = filepath.Join(dir, "small")
	r := rand.New(rand.NewPCG(3, 4))
	for i := range n {
		sub := filepath.Join(dir, fmt.Sprintf("d%03d", i%200))
		if err := os.MkdirAll(sub, 0o755); err != nil {
			return "", err
		}
		body := ""
		for range 12 {
			body += fmt.Sprintf("%s_%d: %q\n", words[r.IntN(len(words))][:2], r.IntN(100), text(r, 20))
		}
		body += "note: " + secret(i+1) + "\n"
		if err := os.WriteFile(filepath.Join(sub, fmt.Sprintf("c%05d.yaml", i)), []byte(body), 0o600); err != nil {
			return "", err
		}
	}
	return dir, nil
}
