package artifact

import (
	"regexp"
	"slices"
	"strings"
)

// Class is what an artifact is for. It decides what a secret in it means: in a
// recording it is played again, in a prompt a model reads it.
type Class struct {
	// Name is the class in words: "recorded exchange".
	Name string
	// Production lists the production rules that a secret in it breaks.
	Production []int
}

// classes is asked from top to bottom. A row holds by the path, if it has one,
// and by one of the sets of words, all of which the beginning of the file has.
var classes = []struct {
	Class
	path    *regexp.Regexp
	content [][]string
}{
	{Class{"recorded exchange", []int{7}}, regexp.MustCompile(`(?i)(?:^|/)(?:cassettes?|vcr_cassettes|__recordings__|recordings?|nock)/|\.(?:har|mitm|flow|chlsj)$|(?:^|/)mappings/[^/]+\.json$`), [][]string{
		{`"log"`, `"entries"`, `"creator"`}, {"interactions:", "request:"}, {"http_interactions:"}, {`"recorded_with"`}, {`"interactions"`, `"request"`}, {`"urlPattern"`, `"response"`}, {`"reqheaders"`},
	}},
	{Class{"agent transcript", []int{1, 7}}, regexp.MustCompile(`(?i)(?:^|/)\.(?:claude|codex|gemini|cursor)/(?:projects|sessions)/|rollout-[^/]*\.jsonl$|(?:^|/)\.specstory/|\.aider\.chat\.history\.md$|(?:^|/)(?:transcripts?|trajectories|sessions)/`), [][]string{
		{`"sessionId"`, `"message"`}, {`"session_meta"`}, {`"response_item"`}, {`"mapping"`, `"current_node"`}, {`"tool_use_id"`}, {`"tool_result"`}, {`"tool_call_id"`},
	}},
	{Class{"trace", []int{4, 7}}, regexp.MustCompile(`(?i)(?:^|/)(?:traces?|spans?|otlp)(?:/|[-_.][^/]*$)`), [][]string{
		{`"resourceSpans"`}, {`"resourceLogs"`}, {`"scopeSpans"`}, {`"operationName"`, `"spans"`}, {`"traceId"`, `"tags"`}, {`"traceId"`, `"observations"`}, {`"run_type"`}, {`"usageDetails"`}, {`"request_body"`, `"response_body"`},
	}},
	{Class{"queue dump", []int{7}}, regexp.MustCompile(`(?i)(?:^|/|[-_.])(?:dlq|dead[-_]?letters?|dlx|poison|redrive|replay)(?:/|[-_.][^/]*$)`), [][]string{
		{`"ReceiptHandle"`}, {`"MD5OfBody"`}, {`"partition"`, `"offset"`}, {`"payload_encoding"`}, {`"x-death"`}, {`"jid"`, `"args"`}, {`"content-encoding"`, `"properties"`, `"body"`}, {`"TopicArn"`}, {"Queue:", "Payload:"}, {`"kwargsrepr"`},
	}},
	{Class{"workflow history", []int{7}}, nil, [][]string{{`"EVENT_TYPE_`}, {`"eventType"`, `"payloads"`}}},
	{Class{"error report", []int{4, 7}}, nil, [][]string{{`"event_id"`, `"exception"`}, {`"event_id"`, `"breadcrumbs"`}, {`"dsn"`, `"event_id"`}}},
	{Class{"training or batch data", []int{1}}, nil, [][]string{{`"custom_id"`, `"body"`}, {`"custom_id"`, `"params"`}, {`"messages"`, `"role"`}, {`"prompt"`, `"completion"`}, {`"chosen"`, `"rejected"`}}},
	{Class{"prompt", []int{1}}, regexp.MustCompile(`(?i)(?:^|/)(?:prompts?|skills?|personas?)/|\.(?:prompt|prompty|poml|mdc)$|(?:^|/)(?:AGENTS|CLAUDE|GEMINI|SKILL)\.md$|(?:^|/)\.(?:cursorrules|windsurfrules)$|copilot-instructions\.md$`), [][]string{{"backstory:", "role:"}, {"system_prompt"}, {`"system_message"`}}},
	{Class{"agent configuration", []int{2}}, regexp.MustCompile(`(?i)(?:^|/)(?:\.?mcp|mcp_settings|claude_desktop_config|opencode|OAI_CONFIG_LIST)(?:\.json)?$|(?:^|/)(?:cagent|agents?)\.ya?ml$`), [][]string{
		{`"mcpServers"`}, {"mcp_servers"}, {`"n8n-nodes-base`}, {"toolsets:"}, {"kind: app", "workflow:"}, {`"nodes"`, `"edges"`}, {"kagent.dev/"},
	}},
	{Class{"database dump", []int{7}}, regexp.MustCompile(`(?i)\.(?:sql|csv|tsv)$`), nil},
	{Class{"Kubernetes Secret", []int{3, 5}}, nil, [][]string{{"kind: Secret"}, {`"kind": "Secret"`}, {`"kind":"Secret"`}, {"sh.helm.release.v1"}}},
	{Class{"infrastructure state", []int{5}}, regexp.MustCompile(`(?i)\.tfstate(?:\.backup)?$`), [][]string{{`"terraform_version"`}}},
	{Class{"terminal recording", []int{4}}, regexp.MustCompile(`(?i)\.cast$|(?:^|/)typescript$`), nil},
	{Class{"log", []int{4}}, regexp.MustCompile(`(?i)\.(?:log|out)$|(?:^|/)logs?/`), nil},
}

// ClassOf tells what an artifact is by its path and its beginning. An artifact
// of no class has no name.
func ClassOf(path, head string) Class {
	for _, c := range classes {
		if c.path != nil && c.path.MatchString(path) {
			return c.Class
		}
		for _, words := range c.content {
			if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(head, w) }) {
				return c.Class
			}
		}
	}
	return Class{}
}
