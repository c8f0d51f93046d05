package gocmp

import (
	"log"

	"github.com/google/go-cmp/cmp"
)

type settings struct{ APIKey, Model string }

func leak(before, after settings) {
	log.Print("changed: ", cmp.Diff(before, after)) // want `API key in settings.APIKey.*reaches a log`
}

func nearMiss(before, after settings) {
	log.Print("changed: ", cmp.Diff(before.Model, after.Model))
}
