package rules

// Named is a symbol or type of a stanza and where it is written.
type Named struct {
	Symbol Symbol // a type has its name in Type
	Table  string // "sink"
	Text   string // as it is spelt
	Line   int
}

// Names lists what the stanzas of a model name. data is the text that it came from.
func (m *Model) Names(data []byte) (out []Named) {
	add := func(table string, i int, s Symbols) {
		at := func(sym Symbol, text string) {
			out = append(out, Named{sym, table, text, errorLine(data, table, i, badWord{word: text})})
		}
		for _, n := range one(s.Symbol, s.Symbols) {
			if sym, err := ParseSymbol(s.Package, n); err == nil { // Compile has rejected others
				at(sym, n)
			}
		}
		for _, n := range one(s.Type, s.Types) {
			if sym, err := ParseType(s.Package, n); err == nil {
				at(Symbol{sym.Package, sym.Name, ""}, n)
			}
		}
	}
	for i, s := range m.Sources {
		add("source", i, s.Symbols)
	}
	for i, s := range m.Sinks {
		add("sink", i, s.Symbols)
	}
	for i, s := range m.Sanitizers {
		add("sanitizer", i, s.Symbols)
	}
	for i, s := range m.Propagators {
		add("propagator", i, s.Symbols)
	}
	for i, s := range m.Slots {
		add("slot", i, s.Symbols)
	}
	return out
}
