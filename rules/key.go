package rules

import (
	"reflect"
	"slices"
	"strings"
)

// KeyHint completes an error about a key that the tables of a file do not have: what
// was probably meant, else what the table has. t is the struct that the file is
// decoded into.
func KeyHint(t reflect.Type, key []string) string {
	table := ""
	for _, part := range key {
		for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if t.Kind() == reflect.Map {
			t, table = t.Elem(), part
			continue
		}
		if t.Kind() != reflect.Struct {
			return ""
		}
		fields := tableKeys(t)
		if i := slices.IndexFunc(fields, func(f tableKey) bool { return f.name == part }); i >= 0 {
			t, table = fields[i].typ, part
			continue
		}
		return suggestKey(part, table, fields)
	}
	return ""
}

// ValueHint says what a key of the file takes, or "" if the type does not tell.
func ValueHint(t reflect.Type, key []string) string {
	for _, part := range key {
		for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer || t.Kind() == reflect.Map {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct {
			return ""
		}
		fields := tableKeys(t)
		i := slices.IndexFunc(fields, func(f tableKey) bool { return f.name == part })
		if i < 0 {
			return ""
		}
		t = fields[i].typ
	}
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String:
		return `a list of texts: ["…"]`
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Int:
		return "a list of numbers: [0]"
	case t.Kind() == reflect.String:
		return `a text: "…"`
	case t.Kind() == reflect.Int:
		return "a number"
	case t.Kind() == reflect.Bool:
		return "true or false"
	}
	return ""
}

// tableKey is a key that a table may have.
type tableKey struct {
	name string
	typ  reflect.Type
}

func tableKeys(t reflect.Type) (out []tableKey) {
	for f := range t.Fields() {
		switch tag := f.Tag.Get("toml"); {
		case f.Anonymous && tag == "":
			out = append(out, tableKeys(f.Type)...)
		case tag != "" && tag != "-":
			out = append(out, tableKey{tag, f.Type})
		}
	}
	return out
}

// meant says which key people mean by a word that stands in no table.
var meant = map[string]string{
	"function": "symbol", "functions": "symbols", "func": "symbol", "method": "symbol", "methods": "symbols",
	"field": "symbol", "fields": "symbols", "name": "symbol", "struct": "type",
	"argument": "args", "arguments": "args", "param": "args", "params": "args", "parameters": "args",
	"input": "from", "inputs": "from", "output": "to", "outputs": "to", "category": "kind", "pkg": "package", "import": "package",
	"sources": "source", "sinks": "sink", "sanitizers": "sanitizer", "sanitiser": "sanitizer", "propagators": "propagator", "slots": "slot",
	"ignore": "exclude", "disabled": "off",
}

func suggestKey(word, table string, fields []tableKey) string {
	var names, known []string
	for _, f := range fields {
		names = append(names, f.name)
	}
	known = append(known, names...)
	for w, key := range meant {
		if slices.Contains(names, key) && !slices.Contains(names, w) {
			known = append(known, w)
		}
	}
	slices.Sort(known)
	if near := nearest(word, known); near != "" {
		if key, ok := meant[near]; ok && !slices.Contains(names, near) {
			near = key
		}
		return didYouMean(near)
	}
	if table == "" {
		return ""
	}
	slices.Sort(names)
	return "; it has " + strings.Join(names, ", ")
}
