package rules

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// badWord is an error about one word of a stanza, which is looked for to tell its line.
type badWord struct {
	word string
	err  error
}

func (e badWord) Error() string { return e.err.Error() }
func (e badWord) Unwrap() error { return e.err }

// errorLine returns the line that an error in the i-th stanza of a table is about: that
// of the word, else that of the header, else 1.
func errorLine(data []byte, table string, i int, err error) int {
	start := tableStart(data, table, i)
	var bad badWord
	if errors.As(err, &bad) && bad.word != "" {
		stanza := data[start:]
		if end := bytes.Index(stanza, []byte("\n[")); end >= 0 {
			stanza = stanza[:end]
		}
		word := regexp.MustCompile(`["'\s=\[,]` + regexp.QuoteMeta(bad.word) + `(?:["'\s\],#]|$)`)
		if at := word.FindIndex(stanza); at != nil {
			start += at[0] + 1
		}
	}
	return bytes.Count(data[:start], []byte("\n")) + 1
}

// tableStart returns where the header of the i-th [[table]] begins, or 0.
func tableStart(data []byte, table string, i int) int {
	head := regexp.MustCompile(`(?m)^[ \t]*\[\[?[ \t]*` + regexp.QuoteMeta(table) + `[ \t]*\]`)
	all := head.FindAllIndex(data, i+1)
	if i >= len(all) {
		return 0
	}
	return all[i][0]
}

// TOMLError turns the decoder's error into "file:line: what". t is the struct that the
// file was decoded into, whose keys an unknown one may have been meant to be.
func TOMLError(name string, err error, t reflect.Type) error {
	var strict *toml.StrictMissingError
	if errors.As(err, &strict) && len(strict.Errors) > 0 {
		e := strict.Errors[0]
		row, _ := e.Position()
		return fmt.Errorf("%s:%d: unknown key %q%s", name, row, strings.Join(e.Key(), "."), KeyHint(t, e.Key()))
	}
	var dec *toml.DecodeError
	if errors.As(err, &dec) {
		row, _ := dec.Position()
		if hint := ValueHint(t, dec.Key()); hint != "" {
			return fmt.Errorf("%s:%d: %s wants %s", name, row, strings.Join(dec.Key(), "."), hint)
		}
		return fmt.Errorf("%s:%d: %s", name, row, strings.TrimPrefix(dec.Error(), "toml: "))
	}
	return fmt.Errorf("%s: %w", name, err)
}
