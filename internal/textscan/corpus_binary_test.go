package textscan

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/leakvet/leakvet/internal/sqlite/sqlitetest"
)

// netstring writes a value as mitmproxy does.
func netstring(v any) string {
	kind, body := "", ""
	switch v := v.(type) {
	case string:
		kind, body = ",", v
	case l:
		kind = "]"
		for _, e := range v {
			body += netstring(e)
		}
	case [][2]any: // an object, in its order
		kind = "}"
		for _, e := range v {
			body += netstring(e[0]) + netstring(e[1])
		}
	}
	return fmt.Sprintf("%d:%s%s", len(body), body, kind)
}

// packet writes a packet of a capture, with a head of Ethernet, IP and TCP.
func packet(payload string) string {
	b := binary.LittleEndian.AppendUint32(nil, 1)
	for _, n := range []uint32{2, uint32(len(payload) + 54), uint32(len(payload) + 54)} {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	return string(b) + strings.Repeat("\x00\x11\"3D\x01", 9) + payload
}

// chunk writes a chunk of a RIFF file.
func chunk(kind, data string) string {
	return kind + string(binary.LittleEndian.AppendUint32(nil, uint32(len(data)))) + data + strings.Repeat("\x00", len(data)&1)
}

// wire writes fields of protocol buffers from the first on.
func wire(fields ...string) string {
	var b strings.Builder
	for i, f := range fields {
		b.WriteString(string(rune((i+1)<<3|2)) + string(binary.AppendUvarint(nil, uint64(len(f)))) + f)
	}
	return b.String()
}

// binaryFormats are files that are no text: what is to be found in them has no line.
var binaryFormats = []artifactFormat{
	{"sqlite-checkpoints", "data/checkpoints.sqlite", func(c *corpus) string {
		packed := "\x81\xa7content\xd9" + string([]byte{byte(len("the CRM token is ") + 40)}) + "the CRM token is " + c.secret("key40")
		return string(sqlitetest.Write(
			sqlitetest.Table{Name: "checkpoints", SQL: "CREATE TABLE checkpoints (thread_id TEXT, type TEXT, checkpoint BLOB, metadata TEXT)", Rows: [][]any{
				{c.no("uuid"), "msgpack", []byte(packed), js(m{"writes": m{"headers": m{"X-Api-Key": c.secret("key32")}}})},
				{c.no("uuid"), "json", []byte(js(m{"messages": l{m{"content": strings.Repeat("hello ", 400) + "the password is " + c.secret("password")}}})), "{}"},
			}},
			sqlitetest.Table{Name: "settings", SQL: `CREATE TABLE "settings" ("id" integer, "api_token" varchar(64), "etag" text)`, Rows: [][]any{{int64(1), c.secret("hex40"), c.no("md5")}}},
		))
	}},
	{"sqlite-state", "Cursor/User/state.vscdb", func(c *corpus) string {
		return string(sqlitetest.Write(sqlitetest.Table{Name: "ItemTable", SQL: "CREATE TABLE ItemTable (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)", Rows: [][]any{
			{"cursorAuth/accessToken", c.secret("key40")},
			{"chat.tabs", js(m{"tabs": l{m{"text": "export CRM_SECRET=" + c.secret("key32"), "id": c.no("uuid")}}})},
		}}))
	}},
	{"mitm", "rec/flows.mitm", func(c *corpus) string {
		return netstring([][2]any{{"version", "20"}, {"type", "http"}, {"request", [][2]any{
			{"headers", l{l{"authorization", "Bearer " + c.secret("key40")}, l{"x-request-id", c.no("uuid")}}},
			{"content", gzipped(js(m{"password": c.secret("password")}))}, {"path", "/v1?api_key=" + c.secret("hex32")}}},
			{"response", [][2]any{{"headers", l{l{"set-cookie", "sid=" + c.secret("session") + "; Path=/"}}}}}})
	}},
	{"pcap", "rec/agent.pcap", func(c *corpus) string {
		return "\xd4\xc3\xb2\xa1" + strings.Repeat("\x00", 20) + packet("GET /x?api_key="+c.secret("hex40")+" HTTP/1.1\r\nHost: crm.internal\r\nX-Auth-Token: "+c.secret("key32")+"\r\nX-Request-Id: "+c.no("uuid")+"\r\n\r\n") +
			packet("HTTP/1.1 200 OK\r\nSet-Cookie: session="+c.secret("session")+"\r\n\r\n"+js(m{"access_token": c.secret("key40")}))
	}},
	{"environ", "crash/environ", func(c *corpus) string {
		return "PATH=/bin\x00CRM_API_KEY=" + c.secret("key32") + "\x00INVOCATION_ID=" + c.no("md5") + "\x00SMTP_PASSWORD=" + c.secret("password20") + "\x00"
	}},
	{"bson", "dump/users.bson", func(c *corpus) string {
		field := func(name, v string) string {
			return "\x02" + name + "\x00" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(v)+1))) + v + "\x00"
		}
		body := field("name", "amy") + field("api_token", c.secret("key40")) + field("etag", c.no("md5"))
		return string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)+5))) + body + "\x00"
	}},
	{"gif", "shots/a.gif", func(c *corpus) string {
		return "GIF89a\x01\x00\x01\x00\x00\x00\x00\x21\xfe\x35CRM_TOKEN=" + c.secret("key40") + "   \x00\x21\xfe\x24" + c.no("uuid") + "\x00\x3b"
	}},
	{"webp", "shots/a.webp", func(c *corpus) string {
		body := "WEBP" + chunk("VP8X", strings.Repeat("\x00", 10)) + chunk("XMP ", "<x:xmpmeta><rdf:li>SECRET_TOKEN="+c.secret("key32")+"</rdf:li><rdf:li>"+c.no("uuid")+"</rdf:li></x:xmpmeta>")
		return chunk("RIFF", body)
	}},
	{"zip-of-all", "share/all.zip", func(c *corpus) string {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, text := range map[string]string{
			"a.pdf": pdf("The password is ", c.secret("password"), " and commit ", c.no("commit")),
			"b.db":  string(sqlitetest.Write(sqlitetest.Table{Name: "keys", SQL: "CREATE TABLE keys (service TEXT, api_token TEXT)", Rows: [][]any{{"crm", c.secret("key40")}}})),
		} {
			w, err := z.Create(name)
			if err != nil {
				panic(err)
			}
			_, _ = w.Write([]byte(text))
		}
		if err := z.Close(); err != nil {
			panic(err)
		}
		return b.String()
	}},
	{"protobuf", "dlq/event.json", func(c *corpus) string {
		return js(m{"payload": b64s(wire("tenant-name", wire(c.secret("groq")), "bearer "+c.secret("key32"))), "id": c.no("uuid")})
	}},
	{"gob", "cache/session.json", func(c *corpus) string {
		key := c.secret("groq")
		return js(m{"session": b64s("\x2f\xff\x81\x03\x01\x01\x06Config\x01\xff\x82\x00\x01\x02\x01\x04Name\x01\x0c\x00\x01\x06APIKey\x01\x0c\x00\x00\x00" + "\x41\xff\x82\x01\x03crm\x01" + string([]byte{byte(len(key))}) + key + "\x00"), "id": c.no("uuid")})
	}},
	{"pickle", "dead/pickle.json", func(c *corpus) string {
		text := func(s string) string {
			return "X" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(s)))) + s + "q\x01"
		}
		return js(m{"task": "crm.sync", "body": b64s("\x80\x02}q\x00(" + text("password") + text(c.secret("password20")) + text("id") + text(c.no("uuid")) + "u."), "content-type": "application/x-python-serialize"})
	}},
	{"utf32", "win/blob.json", func(c *corpus) string {
		var b []byte
		for _, r := range "CRM_TOKEN=" + c.secret("key40") + "\n" {
			b = binary.LittleEndian.AppendUint32(b, uint32(r))
		}
		return js(m{"blob": b64s(string(b)), "id": c.no("uuid")})
	}},
}
