package maps

import (
	"log"
	"maps"
	"os"
	"slices"
)

func constantKeys() {
	m := map[string]string{"user": "u", "pin": os.Getenv("DB_PASSWORD")}
	log.Print(m["user"])
	log.Print(m["pin"]) // want `password from os.Getenv`
	m["pin"] = "[redacted]"
	log.Print(m["pin"])
	log.Print(m)
}

func unknownKeys(k string) {
	m := make(map[string]string)
	m[k] = os.Getenv("DB_PASSWORD")
	log.Print(m["user"]) // want `password from os.Getenv`
	clear(m)
	log.Print(m)
	log.Print(len(m), m == nil)
}

func nested() {
	m := map[string]map[string]string{"db": {"host": "h", "pin": os.Getenv("DB_PASSWORD")}}
	log.Print(m["db"]["host"])
	log.Print(m["db"]["pin"]) // want `password from os.Getenv`
	db := m["db"]
	log.Print(db) // want `password from os.Getenv`
}

func ranged() {
	m := map[string]string{"pin": os.Getenv("DB_PASSWORD")}
	for k, v := range m {
		log.Print(k)
		log.Print(v) // want `password from os.Getenv`
	}
	if v, ok := m["pin"]; ok {
		log.Print(v) // want `password from os.Getenv`
		log.Print(ok)
	}
}

func secretKeys(user string) {
	byToken := map[string]string{os.Getenv("SESSION_TOKEN"): user}
	log.Print(byToken) // want `session token from os.Getenv`
	for k, v := range byToken {
		log.Print(k) // want `session token from os.Getenv`
		log.Print(v)
	}
}

func library() {
	m := map[string]string{"pin": os.Getenv("DB_PASSWORD")}
	log.Print(slices.Sorted(maps.Keys(m)))
	log.Print(slices.Collect(maps.Values(m))) // want `password from os.Getenv`
	c := maps.Clone(m)
	log.Print(c) // want `password from os.Getenv`
	delete(c, "pin")
	log.Print(c)
	log.Print(m) // want `password from os.Getenv`
}

func decoded(m map[string]string) {
	log.Print(m["password"]) // want `password under the key "password"`
	log.Print(m["host"])
	log.Print(m["password_file"])
}
