package tags

import (
	"encoding/json"
	"log"
)

type request struct {
	User     string `json:"user"`
	Password string `json:"password,omitempty"`
}

type hidden struct {
	User     string `json:"user"`
	Password string `json:"-"`
}

// The comma makes it a member that is called "-".
type dash struct {
	Password string `json:"-,"`
}

type unexported struct {
	user     string
	password string
}

func tags(r request, h hidden, d dash, u unexported) {
	log.Print(encode(r)) // want `password in request.Password`
	log.Print(encode(h))
	log.Print(encode(d)) // want `password in dash.Password`
	log.Print(encode(u))
	log.Print(u) // want `password in unexported.password`
	log.Print(h) // want `password in hidden.Password`
}

func encode(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

func decoded(body []byte) {
	var r request
	if err := json.Unmarshal(body, &r); err != nil {
		return
	}
	log.Print(r.User)
	log.Print(r.Password) // want `password in request.Password`
	r.Password = ""
	log.Print(r)
}
