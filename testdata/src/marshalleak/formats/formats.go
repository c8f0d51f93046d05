// Package formats has each encoder heed its own tag.
package formats

import (
	"encoding/gob"
	"encoding/xml"
	"io"

	"github.com/BurntSushi/toml"
	"gopkg.in/yaml.v3"
)

type plain struct {
	Password string
}

type noYAML struct {
	Password string `yaml:"-"`
}

type noXML struct {
	Password string `xml:"-"`
}

type noTOML struct {
	Password string `toml:"-" json:"password"`
}

func encode(w io.Writer) {
	yaml.Marshal(plain{})             // want `password in plain.Password`
	xml.Marshal(plain{})              // want `password in plain.Password`
	gob.NewEncoder(w).Encode(plain{}) // want `password in plain.Password`
	toml.Marshal(plain{})             // want `password in plain.Password`
	yaml.Marshal(noXML{})             // want `password in noXML.Password`
	xml.Marshal(noYAML{})             // want `password in noYAML.Password`
	toml.Marshal(noXML{})             // want `password in noXML.Password`
	yaml.Marshal(noYAML{})
	xml.Marshal(noXML{})
	toml.Marshal(noTOML{})
}
