package textscan

import "fmt"

// printedFormats are what programs print of their values, and what shells and clients log.
var printedFormats = []artifactFormat{
	{"repr", "events/vars.json", func(c *corpus) string {
		return js(m{"event_id": c.no("md5"), "exception": m{"values": l{m{"stacktrace": m{"frames": l{m{"vars": m{"password": "'" + c.secret("password20") + "'", "headers": m{"X-Api-Key": "'" + c.secret("hex32") + "'"}, "session_id": "'" + c.no("uuid") + "'"}}}}}}}, "extra": m{"argv": l{"manage.py", "--db-pass", c.secret("password20")}, "probe": l{"CMD", "mysqladmin", "-p" + c.secret("password20"), "ping"}}})
	}},
	{"ruby", "logs/rails.log", func(c *corpus) string {
		return "  Rendered {:token=>\"" + c.secret("key40") + "\", :id=>\"" + c.no("uuid") + "\"}\n  Config: {password: \"" + c.secret("password20") + "\", host: \"x\"}\n#<Crm::Client @token=\"" + c.secret("hex40") + "\", @id=\"" + c.no("uuid") + "\">\n"
	}},
	{"php", "logs/dump.txt", func(c *corpus) string {
		return "array(2) {\n  [\"db_password\"]=>\n  string(20) \"" + c.secret("password20") + "\"\n  [\"request_id\"]=>\n  string(36) \"" + c.no("uuid") + "\"\n}\nArray\n(\n    [auth_token] => " + c.secret("key40") + "\n    [etag] => " + c.no("md5") + "\n)\n"
	}},
	{"pretty-json-in-log", "logs/pretty.log", func(c *corpus) string {
		return "[2026-01-01 00:00:00,123] DEBUG request:\n{\n  \"auth\": [\"svc\", \"" + c.secret("password20") + "\"],\n  \"id\": \"" + c.no("uuid") + "\"\n}\n2026-01-01T00:00:00.123Z   DB_PASSWORD: " + c.secret("password") + "\n2026-01-01T00:00:00.123Z   RELEASE: " + c.no("commit") + "\n"
	}},
	{"commands-logged", "logs/set-x.log", func(c *corpus) string {
		return "+ aws configure set aws_secret_access_key " + c.secret("aws") + "\n+ /opt/agent/agentd --crm-token " + c.secret("key40") + " --trace-id " + c.no("md5") + "\n+ echo \"" + c.secret("password20") + "\" | docker login -u ci --password-stdin reg.internal\n> aider --openai-api-key " + c.secret("key40") + " --model x\nhost sudo: svc : COMMAND=/usr/bin/mysql -u root -p" + c.secret("password20") + "\nPASS " + c.secret("password20") + "\n+ git checkout " + c.no("commit") + " --token $TOKEN --password ***\n"
	}},
	{"multipart", "rec/multipart.json", func(c *corpus) string {
		return js(m{"postData": m{"mimeType": "multipart/form-data; boundary=--b", "text": "----b\r\nContent-Disposition: form-data; name=\"api_token\"\r\n\r\n" + c.secret("key32") + "\r\n----b\r\nContent-Disposition: form-data; name=\"request_id\"\r\n\r\n" + c.no("md5") + "\r\n----b--\r\n"}})
	}},
	{"curl-ansi", "tickets/ops.txt", func(c *corpus) string {
		return "$ curl 'https://api.internal/' -H 'accept: */*' --data-raw $'{\"user\":\"ops\",\"password\":\"" + c.secret("password20") + "\"}' --compressed\nid " + c.no("uuid") + "\n"
	}},
	{"cookies-txt", "browser/cookies.txt", func(c *corpus) string {
		return "# Netscape HTTP Cookie File\n.internal\tTRUE\t/\tTRUE\t1799999999\tsession\t" + c.secret("session") + "\n#HttpOnly_.internal\tTRUE\t/\tTRUE\t0\tauth_token\t" + c.secret("hex40") + "\n.internal\tTRUE\t/\tFALSE\t0\tcsrftoken\t" + c.no("csrf") + "\n"
	}},
	{"cookies-json", "browser/cookies.json", func(c *corpus) string {
		return js(l{m{"domain": ".internal", "hostOnly": false, "name": "sid", "path": "/", "value": c.secret("session")}, m{"domain": ".internal", "httpOnly": true, "name": "XSRF-TOKEN", "value": c.no("csrf")}})
	}},
	{"socket-io", "rec/ws.jsonl", func(c *corpus) string {
		return jsonl(m{"type": "receive", "data": "42[\"auth\"," + js(m{"token": c.secret("key40"), "id": c.no("uuid")}) + "]"})
	}},
	{"journal-bytes", "logs/journal.json", func(c *corpus) string {
		bytes := l{}
		for _, b := range []byte("API_TOKEN=" + c.secret("hex40")) {
			bytes = append(bytes, b)
		}
		return jsonl(m{"MESSAGE": bytes, "_BOOT_ID": c.no("md5"), "embedding": l{12, 7, 3, 99, 120, 101, 64, 80}})
	}},
	{"generated", "infra/random.tfstate", func(c *corpus) string {
		instance := func(kind, result string) string { // the type stands in front, as Terraform writes it
			return `{"mode": "managed", "type": "` + kind + `", "instances": ` + js(l{m{"attributes": m{"bcrypt_hash": c.no("bcrypt"), "result": result}}}) + "}"
		}
		return `{"version": 4, "terraform_version": "1.9", "resources": [` + instance("random_password", c.secret("password20")) + ", " + instance("random_id", c.no("md5")) + "]}\n"
	}},
	{"http-client", "api/basic.http", func(c *corpus) string {
		return "GET https://api.internal/me\nAuthorization: Basic svc " + c.secret("password20") + "\nX-Trace: " + c.no("uuid") + "\n"
	}},
	{"fragment", "rec/redirect.har", func(c *corpus) string {
		return js(m{"log": m{"version": "1.2", "entries": l{m{"response": m{"headers": l{m{"name": "Location", "value": "https://app.internal/cb#access_token=" + c.secret("key40") + "&state=" + c.no("md5")}}, "content": m{"text": "<script>window.__CFG__={\"apiToken\":\"" + c.secret("key32") + "\",\"csrf\":\"" + c.no("csrf") + "\"}</script>"}}}}}})
	}},
	{"environ-set", "nb/env.ipynb", func(c *corpus) string {
		return js(m{"nbformat": 4, "cells": l{m{"source": l{"os.environ['CRM_PASSWORD'] = '" + c.secret("password") + "'\n", "os.environ[\"RUN_ID\"] = \"" + c.no("uuid") + "\"\n", "call(token=" + c.secret("key40") + ").\n"}}}})
	}},
	{"named-by-table", "dump/keys.sql", func(c *corpus) string {
		return "COPY public.api_keys (id, owner, key_value, digest) FROM stdin;\n" + c.no("uuid") + "\tsvc\t" + c.secret("key40") + "\t" + c.no("sha") + "\n\\.\n"
	}},
	{"form-in-text", "rec/request.txt", func(c *corpus) string {
		return "POST /v1/keys HTTP/1.1\nHost: api.internal\n\napi_secret=" + c.secret("key32") + "&name=x&nonce=" + c.no("md5") + "\n"
	}},
	{"nginx", "conf/nginx.conf", func(c *corpus) string {
		return "location / {\n  proxy_set_header Authorization \"Bearer " + c.secret("key40") + "\";\n  proxy_set_header X-Api-Key " + c.secret("hex32") + ";\n  proxy_set_header X-Request-Id $request_id;\n  add_header ETag \"" + c.no("md5") + "\";\n}\n"
	}},
	{"unseal-keys", "vault/init.json", func(c *corpus) string {
		return js(m{"unseal_keys_b64": l{c.secret("key40")}, "keys_count": 5, "cluster_id": c.no("uuid")})
	}},
	{"typed-values", "state/dynamo.json", func(c *corpus) string {
		return js(m{"Items": l{m{"pk": m{"S": c.no("uuid")}, "apiToken": m{"S": c.secret("key40")}, "settings": m{"M": m{"dbPassword": m{"S": c.secret("password20")}}}}}, "doc": m{"password": m{"$binary": m{"base64": b64s(c.secret("password20")), "subType": "00"}}}})
	}},
	{"pool", "logs/pool.log", func(c *corpus) string {
		return "c.z.h.HikariConfig : password........................" + c.secret("password20") + "\nc.z.h.HikariConfig : poolName........................" + c.no("uuid") + "\nget(url, auth=(\"svc\", \"" + c.secret("password20") + "\"), ids=[\"" + c.no("md5") + "\"])\n"
	}},
	{"named-by-file", "k8s/files.yaml", func(c *corpus) string {
		return "kind: Secret\ndata:\n  pass.txt: " + b64s(c.secret("password20")+"\n") + "\n  build.txt: " + b64s(c.no("commit")) + "\n"
	}},
	{"statement-in-span", "traces/db.jsonl", func(c *corpus) string {
		return jsonl(m{"resourceSpans": l{m{"attributes": l{m{"key": "db.statement", "value": m{"stringValue": "ALTER USER svc WITH PASSWORD '" + c.secret("password20") + "'"}}, m{"key": "db.statement", "value": m{"stringValue": fmt.Sprintf("SELECT * FROM t WHERE password_reset = '%s'", c.no("uuid"))}}}}}})
	}},
	{"entities", "conf/entities.json", func(c *corpus) string {
		return js(m{"ent": "{&quot;password&quot;:&quot;" + c.secret("password20") + "&quot;,&quot;id&quot;:&quot;" + c.no("uuid") + "&quot;}"})
	}},
	{"renamed", "run/session.trace", func(c *corpus) string {
		return jsonl(m{"type": "context-options", "options": m{"extraHTTPHeaders": l{m{"name": "X-Api-Key", "value": c.secret("key32")}}, "httpCredentials": m{"password": c.secret("password20")}, "id": c.no("uuid")}})
	}},
}
