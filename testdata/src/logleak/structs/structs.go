package structs

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
)

type Config struct {
	Name   string
	APIKey string
	Nested *Nested
}

type Nested struct{ Password string }

type hidden struct {
	Name   string
	APIKey string `json:"-"`
}

type redacting struct {
	APIKey string
}

func (r redacting) String() string { return "redacting{***}" }

type careless struct {
	APIKey string
}

func (c careless) String() string { return "careless{" + c.APIKey + "}" }

type fake struct{ APIKey string }

func (f *fake) String() string { return "fake" }

func dump(cfg Config, ptr *Config, h hidden, r redacting, c careless, f fake) {
	log.Printf("%+v", cfg) // want `API key in Config.APIKey`
	log.Printf("%v", ptr)  // want `API key in Config.APIKey`
	log.Print(cfg.Name)
	log.Print(cfg.APIKey) // want `API key in Config.APIKey`
	b, _ := json.Marshal(h)
	log.Printf("%s", b)
	log.Print(h) // want `API key in hidden.APIKey`
	log.Print(r)
	log.Printf("%#v", r) // want `API key in redacting.APIKey`
	log.Print(c)         // want `API key in careless.APIKey`
	log.Print(f)         // want `API key in fake.APIKey`
	log.Print(&f)
	b, err := json.Marshal(cfg)
	log.Print(string(b), err) // want `API key in Config.APIKey`
}

func nested(n struct{ Inner *Nested }) {
	log.Print(n) // fmt prints the address of a nested pointer
	b, _ := json.Marshal(n)
	log.Print(string(b)) // want `password in Nested.Password`
}

func built() {
	c := Config{Name: "x"}
	log.Print(c)
	c.APIKey = os.Getenv("API_KEY")
	log.Print(c) // want `API key from os.Getenv`
	c.APIKey = "[set]"
	log.Print(c)
	m := map[string]string{"user": "u", "password": os.Getenv("DB_PASSWORD")}
	log.Print(m["user"])
	log.Print(m) // want `password from os.Getenv`
	delete(m, "password")
	log.Print(m)
	s := fmt.Sprintf("%v", c)
	log.Print(s)
}

func scrub(c *Config) { c.APIKey = "" }

func scrubbed(c Config) {
	scrub(&c)
	c.Nested = nil
	log.Printf("%+v", c)
}

type settings struct{ Name, Key string }

func maskKey(s settings) {
	s.Key = "***"
	log.Print(s)
}

func maskName(s settings) {
	s.Name = "***"
	log.Print(s) // want `API key from os\.Getenv\("API_KEY"\)`
}

func masked() {
	s := settings{"n", os.Getenv("API_KEY")}
	maskKey(s)
	maskName(s)
}
