package textscan

import (
	"encoding/base64"
	"mime/quotedprintable"
	"strings"
	"unicode/utf16"
)

// queueFormats are dumps of queues, workflows and databases, and mail.
var queueFormats = []artifactFormat{
	{"sqs-sns", "dlq/messages.json", func(c *corpus) string {
		inner := js(m{"tool": "crm", "headers": m{"Authorization": "Bearer " + c.secret("key40")}, "trace": c.no("trace")})
		return indented(m{"Messages": l{m{"MessageId": c.no("uuid"), "ReceiptHandle": c.no("receipt"), "MD5OfBody": c.no("md5"), "Body": js(m{"Type": "Notification", "TopicArn": "arn:aws:sns:eu:1:x", "Message": inner, "Signature": c.no("signature")}),
			"MessageAttributes": m{"apiKey": m{"StringValue": c.secret("key32"), "DataType": "String"}}}}})
	}},
	{"kafka", "dlq/topic.jsonl", func(c *corpus) string {
		return jsonl(m{"topic": "jobs.dlq", "partition": 0, "offset": 12, "key": c.no("uuid"), "headers": l{m{"key": "x-api-key", "value": b64s(c.secret("hex32"))}}, "value": b64s(js(m{"user": "x", "access_token": c.secret("key40")}))})
	}},
	{"rabbit", "dlq/rabbit.json", func(c *corpus) string {
		return js(l{m{"payload": b64s(js(m{"args": l{m{"smtp_password": c.secret("password20")}}})), "payload_encoding": "base64", "properties": m{"headers": m{"x-death": l{m{"count": 1}}, "authorization": "Bearer " + c.secret("key40")}, "message_id": c.no("uuid")}}})
	}},
	{"sidekiq", "dead/sidekiq.json", func(c *corpus) string {
		return js(m{"class": "SyncJob", "args": l{js(m{"job_class": "X", "arguments": l{m{"api_key": c.secret("key32")}}})}, "jid": c.draw(hexSet, 24), "error_message": "401 with token " + c.secret("hex40"), "error_backtrace": b64s(zlibbed(js(l{"app.rb:1 client_secret=" + c.secret("key40")}))), "digest": c.no("sha")})
	}},
	{"celery", "dead/celery.json", func(c *corpus) string {
		return js(m{"body": b64s(js(l{l{m{"password": c.secret("password")}}, m{}, m{}})), "headers": m{"task": "crm.sync", "id": c.no("uuid"), "kwargsrepr": "{'api_key': '" + c.secret("key32") + "', 'retries': 3}"}, "content-encoding": "utf-8", "properties": m{}})
	}},
	{"asynq", "dead/asynq.txt", func(c *corpus) string {
		return "ID: " + c.no("uuid") + "\nQueue: default\nType: crm:sync\nPayload: " + js(m{"Customer": "acme", "APIKey": c.secret("key40")}) + "\nError: Post failed: &{Method:POST URL:https://x Header:map[X-Api-Key:[" + c.secret("hex32") + "] Accept:[*/*]]}\n"
	}},
	{"temporal", "testdata/temporal/run-history.json", func(c *corpus) string {
		p := func(v any) m { return m{"metadata": m{"encoding": b64s("json/plain")}, "data": b64s(js(v))} }
		return indented(m{"events": l{m{"eventId": "1", "eventType": "EVENT_TYPE_WORKFLOW_EXECUTION_STARTED", "workflowExecutionStartedEventAttributes": m{"input": m{"payloads": l{p(m{"Customer": "acme", "Token": c.secret("key40")}), p("sk-none"), m{"metadata": m{"encoding": b64s("binary/encrypted")}, "data": b64s(c.draw("\x01\x02\xff\xfe\x80abc", 80))}}}, "runId": c.no("uuid"), "taskToken": c.no("receipt")}}}})
	}},
	{"sql-copy", "dump/users.sql", func(c *corpus) string {
		return "COPY public.integrations (id, name, access_token, settings, password_hash) FROM stdin;\n" +
			c.no("uuid") + "\tcrm\t" + c.secret("key40") + "\t" + js(m{"webhook": m{"signing_secret": c.secret("key32")}}) + "\t" + c.no("bcrypt") + "\n\\.\n"
	}},
	{"sql-insert", "dump/keys.sql", func(c *corpus) string {
		return "CREATE TABLE `keys` (\n  `id` int NOT NULL,\n  `api_key` varchar(64),\n  `note` text\n);\nINSERT INTO `keys` VALUES (1,'" + c.secret("key32") + "','it''s fine'),(2,'" + c.secret("hex40") + "','x');\nINSERT INTO users (email, password, etag) VALUES ('a@b.internal', '" + c.secret("password") + "', '" + c.no("md5") + "');\n"
	}},
	{"csv", "export/accounts.csv", func(c *corpus) string {
		return "id,email,api_token,notes\n" + c.no("uuid") + ",a@b.internal," + c.secret("key40") + ",\"says \"\"hi\"\"\"\n" + c.no("uuid") + ",c@d.internal," + c.secret("hex32") + ",\n"
	}},
	{"tsv", "export/accounts.tsv", func(c *corpus) string {
		return "name\tclient_secret\trow_hash\nacme\t" + c.secret("key40") + "\t" + c.no("sha") + "\n"
	}},
	{"eml-qp", "mail/handover.eml", func(c *corpus) string {
		var b strings.Builder
		w := quotedprintable.NewWriter(&b)
		_, _ = w.Write([]byte("Hello,\r\nthe password of the jump host is " + c.secret("password20") + " =) and the CRM key: " + c.secret("key32") + "\r\nand a very long line that has to be wrapped by the encoding because it is so long, really.\r\n"))
		_ = w.Close()
		return "From: a@b.internal\r\nDKIM-Signature: v=1; b=" + c.no("signature") + "\r\nSubject: access\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + b.String()
	}},
	{"eml-multi", "mail/multi.eml", func(c *corpus) string {
		return "From: a@b.internal\nContent-Type: multipart/mixed; boundary=\"bnd\"\n\n--bnd\nContent-Type: text/plain\n\nsee below\n--bnd\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + wrap76(b64s("CRM_API_KEY="+c.secret("key40")+"\nRELEASE="+c.no("commit")+"\n")) + "\n--bnd--\n"
	}},
	{"utf16-b64", "dead/powershell.json", func(c *corpus) string {
		units := utf16.Encode([]rune("$env:API_TOKEN = '" + c.secret("key40") + "'"))
		var b []byte
		for _, u := range units {
			b = append(b, byte(u), byte(u>>8))
		}
		return js(m{"command": "powershell -EncodedCommand", "encoded": base64.StdEncoding.EncodeToString(b), "sha1": c.no("commit")})
	}},
	{"zero-width", "chat/export.json", func(c *corpus) string {
		key := c.secret("groq")
		return js(l{m{"type": "message", "user": "U1", "text": "key: " + key[:9] + "\u200b" + key[9:30] + "\u200b" + key[30:]}, m{"type": "message", "text": "build " + c.no("commit")}})
	}},
	{"chat-export", "chat/slack.json", func(c *corpus) string {
		return js(l{m{"type": "message", "ts": "1.2", "text": "login is svc, password is `" + c.secret("password") + "` &amp; url &lt;https://x.internal/?token=" + c.secret("hex40") + "&gt;"}, m{"type": "message", "client_msg_id": c.no("uuid"), "text": "the token limit is 4096"}})
	}},
	{"xml", "conf/web.config", func(c *corpus) string {
		return "<?xml version=\"1.0\"?>\n<configuration><appSettings>\n<add key=\"CrmApiKey\" value=\"" + c.secret("key32") + "\" />\n<add key=\"PublicKeyToken\" value=\"" + c.no("md5")[:16] + "\" />\n</appSettings><servers><server><username>x</username><password>" + c.secret("password") + "</password></server></servers></configuration>\n"
	}},
	{"plist", "conf/agent.plist", func(c *corpus) string {
		return "<?xml version=\"1.0\"?>\n<plist><dict><key>API_TOKEN</key><string>" + c.secret("key40") + "</string><key>BuildUUID</key><string>" + c.no("uuid") + "</string></dict></plist>\n"
	}},
	{"html", "report/index.html", func(c *corpus) string {
		return "<html><body><pre>Authorization: Bearer " + c.secret("key40") + "</pre><input type=\"hidden\" name=\"csrf_token\" value=\"" + c.no("csrf") + "\"><div data-config=\"{&quot;apiKey&quot;:&quot;" + c.secret("key32") + "&quot;}\"></div></body></html>\n"
	}},
}
