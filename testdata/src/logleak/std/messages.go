package std

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"log"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"testing/fstest"
	"text/template"
)

func quoted() {
	_, err := strconv.Atoi(key())
	log.Print(err) // want `API key .* reaches a log`
	var number *strconv.NumError
	if errors.As(err, &number) {
		log.Print(number.Num) // want `API key .* reaches a log`
	}
	log.Print(errors.Unwrap(errors.Join(errors.New("x"), err))) // want `API key .* reaches a log`
	n, _ := strconv.Atoi(key())
	log.Print(n)
}

func hashed() {
	sum := sha256.Sum256([]byte(key()))
	log.Print(hex.EncodeToString(sum[:]))
	h := sha256.New()
	h.Write([]byte(key()))
	log.Printf("%x %d", h.Sum(nil), subtle.ConstantTimeCompare([]byte(key()), []byte("x")))
}

func form() {
	values := url.Values{}
	values.Set("api_version", key())
	log.Print(values.Encode()) // want `API key .* reaches a log`
	log.Print(values.Get("model"))
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, _ := w.CreateFormField("file")
	fmt.Fprint(part, key())
	log.Print(body.String()) // want `API key .* reaches a log`
	log.Print(w.FormDataContentType())
}

func userinfo() {
	u := url.URL{Host: "example.com", User: url.User(key())}
	log.Print(u.String()) // want `API key .* reaches a log`
	log.Print(u.Hostname())
	parsed, _ := url.Parse(os.Getenv("DATABASE_URL"))
	log.Print(parsed.Hostname(), parsed.User.Username(), parsed.Port())
}

func named() {
	f, _ := os.Open(key())
	log.Print(f.Name())
}

func conversation(c net.Conn) {
	fmt.Fprintf(c, "AUTH %s\r\n", key())
	answer, _ := bufio.NewReader(c).ReadString('\n')
	log.Print(answer)
}

func headers(h http.Header) {
	h.Add("X-Trace", key())
	log.Print(h.Get("X-Trace")) // want `API key .* reaches a log`
	log.Print(h.Get("Accept"))
}

func page() {
	t := template.Must(template.New("t").Funcs(template.FuncMap{"upper": bytes.ToUpper}).Parse("{{.}}"))
	var out bytes.Buffer
	t.Execute(&out, key())
	log.Print(out.String()) // want `API key .* reaches a log`
	log.Print(t.Name())
}

func pageOfFunctions() {
	functions := template.FuncMap{
		"key":   func() string { return key() },
		"upper": bytes.ToUpper,
	}
	t := template.Must(template.New("t").Funcs(functions).Parse("{{key}}"))
	var out bytes.Buffer
	t.Execute(&out, nil)
	log.Print(out.String()) // want `API key .* reaches a log`
}

func files() {
	fsys := fstest.MapFS{"key": {Data: []byte(key())}}
	data, _ := fsys.ReadFile("key")
	log.Print(string(data)) // want `API key .* reaches a log`
}

func logged() {
	var out bytes.Buffer
	log.New(&out, "", 0).Print("started")
	log.Print(out.String())
}
