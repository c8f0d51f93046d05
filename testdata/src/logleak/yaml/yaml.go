package yaml

import (
	"log"

	goccy "github.com/goccy/go-yaml"
	"gopkg.in/yaml.v3"
	k8syaml "sigs.k8s.io/yaml"
)

type provider struct {
	APIKey string
	Model  string
	Secret string `yaml:"-"`
}

func leak(p provider) {
	b, _ := yaml.Marshal(p)
	log.Printf("%s", b) // want `API key in provider.APIKey.*reaches a log`
	b, _ = k8syaml.Marshal(p)
	log.Printf("%s", b) // want `API key in provider.APIKey.*reaches a log`
	b, _ = goccy.Marshal(p)
	log.Printf("%s", b) // want `API key in provider.APIKey.*reaches a log`
}

func nearMiss(p provider) {
	b, _ := yaml.Marshal(p.Model)
	log.Printf("%s", b)
	b, _ = k8syaml.Marshal([]string{p.Model})
	log.Printf("%s", b)
	b, _ = goccy.Marshal(p.Model)
	log.Printf("%s", b)
}
