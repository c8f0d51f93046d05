package embedding

import (
	"encoding/json"
	"log"
	"os"
)

type base struct {
	Host string
	key  string
}

func (b base) host() string   { return b.Host }
func (b base) dump()          { log.Print(b.key) }
func (b *base) fill(s string) { b.key = s }

type client struct {
	base
	name string
}

type remote struct {
	*client
}

func promoted() {
	c := client{name: "n"}
	log.Print(c)
	c.fill(os.Getenv("API_KEY"))
	log.Print(c.name, c.Host, c.host())
	log.Print(c.key)  // want `API key from os.Getenv`
	log.Print(c.base) // want `API key from os.Getenv`
	log.Print(c)      // want `API key from os.Getenv`
	c.dump()          // want `API key from os.Getenv`
	r := remote{&c}
	r.dump()         // want `API key from os.Getenv`
	log.Print(r.key) // want `API key from os.Getenv`
	log.Print(r)     // fmt prints the address of the embedded pointer
	r.base = base{}
	log.Print(c)
}

type Credentials struct{ Password string }

type Config struct {
	Credentials
	Host string
}

type Safe struct {
	Credentials `json:"-"`
	Host        string
}

func encoded(c Config, s Safe) {
	b, _ := json.Marshal(c)
	log.Print(string(b)) // want `credentials in Config.Credentials`
	b, _ = json.Marshal(s)
	log.Print(string(b))
	log.Print(c.Host)
}

type masked struct{ token string }

func (masked) String() string { return "masked" }

type holder struct{ masked }

// The promoted String prints the holder.
func overtaken() {
	h := holder{masked{os.Getenv("AUTH_TOKEN")}}
	log.Print(h)
	log.Print(h.token) // want `auth token from os.Getenv`
}

type storer interface{ store(string) }

type logStore struct{}

func (logStore) store(s string) { log.Print(s) }

type service struct{ storer }

func embeddedInterface() {
	s := service{logStore{}}
	s.store(os.Getenv("API_KEY")) // want `API key from os.Getenv`
	s.store(s.kind())
}

func (service) kind() string { return "service" }
