package builders

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"strings"
)

type request struct {
	url    string
	header map[string]string
	body   []string
}

func newRequest(url string) *request { return &request{url: url, header: map[string]string{}} }

func (r *request) set(k, v string) *request {
	r.header[k] = v
	return r
}

func (r *request) write(s string) *request {
	r.body = append(r.body, s)
	return r
}

func (r *request) redact() *request {
	clear(r.header)
	return r
}

func (r *request) String() string { return fmt.Sprint(r.url, r.header, r.body) }

func chain() {
	key := os.Getenv("API_KEY")
	log.Print(newRequest("u").set("accept", "json").write("x"))
	log.Print(newRequest("u").set("auth", key).write("x")) // want `API key from os.Getenv`
	log.Print(newRequest("u").set("auth", key).url)
	log.Print(newRequest("u").set("auth", key).redact().write("x"))
	r := newRequest("u").write(key)
	log.Print(r.body) // want `API key from os.Getenv`
	log.Print(r.header)
}

// A builder of values: each step returns a copy.
type query struct{ table, where string }

func (q query) from(t string) query   { q.table = t; return q }
func (q query) filter(w string) query { q.where = w; return q }

func values() {
	q := query{}.from("users")
	p := q.filter("key = " + os.Getenv("API_KEY"))
	log.Print(q)
	log.Print(p.table)
	log.Print(p) // want `API key from os.Getenv`
}

func library() {
	var b strings.Builder
	b.WriteString("key=")
	log.Print(b.String())
	fmt.Fprintf(&b, "%s", os.Getenv("API_KEY"))
	log.Print(b.String()) // want `API key from os.Getenv`
	log.Print(b.Len())
	buf := bytes.NewBufferString(os.Getenv("API_KEY"))
	buf.WriteByte('\n')
	log.Print(buf.String())                                        // want `API key from os.Getenv`
	log.Print(strings.NewReplacer("a", "b").Replace(buf.String())) // want `API key from os.Getenv`
}

func reset() {
	var b strings.Builder
	b.WriteString(os.Getenv("API_KEY"))
	b.Reset()
	log.Print(b.String())
	var buf bytes.Buffer
	buf.WriteString(os.Getenv("API_KEY"))
	buf.Reset()
	log.Print(buf.String())
	buf.WriteString(os.Getenv("API_KEY"))
	log.Print(buf.String()) // want `API key from os.Getenv`
}
