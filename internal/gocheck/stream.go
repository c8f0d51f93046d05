package gocheck

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// diagnostic is what the unitchecker prints of an analysis.Diagnostic.
type diagnostic struct {
	Category string    `json:"category"`
	Posn     string    `json:"posn"`
	End      string    `json:"end"`
	Message  string    `json:"message"`
	Related  []related `json:"related"`
}

type related struct {
	Posn    string `json:"posn"`
	End     string `json:"end"`
	Message string `json:"message"`
}

// stream reads the objects that `go vet -json` prints, one a package:
// {"package": {"analyzer": [diagnostics] or {"error": "…"}}}, or {} if there is nothing
// to say about it. It returns how many it read, and counts all but the first few.
func (c *check) stream(r io.Reader, uncounted int) (packages int, err error) {
	d := json.NewDecoder(r)
	for {
		var tree map[string]map[string]json.RawMessage
		if err := d.Decode(&tree); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return packages, err
		}
		if packages++; packages > uncounted {
			c.counted()
		}
		for pkg, byAnalyzer := range tree {
			for _, raw := range byAnalyzer {
				if err := c.analyzerOutput(pkg, raw); err != nil {
					return packages, err
				}
			}
		}
	}
}

func (c *check) analyzerOutput(pkg string, raw json.RawMessage) error {
	if bytes.HasPrefix(raw, []byte("[")) {
		var ds []diagnostic
		if err := json.Unmarshal(raw, &ds); err != nil {
			return fmt.Errorf("diagnostics of %s: %w", pkg, err)
		}
		for _, d := range ds {
			c.add(d)
		}
		return nil
	}
	var failed struct{ Error string }
	if err := json.Unmarshal(raw, &failed); err != nil {
		return fmt.Errorf("error of %s: %w", pkg, err)
	}
	// Every check reports the failure of the engine below it; once is enough.
	c.problem("", fmt.Sprintf("package %s was not fully analysed: %s; please report this", pkg, oneLine(failed.Error)))
	return nil
}

func (c *check) counted() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.result.Stats.Packages++
	if c.Progress != nil {
		c.Progress(c.result.Stats.Packages)
	}
}

// splitOutput takes JSON objects, each from a line "{" to a line "}", out of
// the go command's messages.
func splitOutput(stderr string) (messages, objects string) {
	var rest, obj strings.Builder
	in := &rest
	for line := range strings.Lines(stderr) {
		switch strings.TrimRight(line, "\r\n") {
		case "{":
			in = &obj
		case "{}":
			obj.WriteString(line)
			continue
		case "}":
			in.WriteString(line)
			in = &rest
			continue
		}
		in.WriteString(line)
	}
	return rest.String(), obj.String()
}
