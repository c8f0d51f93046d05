package textscan

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

// zipOf makes an archive.
func zipOf(files map[string]string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.Create(name)
		if err != nil {
			panic(err)
		}
		_, _ = w.Write([]byte(files[name]))
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

// xlsx makes a workbook of one sheet. Text stands in a list of its own, or in the cells.
func xlsx(inline bool, rows ...[]string) string {
	var sheet, list strings.Builder
	n := 0
	for r, cells := range rows {
		fmt.Fprintf(&sheet, `<row r="%d">`, r+1)
		for c, v := range cells {
			ref := string(rune('A'+c)) + fmt.Sprint(r+1)
			switch {
			case v == "":
			case inline:
				fmt.Fprintf(&sheet, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, ref, v)
			default:
				fmt.Fprintf(&sheet, `<c r="%s" t="s"><v>%d</v></c>`, ref, n)
				fmt.Fprintf(&list, `<si><t xml:space="preserve">%s</t></si>`, v)
				n++
			}
		}
		sheet.WriteString("</row>")
	}
	files := map[string]string{"[Content_Types].xml": "<Types/>", "xl/worksheets/sheet1.xml": `<?xml version="1.0"?><worksheet><sheetData>` + sheet.String() + "</sheetData></worksheet>"}
	if !inline {
		files["xl/sharedStrings.xml"] = `<?xml version="1.0"?><sst>` + list.String() + "</sst>"
	}
	return zipOf(files)
}

// rowsOf makes rows of a table of some markup.
func rowsOf(row, cell, paragraph string, rows ...[]string) string {
	var b strings.Builder
	for _, cells := range rows {
		b.WriteString("<" + row + ">")
		for _, c := range cells {
			fmt.Fprintf(&b, "<%s>%s</%s>", cell, strings.ReplaceAll(paragraph, "…", c), cell)
		}
		b.WriteString("</" + row + ">")
	}
	return b.String()
}

func brotlied(s string) string {
	var b bytes.Buffer
	w := brotli.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.String()
}

// cidPDF makes a page whose font has glyphs that a map translates.
func cidPDF(text string) string {
	var hex strings.Builder
	for _, r := range text {
		fmt.Fprintf(&hex, "%04X", r-29)
	}
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	for i, s := range []string{
		"begincmap\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n1 beginbfrange\n<0003><0061><0020>\nendbfrange\nendcmap",
		"BT /F2 10 Tf 72 700 Td <" + hex.String() + "> Tj ET",
	} {
		z := zlibbed(s)
		fmt.Fprintf(&b, "%d 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n", i+1, len(z), z)
	}
	return b.String()
}

// redisCommands writes commands as Redis's append-only file has them.
func redisCommands(commands ...[]string) string {
	var b strings.Builder
	for _, c := range commands {
		fmt.Fprintf(&b, "*%d\r\n", len(c))
		for _, a := range c {
			fmt.Fprintf(&b, "$%d\r\n%s\r\n", len(a), a)
		}
	}
	return b.String()
}

// tableFormats are tables of all kinds, in which a column has the name of the secret, and
// documents that hold text in a way of their own.
var tableFormats = []artifactFormat{
	{"xlsx", "share/access.xlsx", func(c *corpus) string {
		return xlsx(false, []string{"Access list"}, []string{"System", "Password", "API Key", "Ticket"}, []string{"crm", c.secret("password20"), c.secret("hex32"), c.no("uuid")}, []string{"mail", c.secret("password"), c.secret("key40"), c.no("commit")})
	}},
	{"xlsx-inline", "share/settings.xlsx", func(c *corpus) string {
		return xlsx(true, []string{"Name", "Value"}, []string{"SMTP_PASSWORD", c.secret("password20")}, []string{"BUILD_ID", c.no("md5")}, []string{"CRM_TOKEN", c.secret("key40")})
	}},
	{"xlsx-in-zip", "share/handover.zip", func(c *corpus) string {
		return zipOf(map[string]string{"a/access.xlsx": xlsx(false, []string{"System", "Password", "Etag"}, []string{"crm", c.secret("password20"), c.no("md5")}), "b.env": "CRM_API_KEY=" + c.secret("hex32") + "\n"})
	}},
	{"docx-table", "share/runbook.docx", func(c *corpus) string {
		p := `<w:tcPr/><w:p><w:r><w:t xml:space="preserve">…</w:t></w:r></w:p>`
		return zipOf(map[string]string{"word/document.xml": `<?xml version="1.0"?><w:document><w:body><w:tbl>` + rowsOf("w:tr", "w:tc", p, []string{"System", "Password", "Id"}, []string{"crm", c.secret("password20"), c.no("uuid")}) +
			"</w:tbl><w:tbl>" + rowsOf("w:tr", "w:tc", p, []string{"API token", c.secret("key40")}, []string{"Build", c.no("commit")}) + "</w:tbl></w:body></w:document>"})
	}},
	{"pptx-table", "share/deck.pptx", func(c *corpus) string {
		return zipOf(map[string]string{"ppt/slides/slide1.xml": `<?xml version="1.0"?><p:sld><a:tbl>` + rowsOf("a:tr", "a:tc", "<a:txBody><a:p><a:r><a:t>…</a:t></a:r></a:p></a:txBody>", []string{"Service", "API key", "Commit"}, []string{"crm", c.secret("hex32"), c.no("commit")}) + "</a:tbl></p:sld>"})
	}},
	{"odt-table", "share/note.odt", func(c *corpus) string {
		return zipOf(map[string]string{"content.xml": `<?xml version="1.0"?><office:text><table:table>` + rowsOf("table:table-row", "table:table-cell", "<text:p>…</text:p>", []string{"Secret key", c.secret("key40")}, []string{"Checksum", c.no("sha")}) + "</table:table></office:text>"})
	}},
	{"html-table", "report/table.html", func(c *corpus) string {
		return "<html><body><table><tr><th>api_key</th></tr><tr><td>" + c.secret("key32") + "</td></tr></table><table><tr><th>user<th>password<th>etag<tr><td>svc<td>" + c.secret("password20") + "<td>" + c.no("md5") + "</table></body></html>\n"
	}},
	{"markdown-table", "docs/access.md", func(c *corpus) string {
		return "| System | Login | Password | Revision |\n|---|:--|---|---|\n| VPN | ops | `" + c.secret("password") + "` | " + c.no("commit") + " |\n| Jira | bot | **" + c.secret("password20") + "** | " + c.no("commit") + " |\n"
	}},
	{"csv-pairs", "export/variables.csv", func(c *corpus) string {
		return "\ufeffenvironment,variable,value\nprod,CRM_API_KEY," + c.secret("hex32") + "\nprod,RELEASE," + c.no("commit") + "\nprod,DB_PASSWORD," + c.secret("password") + "\n"
	}},
	{"sql-pairs", "dump/options.sql", func(c *corpus) string {
		return "INSERT INTO options (option_id, option_name, option_value) VALUES (1,'mailer_password','" + c.secret("password20") + "'),(2,'site_uuid','" + c.no("uuid") + "');\nSET PASSWORD FOR 'x'@'%' = '" + c.secret("password20") + "';\nCREATE USER svc WITH PASSWORD '" + c.secret("password") + "';\n"
	}},
	{"brotli", "tests/cassettes/br.yaml", func(c *corpus) string {
		return "interactions:\n- request: {method: GET, uri: 'https://api.internal/'}\n  response:\n    body:\n      string: !!binary |\n        " + strings.ReplaceAll(wrap76(b64s(brotlied(js(m{"access_token": c.secret("key40"), "password": c.secret("password20"), "id": c.no("uuid")})))), "\n", "\n        ") + "\n    headers:\n      content-encoding:\n      - br\n    status: {code: 200}\nversion: 1\n"
	}},
	{"pdf-cid", "share/cid.pdf", func(c *corpus) string {
		return cidPDF("DB password: " + c.secret("password20") + " and commit " + c.no("commit"))
	}},
	{"redis-aof", "redis/appendonly.aof", func(c *corpus) string {
		return redisCommands([]string{"SELECT", "0"}, []string{"SET", "crm:api_token", c.secret("key40")}, []string{"HSET", "user:1", "password", c.secret("password20"), "etag", c.no("md5")}, []string{"LPUSH", "queue", js(m{"secret": c.secret("key32"), "id": c.no("uuid")})}, []string{"AUTH", c.secret("password20")})
	}},
	{"redis-rdb", "redis/dump.rdb", func(c *corpus) string {
		text := func(s string) string { return string([]byte{byte(len(s))}) + s }
		return "REDIS0011\xfa\x09redis-ver\x057.2.4\xfe\x00\x00" + text("cfg:smtp_password") + text(c.secret("password20")) + "\x00" + text("etag:x") + text(c.no("md5")) + "\xff"
	}},
	{"nested-protobuf", "dlq/env.json", func(c *corpus) string {
		return js(m{"value": b64s(wire(wire("env", "CRM_TOKEN="+c.secret("hex40")), wire("id", c.no("uuid"))))})
	}},
}
