package gjson

import (
	"log"

	"github.com/tidwall/gjson"
)

func leak(body string) {
	log.Print("token ", gjson.Get(body, "access_token").String()) // want `reaches a log`
}

func nearMiss(body string) {
	log.Print("model ", gjson.Get(body, "model").String())
}
