// Package tagdash is a limit: the tag `json:"-,"` means a member that is called "-",
// not one that is left out. This leaks.
package tagdash

import (
	"encoding/json"
	"log"
)

type dash struct {
	Password string `json:"-,"`
}

func marshal(d dash) {
	b, _ := json.Marshal(d)
	log.Print(string(b))
}
