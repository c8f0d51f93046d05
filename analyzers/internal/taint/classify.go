package taint

import (
	"go/types"
	"regexp"

	"github.com/leakvet/leakvet/rules/secretname"
)

type secretPattern struct {
	pattern *regexp.Regexp
	noun    string
}

// classify judges an identifier: by the models, else by what is known of names.
func (ix *index) classify(ident string) (secretname.Name, bool) {
	if n, ok := ix.modelledName(ident); n.Noun != "" || !ok {
		return n, n.Noun != ""
	}
	return secretname.Classify(ident)
}

// classifyKey judges the name of an environment variable or a key.
func (ix *index) classifyKey(name string) (secretname.Name, bool) {
	if n, ok := ix.modelledName(name); n.Noun != "" || !ok {
		return n, n.Noun != ""
	}
	return secretname.ClassifyKey(name)
}

// modelledName is what the models say of a name; open is false if they say that it is none.
func (ix *index) modelledName(name string) (n secretname.Name, open bool) {
	for _, p := range ix.plain {
		if p.MatchString(name) {
			return n, false
		}
	}
	for _, s := range ix.secret {
		if s.pattern.MatchString(name) {
			return secretname.Name{Noun: s.noun}, true
		}
	}
	return n, true
}

// named judges a name with its type: a secret's name on something that can hold one.
func (ix *index) named(name string, t types.Type) (secretname.Name, bool) {
	n, ok := ix.classify(name)
	if !ok || !holdsText(t) && !wraps(t) || listsNames(n, t) {
		return secretname.Name{}, false
	}
	return n, true
}

// listsNames reports whether a list called "credentials" or "secrets" is one of their
// names: that is what a list of them is nearly always.
func listsNames(n secretname.Name, t types.Type) bool {
	s, ok := under(t).(*types.Slice)
	return ok && isText(s.Elem()) && (n.Noun == "credentials" || n.Noun == "secrets")
}
