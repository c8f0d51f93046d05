package jsonlibraries

import (
	"log"

	"github.com/bytedance/sonic"
	"github.com/goccy/go-json"
	"github.com/json-iterator/go"
)

type provider struct {
	APIKey string
	Model  string
	Secret string `json:"-"`
}

func leak(p provider) {
	text, _ := sonic.MarshalString(p)
	log.Print(text) // want `API key in provider.APIKey.*reaches a log`
	b, _ := jsoniter.Marshal(p)
	log.Print(string(b)) // want `API key in provider.APIKey.*reaches a log`
	b, _ = json.Marshal(p)
	log.Print(string(b)) // want `API key in provider.APIKey.*reaches a log`
}

func nearMiss(p provider) {
	text, _ := sonic.MarshalString(p.Model)
	log.Print(text)
	b, _ := jsoniter.Marshal([]string{p.Model})
	log.Print(string(b))
	b, _ = json.Marshal(len(p.APIKey))
	log.Print(string(b))
}
