package decoding

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
)

type registries struct {
	Auths map[string]entry `json:"auths"`
}

type entry struct {
	User     string `json:"user"`
	Password string `json:"password"`
}

type usage struct {
	PromptTokens int    `json:"prompt_tokens"`
	Model        string `json:"model"`
	TokenType    string `json:"token_type"`
}

// Whoever quotes the document quotes the password in it.
func quoted(contents []byte) (r registries, err error) {
	log.Printf("read %s", contents)
	if err = json.Unmarshal(contents, &r); err != nil {
		log.Printf("cannot parse %q: %v", contents, err) // want `document that holds password in entry.Password .*reaches a log`
	}
	return r, err
}

func file(name string) (entry, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return entry{}, err
	}
	var e entry
	if err := json.Unmarshal(b, &e); err != nil {
		return entry{}, fmt.Errorf("parse %s: %w", b, err) // want `document that holds password in entry.Password`
	}
	return e, nil
}

// A document without a credential is none, and neither is the size of one.
func harmless(contents []byte) {
	var u usage
	if err := json.Unmarshal(contents, &u); err != nil {
		log.Printf("cannot parse %q: %v", contents, err)
	}
	var e entry
	if err := json.Unmarshal(contents, &e); err != nil {
		log.Printf("cannot parse %d bytes", len(contents))
	}
}

// The program's own text is known to hold none.
func constant() {
	b := []byte(`{"user":"guest"}`)
	var e entry
	_ = json.Unmarshal(b, &e)
	log.Printf("defaults %s", b)
}
