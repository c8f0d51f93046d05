package taint

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules/secretname"
)

// isWrapper reports whether a function is a project's own form of a sink: it takes any
// number of values of any type, as loggers do, or is named for what the sink does.
func isWrapper(fn *ssa.Function) bool {
	sig := fn.Signature
	if n := sig.Params().Len(); sig.Variadic() && n > 0 && !isBytes(sig.Params().At(n-1).Type()) {
		return true
	}
	return slices.ContainsFunc(secretname.Split(fn.Name()), func(w string) bool { return sinkWords[w] })
}

var sinkWords = wordSet(`log logf logger debug debugf info infof warn warnf warning error errorf errorln fatal fatalf trace tracef print printf println
	notice panic panicf must say tell report emit record audit publish enqueue push send write save store persist put set ask prompt complete
	embed index add upsert insert store chat generate respond reply render encode json dump show`)
