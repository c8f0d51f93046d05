package textscan

import (
	"fmt"
	"net/url"
	"strings"
)

// captureFormats are recordings of traffic, traces and logs.
var captureFormats = []artifactFormat{
	{"har", "rec/session.har", func(c *corpus) string {
		return indented(m{"log": m{"version": "1.2", "creator": m{"name": "x"}, "entries": l{m{
			"request": m{"method": "POST", "url": "https://api.crm.internal/v1?page_token=" + c.no("page"),
				"headers":  l{m{"name": "xi-api-key", "value": c.secret("hex32")}, m{"name": "Authorization", "value": "Bearer " + c.secret("key40")}, m{"name": "If-None-Match", "value": c.no("etag")}},
				"cookies":  l{m{"name": "session_id", "value": c.secret("session")}, m{"name": "csrftoken", "value": c.no("csrf")}},
				"postData": m{"mimeType": "application/x-www-form-urlencoded", "text": "grant_type=client_credentials&client_id=agentd&client_secret=" + c.secret("key40")}},
			"response": m{"content": m{"text": b64s(js(m{"access_token": c.secret("key40"), "expires_in": 3600})), "encoding": "base64"},
				"headers": l{m{"name": "Set-Cookie", "value": "auth_session=" + c.secret("session") + "; Path=/; HttpOnly"}}},
		}}}})
	}},
	{"go-vcr", "testdata/cassettes/chat.yaml", func(c *corpus) string {
		return "---\nversion: 2\ninteractions:\n  - id: 0\n    request:\n      body: '" + js(m{"key": c.no("call"), "api_key": c.secret("key32")}) + "'\n      form:\n        client_secret:\n          - " + c.secret("key40") +
			"\n      headers:\n        Authorization:\n          - Bearer " + c.secret("key40") + "\n        X-Api-Key:\n          - " + c.secret("hex40") + "\n        X-Request-Id:\n          - " + c.no("uuid") +
			"\n      url: https://api.internal/v1/login?token=" + c.secret("hex40") + "\n      method: POST\n    response:\n      headers:\n        Set-Cookie:\n          - sid=" + c.secret("session") + "; Path=/\n        Etag:\n          - '\"" + c.no("etag") + "\"'\n      body: |\n        {\"refresh_token\": \"" + c.secret("key40") + "\"}\n      code: 200\n      duration: 10ms\n"
	}},
	{"vcrpy", "tests/cassettes/login.yaml", func(c *corpus) string {
		return "interactions:\n- request:\n    body: null\n    headers:\n      authorization: [REDACTED]\n      cookie: ['theme=dark; sessionid=" + c.secret("session") + "']\n    method: GET\n    uri: https://api.internal/x?api_key=" + c.secret("hex32") +
			"\n  response:\n    body:\n      string: !!binary |\n        " + strings.ReplaceAll(wrap76(b64s(gzipped(js(m{"user": "x", "password": c.secret("password"), "id": c.no("uuid")})))), "\n", "\n        ") +
			"\n    headers:\n      content-encoding: [gzip]\n    status: {code: 200, message: OK}\nversion: 1\n"
	}},
	{"betamax", "tests/cassettes/betamax.json", func(c *corpus) string {
		return js(m{"http_interactions": l{m{"request": m{"body": m{"base64_string": b64s(js(m{"client_secret": c.secret("key32"), "etag": c.no("md5")}))}, "headers": m{"X-Auth-Token": l{c.secret("key40")}, "X-Trace": l{c.no("trace")}}, "uri": "https://h.internal/"}}}, "recorded_with": "betamax/0.8"})
	}},
	{"nock", "tests/nock/rec.json", func(c *corpus) string {
		return indented(l{m{"scope": "https://api.internal:443", "reqheaders": m{"authorization": "token " + c.secret("hex40"), "user-agent": "x"}, "response": l{hexed(js(m{"apiKey": c.secret("key32"), "requestId": c.no("request")}))}}})
	}},
	{"otlp", "traces/otlp.json", func(c *corpus) string {
		return js(m{"resourceSpans": l{m{"resource": m{"attributes": l{m{"key": "process.command_args", "value": m{"arrayValue": m{"values": l{m{"stringValue": "agentd"}, m{"stringValue": "--api-key"}, m{"stringValue": c.secret("key40")}}}}}}},
			"scopeSpans": l{m{"spans": l{m{"traceId": c.no("md5"), "name": "chat", "attributes": l{
				m{"key": "http.request.header.authorization", "value": m{"stringValue": "Bearer " + c.secret("key40")}},
				m{"key": "gen_ai.input.messages", "value": m{"stringValue": js(l{m{"role": "user", "content": "log in with password " + c.secret("password20")}})}},
				m{"key": "http.request.header.x-api-key", "value": m{"stringValue": js(l{c.secret("hex32")})}},
				m{"key": "gen_ai.usage.input_tokens", "value": m{"intValue": "2048"}},
				m{"key": "gen_ai.response.id", "value": m{"stringValue": c.no("chatcmpl")}},
			}}}}}}}})
	}},
	{"jaeger", "traces/jaeger.json", func(c *corpus) string {
		return js(m{"data": l{m{"traceID": c.no("md5"), "spans": l{m{"operationName": "POST", "tags": l{m{"key": "http.header.x-vault-token", "type": "string", "value": c.secret("key40")}, m{"key": "peer.cookie", "value": "session=" + c.no("csrf")[:3]}}, "logs": l{m{"fields": l{m{"key": "db.password", "value": c.secret("password")}}}}}}}}})
	}},
	{"zipkin", "traces/zipkin.json", func(c *corpus) string {
		return js(l{m{"traceId": c.no("md5"), "id": "1", "tags": m{"http.header.api-key": c.secret("hex32"), "http.url": "https://a.internal/?access_token=" + c.secret("key40")}}})
	}},
	{"langfuse", "export/langfuse.jsonl", func(c *corpus) string {
		return jsonl(m{"id": c.no("uuid"), "traceId": c.uuid(), "input": js(m{"messages": l{m{"role": "system", "content": "Use the API key " + c.secret("key32") + " for the CRM."}}}), "metadata": m{"publicKey": "pk-lf-" + c.uuid(), "attributes": js(m{"crm": m{"apiKey": c.secret("key40")}})}, "usageDetails": m{"input": 12}})
	}},
	{"langsmith", "export/runs.jsonl", func(c *corpus) string {
		return jsonl(m{"id": c.no("uuid"), "run_type": "llm", "inputs": m{"messages": l{m{"kwargs": m{"content": "export OPENAI_API_KEY=" + c.secret("openai") + "\n"}}}}, "extra": m{"invocation_params": m{"openai_api_key": c.secret("key40")}}, "error": "401 for https://svc:" + c.secret("password20") + "@api.internal/v1"})
	}},
	{"litellm-log", "logs/requests.jsonl", func(c *corpus) string {
		return jsonl(m{"request_body": js(m{"model": "gpt", "api_key": c.secret("key32")}), "response_body": js(m{"id": c.no("chatcmpl")}), "helicone_auth": "Bearer " + c.secret("key40")})
	}},
	{"sentry", "events/sentry.json", func(c *corpus) string {
		return indented(m{"event_id": c.no("md5"), "request": m{"headers": l{l{"X-Api-Key", c.secret("key32")}, l{"Accept", "*/*"}}, "query_string": "token=" + c.secret("hex40") + "&q=x", "cookies": l{l{"session", c.secret("session")}}},
			"exception": m{"values": l{m{"stacktrace": m{"frames": l{m{"vars": m{"cfg": "{'db_password': '" + c.secret("password") + "', 'host': 'db'}", "headers": "{'Authorization': 'Bearer " + c.secret("key40") + "'}"}}}}}}}, "dsn": "https://" + c.no("md5") + "@o1.ingest.sentry.io/2", "sdk": m{"name": "x"}})
	}},
	{"logfmt", "logs/agent.log", func(c *corpus) string {
		return "time=2026-01-01T00:00:00Z level=info msg=\"tool call\" trace_id=" + c.no("md5") + " tokens=123 req=\"{Method:POST Header:map[Authorization:[Bearer " + c.secret("key40") + "] X-Request-Id:[" + c.no("uuid") + "]] Host:api.internal}\"\n" +
			"time=2026-01-01T00:00:01Z level=debug msg=config cfg=\"{Name:crm APIKey:" + c.secret("key32") + " Password:" + c.secret("password") + " MaxTokens:4096}\"\n" +
			"time=2026-01-01T00:00:02Z level=warn msg=\"GET https://x.internal/v1?api_key=" + c.secret("hex32") + " failed\" refresh_token=" + c.secret("key40") + "\n"
	}},
	{"zap-jsonl", "logs/app.jsonl", func(c *corpus) string {
		return jsonl(m{"level": "info", "msg": "sent", "payload": js(m{"auth": m{"client_secret": c.secret("key40")}, "id": c.no("call")})},
			m{"level": "error", "msg": "failed", "error": "Post \"https://hooks.internal/x?token=" + c.secret("hex40") + "\": EOF"},
			m{"level": "debug", "body": b64s(gzipped(js(m{"password": c.secret("password")}))), "sha256": c.no("sha")},
			m{"log": "DB_PASSWORD=" + c.secret("password20") + "\n", "stream": "stdout"})
	}},
	{"go-dump", "logs/panic.txt", func(c *corpus) string {
		return "panic: boom\n\ngoroutine 7 [running]:\nmain.Config{Endpoint:\"https://x.internal\", APIKey:\"" + c.secret("key32") + "\", TokenCount:12, Headers:map[string]string{\"X-Api-Key\":\"" + c.secret("hex40") + "\"}}\n" +
			"&{Addr:db.internal:5432 User:app Password:" + c.secret("password") + " Hash:" + c.no("sha") + "}\n"
	}},
	{"sse", "rec/stream.sse", func(c *corpus) string {
		key := c.secret("groq")
		var b strings.Builder
		for i := 0; i < len(key); i += 9 {
			b.WriteString("data: " + js(m{"id": "chatcmpl-1", "choices": l{m{"delta": m{"content": key[i:min(len(key), i+9)]}}}}) + "\n\n")
		}
		c.no("chatcmpl")
		return b.String() + "data: [DONE]\n"
	}},
	{"sse-args", "rec/args.sse", func(c *corpus) string {
		text := js(m{"url": "https://api.internal", "headers": m{"X-Api-Key": c.secret("key32")}})
		var b strings.Builder
		for i := 0; i < len(text); i += 11 {
			b.WriteString("event: content_block_delta\ndata: " + js(m{"type": "content_block_delta", "index": 1, "delta": m{"type": "input_json_delta", "partial_json": text[i:min(len(text), i+11)]}}) + "\n\n")
		}
		return b.String()
	}},
	{"asciinema", "rec/demo.cast", func(c *corpus) string {
		text := "$ export CRM_TOKEN=" + c.secret("key40") + "\r\n$ curl -H 'X-Api-Key: " + c.secret("hex32") + "' https://a.internal\r\n"
		var b strings.Builder
		b.WriteString(`{"version": 2, "width": 80, "height": 24}` + "\n")
		for i, r := range text {
			fmt.Fprintf(&b, "[%d.%d, \"o\", %s]\n", i/10, i%10, js(string(r)))
		}
		return b.String() + `[99.1, "o", "\u001b[32mdone\u001b[0m"]` + "\n"
	}},
	{"http-file", "api/calls.http", func(c *corpus) string {
		return "@token = " + c.secret("key40") + "\n\n### list\nGET https://api.internal/v1/x\nAuthorization: Bearer {{token}}\n\n### add\nPOST https://api.internal/v1/x\nX-Api-Key: " + c.secret("hex32") + "\nContent-Type: application/json\n\n" + js(m{"client_secret": c.secret("key40"), "id": c.no("uuid")}) + "\n"
	}},
	{"curl-md", "docs/howto.md", func(c *corpus) string {
		return "# How to\n\n```sh\ncurl -sS https://api.internal/v1 \\\n  -H 'Content-Type: application/json' \\\n  -H 'X-Crm-Token: " + c.secret("key40") + "' \\\n  --data '" + js(m{"password": c.secret("password")}) + "'\ncurl -u " + c.login("admin") + " https://api.internal/\ncurl -b 'session=" + c.secret("session") + "' https://api.internal/\ncurl -H 'X-Api-Key: $KEY' -H \"Authorization: Bearer <TOKEN>\" https://api.internal\n```\n\nEtag `" + c.no("md5") + "`, commit " + c.no("commit") + ".\n"
	}},
	{"query-encoded", "logs/access.log", func(c *corpus) string {
		return "10.0.0.1 - GET /cb?next=" + url.QueryEscape("https://x.internal/?api_key="+c.secret("key32")+"&page_token="+c.no("page")) + " 200\n"
	}},
}
