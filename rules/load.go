package rules

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// LoadModel reads a model file. Errors name the file, the line and, for an
// unknown key or value, what was probably meant.
func LoadModel(name string, data []byte) (*Model, error) {
	m := &Model{File: name}
	d := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields()
	if err := d.Decode(m); err != nil {
		return nil, tomlError(name, err, modelKeys(reflect.TypeFor[Model]())...)
	}
	if err := m.Compile(name, data); err != nil {
		return nil, err
	}
	return m, nil
}

// Compile checks a decoded model and resolves its ports. data is the text that
// it came from, for line numbers in errors.
func (m *Model) Compile(name string, data []byte) error {
	at := func(table string, i int, err error) error {
		return fmt.Errorf("%s:%d: [[%s]]: %w", name, tableLine(data, table, i), table, err)
	}
	for i := range m.Sources {
		if err := m.Sources[i].compile(); err != nil {
			return at("source", i, err)
		}
	}
	for i := range m.Sinks {
		if err := m.Sinks[i].compile(); err != nil {
			return at("sink", i, err)
		}
	}
	for i := range m.Sanitizers {
		s := &m.Sanitizers[i]
		err := s.check()
		if err == nil {
			s.Cleans, err = decodePorts(s.RawCleans)
		}
		if err != nil {
			return at("sanitizer", i, err)
		}
	}
	for i := range m.Propagators {
		if err := m.Propagators[i].compile(); err != nil {
			return at("propagator", i, err)
		}
	}
	for i := range m.Slots {
		s := &m.Slots[i]
		err := s.check()
		if err == nil {
			s.Args, err = decodePorts(s.RawArgs)
		}
		if err != nil {
			return at("slot", i, err)
		}
	}
	return nil
}

func (s *Source) compile() error {
	if s.Kind == "" {
		s.Kind = "credential"
	}
	if s.Kind != "credential" {
		return fmt.Errorf("unknown source kind %q: use \"credential\"", s.Kind)
	}
	if s.Confidence == "" {
		s.Confidence = "high"
	}
	if s.Tag != "" {
		return checkLevel(s.Confidence)
	}
	if err := s.check(); err != nil {
		return err
	}
	return checkLevel(s.Confidence)
}

func (s *Sink) compile() (err error) {
	if err := s.check(); err != nil {
		return err
	}
	if _, ok := SinkKindByID(s.Kind); !ok {
		return fmt.Errorf("unknown sink kind %q%s", s.Kind, Suggest(s.Kind, kindIDs()))
	}
	if s.Args, err = decodePorts(s.RawArgs); err != nil {
		return err
	}
	if len(s.Args) == 0 {
		s.Args = Ports{{Kind: AllArgs}}
	}
	if s.Format == "" {
		s.Format = FormatPrint
	}
	if err := checkFormat(s.Format, s.FormatArg); err != nil {
		return err
	}
	if (s.NameArg == nil) != (len(s.Names) == 0) {
		return errors.New("name_arg and names go together")
	}
	return checkLevel(s.Confidence)
}

func (p *Propagator) compile() (err error) {
	if err := p.check(); err != nil {
		return err
	}
	if p.From, err = decodePorts(p.RawFrom); err != nil {
		return err
	}
	if len(p.From) == 0 {
		p.From = Ports{{Kind: AllArgs}, {Kind: Receiver}}
	}
	if p.To, err = decodePorts(p.RawTo); err != nil {
		return err
	}
	if len(p.To) == 0 {
		p.To = Ports{{Kind: AllResult}}
	}
	if p.Format == "" {
		p.Format = FormatCopy
	}
	return checkFormat(p.Format, p.FormatArg)
}

// check asserts that a stanza names something.
func (s *Symbols) check() error {
	names := append(slices.Clone(s.Symbols), s.Types...)
	for _, n := range []string{s.Symbol, s.Type} {
		if n != "" {
			names = append(names, n)
		}
	}
	if len(names) == 0 {
		return errors.New("names nothing: give symbol, symbols, type or types")
	}
	for _, n := range names {
		if _, err := ParseSymbol(s.Package, n); err != nil {
			return err
		}
	}
	return nil
}

func checkFormat(f Format, arg *int) error {
	if !slices.Contains(formats, f) {
		return fmt.Errorf("unknown format %q%s", f, Suggest(string(f), formats))
	}
	if (f == FormatPrintf) != (arg != nil) {
		return errors.New("format_arg goes with format \"printf\", and is the position of the format string")
	}
	return nil
}

func checkLevel(s string) error {
	if s == "" || slices.Contains([]string{"low", "medium", "high"}, s) {
		return nil
	}
	return fmt.Errorf("unknown confidence %q: use low, medium or high", s)
}

func kindIDs() []string {
	ids := make([]string, len(SinkKinds))
	for i, k := range SinkKinds {
		ids[i] = k.ID
	}
	return ids
}

// tableLine returns the line of the i-th [[table]] header, or 1.
func tableLine(data []byte, table string, i int) int {
	head := regexp.MustCompile(`(?m)^[ \t]*\[\[` + regexp.QuoteMeta(table) + `\]\]`)
	all := head.FindAllIndex(data, i+1)
	if i >= len(all) {
		return 1
	}
	return bytes.Count(data[:all[i][0]], []byte("\n")) + 1
}

// tomlError turns the decoder's error into "file:line: what". keys are those that an
// unknown one may have been meant to be.
func tomlError(name string, err error, keys ...string) error {
	var strict *toml.StrictMissingError
	if errors.As(err, &strict) && len(strict.Errors) > 0 {
		e := strict.Errors[0]
		row, _ := e.Position()
		key := e.Key()
		return fmt.Errorf("%s:%d: unknown key %q%s", name, row, strings.Join(key, "."), Suggest(key[len(key)-1], keys))
	}
	var dec *toml.DecodeError
	if errors.As(err, &dec) {
		row, _ := dec.Position()
		return fmt.Errorf("%s:%d: %s", name, row, strings.TrimPrefix(dec.Error(), "toml: "))
	}
	return fmt.Errorf("%s: %w", name, err)
}

// modelKeys lists the keys of a model file and of its stanzas.
func modelKeys(t reflect.Type) []string {
	var keys []string
	for i := range t.NumField() {
		f := t.Field(i)
		if key := f.Tag.Get("toml"); key != "" && key != "-" {
			keys = append(keys, key)
		}
		if f.Type.Kind() == reflect.Slice {
			f.Type = f.Type.Elem()
		}
		if f.Type.Kind() == reflect.Struct && f.Tag.Get("toml") != "-" {
			keys = append(keys, modelKeys(f.Type)...)
		}
	}
	return keys
}
