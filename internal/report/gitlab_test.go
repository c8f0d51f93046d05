package report

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/leakvet/leakvet/internal/finding"
)

// gitlabRules are what GitLab asks of a secret detection report, in our words: what its
// schema requires and bounds of what we write. A report that breaks one is refused whole.
const gitlabRules = `{
	"type": "object", "required": ["version", "scan", "vulnerabilities"],
	"properties": {
		"version": {"pattern": "^\\d+\\.\\d+\\.\\d+$"},
		"scan": {
			"type": "object", "required": ["analyzer", "scanner", "type", "start_time", "end_time", "status"],
			"properties": {
				"analyzer": {"$ref": "#/$defs/tool"}, "scanner": {"$ref": "#/$defs/tool"},
				"type": {"const": "secret_detection"}, "status": {"enum": ["success", "failure"]},
				"start_time": {"$ref": "#/$defs/time"}, "end_time": {"$ref": "#/$defs/time"},
				"messages": {"type": "array", "items": {"type": "object", "required": ["level", "value"], "properties": {
					"level": {"enum": ["info", "warn", "fatal"]}, "value": {"$ref": "#/$defs/some"}}}}
			}
		},
		"vulnerabilities": {"type": "array", "items": {
			"type": "object", "required": ["id", "identifiers", "location"],
			"properties": {
				"id": {"$ref": "#/$defs/some"},
				"name": {"type": "string", "maxLength": 255}, "description": {"type": "string", "maxLength": 1048576}, "solution": {"type": "string", "maxLength": 7000},
				"severity": {"enum": ["Info", "Unknown", "Low", "Medium", "High", "Critical"]},
				"identifiers": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["type", "name", "value"], "properties": {
					"type": {"$ref": "#/$defs/some"}, "name": {"$ref": "#/$defs/some"}, "value": {"$ref": "#/$defs/some"}, "url": {"pattern": "^https?://."}}}},
				"location": {"type": "object", "required": ["commit"], "properties": {
					"file": {"type": "string"}, "start_line": {"type": "number"}, "end_line": {"type": "number"},
					"commit": {"type": "object", "required": ["sha"], "properties": {
						"sha": {"$ref": "#/$defs/some"}, "author": {"type": "string"}, "date": {"type": "string"}}}}}
			}
		}}
	},
	"$defs": {
		"some": {"type": "string", "minLength": 1},
		"time": {"type": "string", "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d$"},
		"tool": {"type": "object", "required": ["id", "name", "version", "vendor"], "properties": {
			"id": {"$ref": "#/$defs/some"}, "name": {"$ref": "#/$defs/some"}, "version": {"$ref": "#/$defs/some"}, "url": {"pattern": "^https?://."},
			"vendor": {"type": "object", "required": ["name"], "properties": {"name": {"$ref": "#/$defs/some"}}}}}
	}
}`

// gitlabQualityRules are what GitLab asks of a code quality report, in our words. It holds
// each entry to a schema of its own, codeclimate.json among its validators, and ignores
// all that follow one which breaks it; its documentation asks for more, and so do we.
const gitlabQualityRules = `{
	"type": "array", "items": {
		"type": "object", "required": ["description", "check_name", "fingerprint", "severity", "location"],
		"properties": {
			"description": {"type": "string", "minLength": 1}, "check_name": {"type": "string", "minLength": 1}, "fingerprint": {"type": "string", "minLength": 1},
			"severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
			"location": {"type": "object", "required": ["path", "lines"], "properties": {
				"path": {"type": "string", "not": {"pattern": "^\\.?/"}},
				"lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}}}}
		}
	}
}`

func schemaOf(t testing.TB, text []byte) any {
	t.Helper()
	s, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// longest is a finding with texts that no schema takes whole.
func longest() Input {
	long := strings.Repeat("long ", 300_000)
	return Input{Result: &finding.Result{Findings: []finding.Finding{{Rule: "r", Message: long, Remedy: long, Fingerprint: "f"}}}}
}

// TestGitLabRules: LEAKVET_GITLAB_SCHEMA names a copy of GitLab's own schema to ask as well.
func TestGitLabRules(t *testing.T) {
	schemas := map[string]any{"our words": schemaOf(t, []byte(gitlabRules))}
	if file := os.Getenv("LEAKVET_GITLAB_SCHEMA"); file != "" {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		schemas["GitLab's schema"] = schemaOf(t, text)
	}
	inputs := map[string]Input{"fixture": fixture(t), "hostile": hostile(), "longest": longest(), "empty": {Result: new(finding.Result)}}
	committed := fixture(t)
	committed.Result.Findings[0].Commit = &finding.Commit{ID: "0123abc", Author: "Ada", Date: "2026-01-02T03:04:05Z"}
	inputs["with a commit"] = committed
	for by, schema := range schemas {
		for name, in := range inputs {
			if err := validate(t, schema, render(t, GitLabSecrets, in)); err != nil {
				t.Errorf("%s, by %s: %v", name, by, err)
			}
		}
		good := render(t, GitLabSecrets, fixture(t))
		for old, broken := range map[string]string{
			`"severity": "High"`: `"severity": "high"`, `"sha":`: `"hash":`, `"type": "secret_detection"`: `"type": "secrets"`,
			`"status": "failure"`: `"status": "incomplete"`, `"start_time": "1970-01-01T00:00:00"`: `"start_time": "1970-01-01T00:00:00Z"`, `"identifiers": [`: `"identifiers": [], "others": [`,
		} {
			if !strings.Contains(good, old) || validate(t, schema, strings.Replace(good, old, broken, 1)) == nil {
				t.Errorf("%s takes %s", by, broken)
			}
		}
	}
}

// TestGitLabQualityRules: LEAKVET_GITLAB_QUALITY_SCHEMA names a copy of GitLab's own schema of
// an entry to ask as well.
func TestGitLabQualityRules(t *testing.T) {
	var own any
	if file := os.Getenv("LEAKVET_GITLAB_QUALITY_SCHEMA"); file != "" {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		own = schemaOf(t, text)
	}
	quality := schemaOf(t, []byte(gitlabQualityRules))
	for name, in := range map[string]Input{"fixture": fixture(t), "hostile": hostile(), "longest": longest(), "empty": {Result: new(finding.Result)}} {
		text := render(t, GitLab, in)
		if err := validate(t, quality, text); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var entries []map[string]any
		if err := json.Unmarshal([]byte(text), &entries); err != nil {
			t.Fatal(err)
		}
		seen := make(map[any]bool)
		for _, e := range entries {
			if seen[e["fingerprint"]] {
				t.Errorf("%s: two entries have the fingerprint %s: GitLab takes them for one", name, e["fingerprint"])
			}
			seen[e["fingerprint"]] = true
			if own == nil {
				continue
			}
			one, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			if err := validate(t, own, string(one)); err != nil {
				t.Errorf("%s, by GitLab's schema: %v", name, err)
			}
		}
	}
	if good := render(t, GitLab, fixture(t)); validate(t, quality, strings.Replace(good, `"begin":`, `"start":`, 1)) == nil {
		t.Error("an entry without a line is taken")
	}
}
