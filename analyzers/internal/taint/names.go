package taint

import (
	"go/types"
	"path/filepath"

	"golang.org/x/tools/go/ssa"
)

// funcName is a function as a message calls it: "log.Printf", "(*Client).Ask".
func (e *engine) funcName(fn *ssa.Function) string {
	if obj, ok := fn.Object().(*types.Func); ok {
		return e.objName(obj)
	}
	if p := fn.Parent(); p != nil {
		return "a function literal in " + e.funcName(p)
	}
	return fn.Name()
}

func (e *engine) objName(obj *types.Func) string {
	if r := obj.Signature().Recv(); r != nil {
		t := r.Type()
		name := typeName(t)
		if obj.Pkg() == e.pass.Pkg {
			if n := namedOf(t); n != nil {
				name = n.Obj().Name()
			}
		}
		if isPointer(t) {
			return "(*" + name + ")." + obj.Name()
		}
		return name + "." + obj.Name()
	}
	if obj.Pkg() == nil || obj.Pkg() == e.pass.Pkg {
		return obj.Name()
	}
	return obj.Pkg().Name() + "." + obj.Name()
}

func (e *engine) methodName(c *ssa.CallCommon) string {
	return typeName(c.Value.Type()) + "." + c.Method.Name()
}

// shortPosition is "config.go:12".
func (p position) short() string {
	return filepath.Base(p.file) + ":" + itoa(p.line)
}
