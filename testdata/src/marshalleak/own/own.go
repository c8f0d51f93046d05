// Package own has types that say themselves how they are encoded.
package own

import "encoding/json"

type value struct {
	User     string
	Password string
}

func (v value) MarshalJSON() ([]byte, error) {
	type aux struct{ User, Password string }
	return json.Marshal(aux{User: v.User, Password: "****"})
}

type pointer struct {
	User     string
	Password string
}

func (p *pointer) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct{ User string }{p.User})
}

type printed struct {
	User     string
	Password string
}

func (p printed) String() string {
	b, _ := json.Marshal(p) // want `password in printed.Password`
	return string(b)
}

func marshal() {
	json.Marshal(value{})
	json.Marshal([]value{{}})
	json.Marshal(&pointer{})
}
