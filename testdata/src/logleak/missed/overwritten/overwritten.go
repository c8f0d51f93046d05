// Package overwritten is a limit: a parameter that is printed whole is printed as it
// came in, though a field of it was overwritten before. The findings are false
// alarms.
package overwritten

import (
	"encoding/json"
	"log"
	"os"
)

type config struct{ Name, Key string }

func (c config) MarshalJSON() ([]byte, error) {
	type plain config
	c.Key = "***"
	return json.Marshal(plain(c))
}

func show(c config) {
	c.Key = "***"
	log.Print(c)
}

func use() {
	c := config{"n", os.Getenv("API_KEY")}
	show(c) // want `API key from os.Getenv`
	b, _ := json.Marshal(c)
	log.Print(string(b)) // want `API key from os.Getenv`
}
