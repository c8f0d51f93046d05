package toml

import (
	"log"

	"github.com/BurntSushi/toml"
	gotoml "github.com/pelletier/go-toml/v2"
)

type provider struct{ APIKey, Model string }

func leak(p provider) {
	b, _ := toml.Marshal(p)
	log.Printf("%s", b) // want `API key in provider.APIKey.*reaches a log`
	b, _ = gotoml.Marshal(p)
	log.Printf("%s", b) // want `API key in provider.APIKey.*reaches a log`
}

func nearMiss(p provider) {
	b, _ := toml.Marshal([]string{p.Model})
	log.Printf("%s", b)
	b, _ = gotoml.Marshal(p.Model)
	log.Printf("%s", b)
}
