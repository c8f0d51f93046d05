// Package jsontype marshals types with and without a credential in them.
package jsontype

import (
	"encoding/json"
	"io"
)

type login struct {
	User     string
	Password string
}

type hidden struct {
	User     string
	Password string `json:"-"`
	secret   string
}

type limits struct {
	MaxTokens       int
	RedactionTokens []string
}

type nested struct {
	Name  string
	Inner *login
}

func whole(w io.Writer) {
	json.Marshal(login{})                           // want `password in login.Password reaches serialised data through json.Marshal`
	json.Marshal(&login{})                          // want `password in login.Password`
	json.MarshalIndent([]login{{}}, "", " ")        // want `password in login.Password`
	json.Marshal(map[string]login{})                // want `password in login.Password`
	json.NewEncoder(w).Encode(nested{Name: "test"}) // want `password in login.Password`
	json.Marshal(hidden{secret: "x"})
	json.Marshal(limits{MaxTokens: 4})
	json.Marshal("password")
}

func mask(string) string { return "****" }

func replaced(l login) {
	json.Marshal(login{User: l.User, Password: mask(l.Password)})
	json.Marshal(&login{User: l.User, Password: mask(l.Password)})
	l.Password = mask(l.Password)
	json.Marshal(l)
}

func passedOn(l login) {
	json.Marshal(login{User: l.User, Password: l.Password}) // want `password in login.Password`
}

// Marshal is no encoder.
func Marshal(any) {}

func other() { Marshal(login{}) }
