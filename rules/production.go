package rules

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"

	"github.com/pelletier/go-toml/v2"
)

// Production is one of the seven production rules, the questions that an agent
// team is asked before it ships.
type Production struct {
	Number int    `toml:"number"`
	Title  string `toml:"title"`
	// Question is what readiness asks.
	Question string `toml:"question"`
	// Evidence says what would answer the question well.
	Evidence string `toml:"evidence"`
	// Remedy is one line that says what to do.
	Remedy string `toml:"remedy"`
}

// ProductionCount is how many production rules there are, numbered from 1.
const ProductionCount = 7

//go:embed production.toml
var productionFile []byte

var production = sync.OnceValue(func() []Production {
	ps, err := loadProduction("rules/production.toml", productionFile)
	if err != nil {
		panic(err) // the file is part of the binary
	}
	return ps
})

// ProductionRules returns the seven production rules in their order.
func ProductionRules() []Production { return slices.Clone(production()) }

// loadProduction reads the file strictly: every rule once, in order, complete.
func loadProduction(name string, data []byte) ([]Production, error) {
	var file struct {
		Production []Production `toml:"production"`
	}
	d := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields()
	if err := d.Decode(&file); err != nil {
		return nil, TOMLError(name, err, reflect.TypeOf(file))
	}
	for i, p := range file.Production {
		if err := p.check(i + 1); err != nil {
			return nil, fmt.Errorf("%s:%d: [[production]]: %w", name, errorLine(data, "production", i, err), err)
		}
	}
	if n := len(file.Production); n != ProductionCount {
		return nil, fmt.Errorf("%s: %d production rules: there are %d", name, n, ProductionCount)
	}
	return file.Production, nil
}

func (p Production) check(number int) error {
	if p.Number != number {
		return fmt.Errorf("number is %d, but the rule stands at place %d: keep them in order", p.Number, number)
	}
	for _, s := range []string{p.Title, p.Question, p.Evidence, p.Remedy} {
		if s == "" {
			return errors.New("a production rule has a title, a question, evidence and a remedy: one is missing")
		}
	}
	return nil
}
