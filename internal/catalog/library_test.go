package catalog

import (
	"reflect"
	"testing"

	"github.com/leakvet/leakvet/rules"
)

func TestLibraries(t *testing.T) {
	const text = `library = "lib"
packages = ["example.com/lib"]
url = "https://example.com"
verified = ["example.com/lib@v1.2.3"]

[[source]]
tag = 'secret:"true"'

[[sink]]
kind = "log"
package = "example.com/lib"
symbols = ["Info", "Warn"]

[[sink]]
kind = "prompt"
symbol = "example.com/lib.Ask"

[[slot]]
package = "example.com/lib"
type = "Key"
symbol = "WithKey"
`
	m, err := rules.LoadModel("rules/models/lib.toml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	got, err := Libraries(new(rules.Set).With(m, &rules.Model{Library: "Alib"}))
	if err != nil {
		t.Fatal(err)
	}
	want := []Library{{Name: "Alib"}, {
		Name: "lib", File: "rules/models/lib.toml", URL: "https://example.com", Verified: []string{"example.com/lib@v1.2.3"},
		Sources: 1, Sinks: []SinkCount{{"prompt", 1}, {"log", 2}}, Slots: 2,
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}
