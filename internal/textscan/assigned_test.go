package textscan

import "testing"

// TestGoNames wants what is assigned to, or compared with, a Go variable that is named like
// a credential in a way that gitleaks' rule does not know.
func TestGoNames(t *testing.T) {
	key, mac := sample("{alnum:28}"), sample("{hex:40}")
	line := func(s string) string {
		return "package p\n\nfunc f(password, pw, cred, bearer, title string) {\n\t" + s + "\n}\n"
	}
	files := map[string]string{
		"short.go":    line(`pw = "` + key + `"`),
		"cred.go":     line(`cred := "` + key + `"`),
		"differs.go":  line(`if password != "` + mac + `" {`),
		"same.go":     line(`if password == "` + mac + `" {`),
		"reversed.go": line(`if "` + mac + `" == password {`),
		"turned.go":   line(`if "" == title || "` + mac + `" != password {`),
		"scheme.go":   line(`bearer = "Bearer ` + key + `"`),
		// Near misses.
		"title.go":   line(`if "` + mac + `" != title {`),
		"pwd.go":     line(`pwDir = "` + mac + `"`),
		"word.go":    line(`pw = "correct horse battery staple"`),
		"empty.go":   line(`if "" != password {`),
		"header.go":  line(`bearer = "Bearer "`),
		"flag.go":    line(`bearerAuth = "Bearer authentication"`),
		"text.txt":   `if "` + mac + `" == password {`,
		"newline.go": "package p\n\nvar a = \"\n= password",
	}
	want(t, scan(t, Options{Root: tree(t, files)}),
		"generic-api-key cred.go:4:11-4:39",
		"generic-api-key differs.go:4:18-4:58",
		"generic-api-key reversed.go:4:6-4:46",
		"generic-api-key same.go:4:18-4:58",
		"generic-api-key scheme.go:4:19-4:47",
		"generic-api-key short.go:4:8-4:36",
		"generic-api-key turned.go:4:21-4:61",
	)
}
