package taint

import (
	"go/types"
	"reflect"
	"regexp"
	"strings"

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

// nameTags are the tags that give a field its name in a document.
var nameTags = []string{"json", "yaml", "toml", "xml", "mapstructure", "koanf", "hcl"}

// tagged judges the name that a tag gives a field, where its own says nothing: what is
// "access_key" in the file that it is read from is no other thing for being called Key. A
// name that is about a secret, such as KeyFile, stays so whatever the tag.
func (ix *index) tagged(fld *types.Var, tag string) (n secretname.Name, ok bool) {
	if tag == "" || ix.aboutSecret(fld.Name()) {
		return n, false
	}
	for _, key := range nameTags {
		name, _, _ := strings.Cut(reflect.StructTag(tag).Get(key), ",")
		if n, ok = ix.classify(name); ok && !n.NeedsContext {
			return n, true
		}
	}
	name, _, _ := strings.Cut(reflect.StructTag(tag).Get("env"), ",")
	n, ok = ix.classifyKey(name)
	return n, ok && !n.NeedsContext
}

// aboutSecret recognises names such as PasswordFile: about a secret, and not one.
func (ix *index) aboutSecret(name string) bool {
	words := secretname.Split(name)
	if !secretname.About(name) {
		return false
	}
	_, ok := ix.classify(strings.Join(words[:len(words)-1], "_"))
	return ok
}

// named judges a name with its type: a secret's name on something that can hold one.
func (ix *index) named(name string, t types.Type) (secretname.Name, bool) {
	if !holdsText(t) && !wraps(t) {
		return secretname.Name{}, false
	}
	n, ok := ix.classify(name)
	if !ok && isBytes(t) {
		n, ok = secretname.ClassifyDocument(name)
	}
	if !ok || n.NeedsContext {
		if tn, typed := secretType(t); typed {
			return tn, true
		}
	}
	if !ok || listsNames(n, t) {
		return secretname.Name{}, false
	}
	return n, true
}

// secretType judges a type by its name.
func secretType(t types.Type) (n secretname.Name, ok bool) {
	if named := namedOf(t); named != nil {
		return secretname.ClassifyType(named.Obj().Name())
	}
	return n, false
}

// listsNames reports whether a list called "credentials" or "secrets" is one of their
// names: that is what a list of them is nearly always.
func listsNames(n secretname.Name, t types.Type) bool {
	s, ok := under(t).(*types.Slice)
	return ok && isText(s.Elem()) && (n.Noun == "credentials" || n.Noun == "secrets")
}
