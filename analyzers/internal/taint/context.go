package taint

import (
	"go/types"
	"strings"

	"github.com/leakvet/leakvet/rules/secretname"
)

// isChildEnv recognises the environment in the description of a process to start, as in
// the configuration of an MCP server: that is where its API keys are.
func isChildEnv(owner types.Type, st *types.Struct, fld *types.Var) bool {
	switch fld.Name() {
	case "Env", "Envs", "EnvVars", "Environment", "env":
	default:
		return false
	}
	switch u := under(fld.Type()).(type) {
	case *types.Map:
		if !isText(u.Elem()) {
			return false
		}
	case *types.Slice:
		if !isText(u.Elem()) {
			return false
		}
	default:
		return false
	}
	if n := namedOf(owner); n != nil && n.Obj().Pkg() != nil && isStd(n.Obj().Pkg().Path()) {
		return false
	}
	for other := range st.Fields() {
		switch other.Name() {
		case "Command", "Cmd", "command", "cmd", "Args", "args", "Executable":
			return true
		}
	}
	return false
}

// isReference recognises a struct that names a secret rather than holding it:
// SecretRef, CredentialReference.
func isReference(t types.Type) bool {
	n := namedOf(t)
	if n == nil {
		return false
	}
	words := secretname.Split(n.Obj().Name())
	switch words[len(words)-1] {
	case "ref", "refs", "reference", "selector", "locator":
		return true
	}
	return false
}

// authStruct reports whether a struct is one in which a bare "token" is a
// credential: it has an address, a user or a client beside it, or says so itself.
func authStruct(owner types.Type, st *types.Struct) bool {
	if n := namedOf(owner); n != nil {
		for _, w := range secretname.Split(n.Obj().Name()) {
			if authWords[w] {
				return true
			}
		}
	}
	for fld := range st.Fields() {
		for _, w := range secretname.Split(fld.Name()) {
			if authWords[w] {
				return true
			}
		}
	}
	return false
}

// authContext is authStruct for a local variable or parameter.
func (f *frame) authContext() bool {
	if f.auth == nil {
		v := f.findAuthContext()
		f.auth = &v
	}
	return *f.auth
}

func (f *frame) findAuthContext() bool {
	pkg := f.fn.Package()
	if pkg != nil {
		for _, w := range []string{"token", "lexer", "parser", "scanner", "ast", "tokenizer", "template", "grammar"} {
			if strings.Contains(pkg.Pkg.Name(), w) {
				return false
			}
		}
	}
	for fn := f.fn; fn != nil; fn = fn.Parent() {
		for _, w := range secretname.Split(fn.Name()) {
			if authWords[w] {
				return true
			}
		}
		for _, p := range fn.Params {
			for _, w := range secretname.Split(p.Name()) {
				if authWords[w] {
					return true
				}
			}
		}
		if r := fn.Signature.Recv(); r != nil {
			if n := namedOf(r.Type()); n != nil {
				for _, w := range secretname.Split(n.Obj().Name()) {
					if authWords[w] {
						return true
					}
				}
			}
		}
	}
	return false
}

var authWords = wordSet(`auth oauth oauth2 authenticate authentication login logon signin credential credentials client api url uri baseurl endpoint
		host hostname server user username email account bearer sso oidc jwt session webhook bot connect connection dial dsn git github gitlab slack
		provider secret password`)

func wordSet(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
