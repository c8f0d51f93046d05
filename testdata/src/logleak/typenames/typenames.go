// Package typenames keeps its secrets in types that say so.
package typenames

import (
	"log"
	"net/http"
	"net/url"
)

type Secret string

type SecretURL struct{ *url.URL }

type SecretName string

type SecretKeyRef struct{ Name string }

type Sensitive []byte

// A secretStore is no text.
type secretStore struct{ paths map[string]int }

type config struct {
	Endpoint SecretURL
	Extra    Secret
	Blob     Sensitive
	Name     SecretName
	Ref      SecretKeyRef
	Store    secretStore
}

func post(c *config) error {
	_, err := http.Post(c.Endpoint.String(), "text/plain", nil)
	return err // want `content of SecretURL in config.Endpoint .* reaches a returned error`
}

func fields(c *config) {
	log.Print(string(c.Extra)) // want `content of Secret in config.Extra`
	log.Print(string(c.Blob))  // want `content of Sensitive in config.Blob`
	log.Print(c.Name, c.Ref.Name, c.Store.paths)
	log.Print(len(c.Extra))
}

func variables(value Secret, name SecretName) {
	log.Print("value ", value) // want `content of Secret in parameter value`
	log.Print("name ", name)
}

func documents(kubeconfig []byte, dockerConfig []byte, kubeconfigPath string, config []byte) {
	log.Printf("client of %s", kubeconfig)   // want `kubeconfig in parameter kubeconfig`
	log.Printf("pull with %s", dockerConfig) // want `dockerconfig in parameter dockerConfig`
	log.Printf("client of %s", kubeconfigPath)
	log.Printf("config %s", config)
}

// Of a text, it is the name of the file.
func file(kubeconfig string) { log.Printf("reading %s", kubeconfig) }
