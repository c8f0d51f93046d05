package textscan

import (
	"strings"
)

// chatFormats are chats, terminals, clients of APIs and the files of tools that hold a
// secret beside words.
var chatFormats = []artifactFormat{
	{"typescript", "rec/typescript", func(c *corpus) string {
		return "Script started\n\x1b[?2004h$ \x1b[32mexport\x1b[0m CRM_TOKEN=" + c.secret("key40") + "\r\n\x1b[1mpassword\x1b[0m: " + c.secret("password20") + "\r\nid " + c.no("uuid") + "\n"
	}},
	{"rich-text", "chat/rich.json", func(c *corpus) string {
		return js(l{m{"type": "message", "blocks": l{m{"type": "rich_text", "elements": l{m{"elements": l{m{"type": "text", "text": "the password is "}, m{"type": "text", "text": c.secret("password"), "style": m{"code": true}}}}}}}}, m{"text": "job id: " + c.no("uuid")}})
	}},
	{"spew", "logs/spew.txt", func(c *corpus) string {
		return "(main.Config) {\n Name: (string) (len=3) \"crm\",\n ApiKey: (string) (len=32) \"" + c.secret("key32") + "\",\n Digest: (string) (len=64) \"" + c.no("sha") + "\",\n}\n"
	}},
	{"textproto", "conf/agent.textproto", func(c *corpus) string {
		return "server {\n  host: \"a\"\n  auth {\n    api_key: \"" + c.secret("key32") + "\"\n    password: \"" + c.secret("password") + "\"\n  }\n  build_id: \"" + c.no("uuid") + "\"\n}\n"
	}},
	{"commands", ".gitlab-ci.yml", func(c *corpus) string {
		return "build:\n  image: x@sha256:" + c.no("sha") + "\n  script:\n    - docker login -u ci -p " + c.secret("password20") + " reg.internal\n    - mysql -u root -p" + c.secret("password20") + " app\n    - PGPASSWORD=" + c.secret("password20") + " psql -h db\n    - ssh -p 2222 deploy@host\n"
	}},
	{"mcp-header", "claude_desktop_config.json", func(c *corpus) string {
		return indented(m{"mcpServers": m{"crm": m{"command": "npx", "args": l{"mcp-remote", "https://mcp.internal/sse", "--header", "X-Crm-Key:" + c.secret("key32")}, "env": m{"TRACE": c.no("uuid")}}}})
	}},
	{"postman-parts", "api/parts.postman_collection.json", func(c *corpus) string {
		return indented(m{"info": m{"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "auth": m{"type": "apikey", "apikey": l{m{"key": "value", "value": c.secret("key32")}, m{"key": "key", "value": "X-API-KEY"}}},
			"event": l{m{"script": m{"exec": l{"pm.request.headers.add({key:'Authorization', value:'Bearer " + c.secret("key40") + "'});", "// " + c.no("uuid")}}}}})
	}},
	{"n8n-assignments", "flows/set.json", func(c *corpus) string {
		return js(m{"nodes": l{m{"type": "n8n-nodes-base.set", "parameters": m{"assignments": m{"assignments": l{m{"id": c.no("uuid"), "name": "apiSecret", "value": c.secret("key32"), "type": "string"}}}}}}, "connections": m{}})
	}},
	{"nock-pieces", "tests/nock/gz.json", func(c *corpus) string {
		h := hexed(gzipped(js(m{"accessToken": c.secret("key40"), "id": c.no("uuid")})))
		return js(l{m{"scope": "https://api.internal:443", "response": l{h[:60], h[60:]}, "rawHeaders": l{"Set-Cookie", "session=" + c.secret("session") + "; Path=/", "X-Request-Id", c.no("uuid")}}})
	}},
	{"wiremock", "mappings/login.json", func(c *corpus) string {
		return indented(m{"request": m{"urlPattern": "/v1/.*", "headers": m{"X-Auth-Token": m{"equalTo": c.secret("key32")}}}, "response": m{"body": js(m{"token_count": 3, "id": c.no("uuid")})}})
	}},
	{"printed", "logs/worker.log", func(c *corpus) string {
		return "DEBUG agent: Config { endpoint: \"https://x.internal\", api_key: \"" + c.secret("key32") + "\", token: Some(\"" + c.secret("key40") + "\"), id: \"" + c.no("uuid") + "\" }\n" +
			"retries exceeded with url: /v1/items?token=" + c.secret("hex40") + "&id=" + c.no("uuid") + "\n"
	}},
	{"html-chat", "chat/teams.json", func(c *corpus) string {
		return js(m{"messages": l{m{"body": m{"contentType": "html", "content": "<p>VPN login: bob / password: <strong>" + c.secret("password") + "</strong></p>"}, "id": c.no("uuid")}}})
	}},
	{"pgpass", ".pgpass", func(c *corpus) string {
		return "db.internal:5432:app:svc:" + c.secret("password20") + "\n# " + c.no("md5") + "\n"
	}},
	{"wrapped-base64", "docs/blob.md", func(c *corpus) string {
		return "```\n" + wrap76(b64s(js(m{"auth": m{"client_secret": c.secret("key40")}, "pad": strings.Repeat("x ", 40)}))) + "\n```\n\ndigest " + c.no("sha") + "\n"
	}},
	{"temporal-scalar", "wf/history.json", func(c *corpus) string {
		return js(m{"events": l{m{"eventType": "EVENT_TYPE_ACTIVITY_TASK_SCHEDULED", "input": m{"payloads": l{m{"metadata": m{"encoding": b64s("json/plain")}, "data": b64s(js("Bearer " + c.secret("key40")))}}}, "failure": m{"message": "GET https://x.internal/?api_key=" + c.secret("hex40") + ": 500"}, "runId": c.no("uuid")}}})
	}},
	{"default-value", "compose.prod.yaml", func(c *corpus) string {
		return "services:\n  a:\n    environment:\n      URL: ${CRM_API_KEY:-" + c.secret("key32") + "}\n      TOKEN: ${TOKEN:?set it}\n      ID: ${RUN_ID:-" + c.no("uuid") + "}\n"
	}},
}
