package marshalers

import (
	"encoding/json"
	"encoding/xml"
	"log"
	"os"
)

type onValue struct{ Key string }

func (onValue) MarshalJSON() ([]byte, error) { return []byte(`"***"`), nil }

type onPointer struct{ Key string }

func (*onPointer) MarshalJSON() ([]byte, error) { return []byte(`"***"`), nil }

type asText struct{ Key string }

func (asText) MarshalText() ([]byte, error) { return []byte("***"), nil }

type careless struct{ Key string }

func (c careless) MarshalJSON() ([]byte, error) { return json.Marshal(map[string]string{"k": c.Key}) }

type onlyString struct{ Key string }

func (onlyString) String() string { return "***" }

type holder struct {
	Name string
	Key  onValue
}

func marshal() {
	key := os.Getenv("API_KEY")
	log.Print(encode(onValue{key}))
	log.Print(encode(&onPointer{key}))
	log.Print(encode(onPointer{key})) // want `API key from os.Getenv`
	log.Print(encode(asText{key}))
	log.Print(encode(careless{key}))   // want `API key from os.Getenv`
	log.Print(encode(onlyString{key})) // want `API key from os.Getenv`
	log.Print(encode(holder{"n", onValue{key}}))
	log.Print(onValue{key}) // want `API key from os.Getenv`
	log.Print(onlyString{key})
}

func encode(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

// A type without the method: the usual way to marshal the rest.
type leaky struct {
	Name string
	Key  string
}

func (l leaky) MarshalJSON() ([]byte, error) {
	type plain leaky
	l.Name = "***"
	return json.Marshal(plain(l))
}

func hidden() {
	log.Print(encode(leaky{"n", os.Getenv("API_KEY")})) // want `API key from os.Getenv`
}

func others() {
	b, _ := xml.Marshal(holder{"n", onValue{os.Getenv("API_KEY")}})
	log.Print(string(b))                                              // want `API key from os.Getenv`
	json.NewEncoder(os.Stderr).Encode(careless{os.Getenv("API_KEY")}) // want `API key from os.Getenv`
	json.NewEncoder(os.Stderr).Encode(onValue{os.Getenv("API_KEY")})
}

// The same, and nothing is left of the key.
type masking struct {
	Name string
	Key  string
}

func (m masking) MarshalJSON() ([]byte, error) {
	type plain masking
	m.Key = "***"
	return json.Marshal(plain(m))
}

func masked() {
	log.Print(encode(masking{"n", os.Getenv("API_KEY")}))
}
