package rules

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
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
		return nil, TOMLError(name, err, reflect.TypeFor[Model]())
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
		return fmt.Errorf("%s:%d: [[%s]]: %w", name, errorLine(data, table, i, err), table, err)
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
		if err := m.Sanitizers[i].compile(); err != nil {
			return at("sanitizer", i, err)
		}
	}
	for i := range m.Propagators {
		if err := m.Propagators[i].compile(); err != nil {
			return at("propagator", i, err)
		}
	}
	for i := range m.Slots {
		if err := m.Slots[i].compile(); err != nil {
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
		return badWord{s.Kind, fmt.Errorf("unknown source kind %q: use \"credential\"", s.Kind)}
	}
	if s.Confidence == "" {
		s.Confidence = "high"
	}
	if len(s.Names) > 0 {
		if s.Count() > 0 || s.Tag != "" {
			return errors.New("names stand alone: give the symbols a stanza of their own")
		}
		if _, err := NamePattern(s.Names); err != nil {
			return err
		}
	} else if s.Tag != "" {
		if s.Count() > 0 {
			return errors.New("tag stands alone: give the symbols a stanza of their own")
		}
		if err := checkTag(s.Tag); err != nil {
			return err
		}
	} else if err := s.check(); err != nil {
		return err
	}
	return errors.Join(checkPositions(append(slices.Concat(s.Out, s.Results), deref(s.NameArg))...), checkConfidence(s.Confidence))
}

func (s *Sink) compile() (err error) {
	if err := s.check(); err != nil {
		return err
	}
	if s.Kind == "" {
		return fmt.Errorf("no kind: give one of %s", strings.Join(kindIDs(), ", "))
	}
	if _, ok := SinkKindByID(s.Kind); !ok {
		return badWord{s.Kind, fmt.Errorf("unknown sink kind %q%s", s.Kind, Suggest(s.Kind, kindIDs()))}
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
	if err := checkPositions(deref(s.NameArg), deref(s.ModeArg), deref(s.Callback), deref(s.FormatArg)); err != nil {
		return err
	}
	if s.Severity != "" && !slices.Contains(severities, s.Severity) {
		return badWord{s.Severity, fmt.Errorf("unknown severity %q%s", s.Severity, orUse(s.Severity, severities))}
	}
	return checkConfidence(s.Confidence)
}

func (s *Sanitizer) compile() (err error) {
	if len(s.Names) > 0 {
		if s.Count() > 0 {
			return errors.New("names stand alone: give the symbols a stanza of their own")
		}
		_, err := NamePattern(s.Names)
		return err
	}
	if err := s.check(); err != nil {
		return err
	}
	if near := nearest(s.What, []string{"unrelated"}); near != "" && near != s.What {
		return badWord{s.What, fmt.Errorf("unknown what %q%s", s.What, didYouMean(near))}
	}
	if s.Cleans, err = decodeInputs(s.RawCleans); err != nil {
		return err
	}
	return checkPositions(s.Args...)
}

func (p *Propagator) compile() (err error) {
	if p.Doubt < 0 || p.Doubt > 2 {
		return fmt.Errorf("doubt = %d: use 0, 1 or 2, the levels of confidence that are lost", p.Doubt)
	}
	if err := p.check(); err != nil {
		return err
	}
	if p.From, err = decodePorts(p.RawFrom); err != nil {
		return err
	}
	for _, port := range p.From {
		if port.Kind == AllResult {
			return badWord{"result", errors.New("from: a result is an output: write it under \"to\"")}
		}
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
	if err := checkFormat(p.Format, p.FormatArg); err != nil {
		return err
	}
	return checkPositions(deref(p.FormatArg), deref(p.Without))
}

func (s *Slot) compile() (err error) {
	if err := s.check(); err != nil {
		return err
	}
	if s.Args, err = decodeInputs(s.RawArgs); err != nil {
		return err
	}
	if s.NameArg != nil && s.Takes == "" {
		return errors.New("name_arg goes with takes")
	}
	return checkPositions(deref(s.NameArg))
}

// check asserts that a stanza names something, and what it names.
func (s *Symbols) check() error {
	if s.Count() == 0 {
		return errors.New("names nothing: give symbol, symbols, type or types")
	}
	for _, n := range one(s.Symbol, s.Symbols) {
		if _, err := ParseSymbol(s.Package, n); err != nil {
			return err
		}
	}
	for _, n := range one(s.Type, s.Types) {
		if _, err := ParseType(s.Package, n); err != nil {
			return err
		}
	}
	return nil
}

func one(s string, more []string) []string {
	if s == "" {
		return more
	}
	return append([]string{s}, more...)
}

func checkFormat(f Format, arg *int) error {
	if !slices.Contains(formats, f) {
		return badWord{string(f), fmt.Errorf("unknown format %q%s", f, orUse(string(f), formats))}
	}
	if (f == FormatPrintf) != (arg != nil) {
		return errors.New("format_arg goes with format \"printf\", and is the position of the format string")
	}
	return nil
}

var (
	confidences = []string{"low", "medium", "high"}
	severities  = []string{"info", "low", "medium", "high", "critical"}
)

func checkConfidence(s string) error {
	if s == "" || slices.Contains(confidences, s) {
		return nil
	}
	return badWord{s, fmt.Errorf("unknown confidence %q%s", s, orUse(s, confidences))}
}

// orUse completes an error about an unknown word of a short list.
func orUse[T ~string](word string, known []T) string {
	if s := Suggest(word, known); s != "" {
		return s
	}
	words := make([]string, len(known))
	for i, k := range known {
		words[i] = string(k)
	}
	return ": use " + strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

func checkPositions(positions ...int) error {
	for _, i := range positions {
		if i < 0 {
			return badWord{fmt.Sprint(i), fmt.Errorf("position %d: an argument position counts from 0", i)}
		}
	}
	return nil
}

// deref reads an optional position; what is not given is not wrong.
func deref(i *int) int {
	if i == nil {
		return 0
	}
	return *i
}

// checkTag asserts that a tag is a key, or a key and its value as struct tags have it.
func checkTag(tag string) error {
	key, value, ok := strings.Cut(tag, ":")
	if strings.ContainsAny(key, "\"` \t") || key == "" || ok && (len(value) < 2 || value[0] != '"' || value[len(value)-1] != '"') {
		return badWord{tag, fmt.Errorf("tag %q: write a key, or a key and its value: 'secret:\"true\"'", tag)}
	}
	return nil
}

func kindIDs() []string {
	ids := make([]string, len(SinkKinds))
	for i, k := range SinkKinds {
		ids[i] = k.ID
	}
	return ids
}
