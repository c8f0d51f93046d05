package templates

import (
	"bytes"
	"log"
	"os"
	"text/template"
)

type data struct{ Name, APIKey string }

var page = template.Must(template.New("page").Parse("{{.Name}} {{.APIKey}}"))

func render(d data) {
	var b bytes.Buffer
	if err := page.Execute(&b, d); err != nil {
		log.Print(err)
	}
	log.Print(b.String()) // want `API key in data.APIKey`
	b = bytes.Buffer{}
	_ = page.Execute(&b, data{Name: d.Name})
	log.Print(b.String())
}

func stderr() {
	_ = page.Execute(os.Stderr, data{APIKey: os.Getenv("API_KEY")}) // want `API key from os.Getenv`
	_ = page.Execute(os.Stderr, data{Name: "n"})
}

func expanded() {
	log.Print(os.ExpandEnv("$HOME"))
	log.Print(os.ExpandEnv("Bearer ${API_KEY}")) // want `API key from os.ExpandEnv`
}
