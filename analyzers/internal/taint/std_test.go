package taint

import (
	"bytes"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/rules"
)

// TestStandardLibrary writes a function for every step of testdata/src/taint/std/steps.txt,
// taking one input of a function of the standard library to one of its outputs, and
// asserts that a secret makes it through, or that it does not.
func TestStandardLibrary(t *testing.T) {
	packages := readSteps(t)
	models := rules.Embedded().With(stepModel(t))
	imp := exportImporter(t, slices.Collect(maps.Keys(packages)))
	reached := 0
	for _, path := range slices.Sorted(maps.Keys(packages)) {
		pkg, err := imp.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		w := &stepWriter{pkg: pkg, imports: make(map[string]bool)}
		for _, s := range packages[path] {
			if err := w.write(s); err != nil {
				t.Errorf("steps.txt:%d: %s.%s %s: %v", s.line, path, s.fn, s, err)
			}
		}
		found := make(map[string]bool)
		for _, f := range analyzeModels(t, imp, models, "steps", w.source()).result.Flows {
			// A response has headers whoever sent it: those are another source's.
			if f.Kind == "transcript" && strings.Contains(f.Message, "newSource") {
				found[f.Symbol] = true
			}
		}
		for i, s := range w.steps {
			if got := found[fmt.Sprintf("run%d", i)]; got != !s.silent {
				t.Errorf("steps.txt:%d: %s.%s %s: reached = %v", s.line, path, s.fn, s, got)
			} else if got {
				reached++
			}
		}
	}
	t.Logf("%d steps reached", reached)
}

// stepModel makes a credential of what newSource returns and a sink of sink. The sink is
// of a kind that no model of the standard library has.
func stepModel(t *testing.T) *rules.Model {
	m, err := rules.LoadModel("steps.toml", []byte(`
[[source]]
symbol = "example.com/steps.newSource"

[[sink]]
kind   = "transcript"
symbol = "example.com/steps.sink"
format = "reflect"
`))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// A step leads from one port of a function to another: "R" is the receiver, a number an
// argument, "=0" the first result.
type step struct {
	line     int
	fn       string // "Copy" or "Reader.Read"
	from, to string
	silent   bool
}

func (s step) String() string {
	text := s.from + ">" + s.to
	if s.silent {
		return "!" + text
	}
	return text
}

// readSteps reads the table by package.
func readSteps(t *testing.T) map[string][]step {
	data, err := os.ReadFile(filepath.FromSlash("../../../testdata/src/taint/std/steps.txt"))
	if err != nil {
		t.Fatal(err)
	}
	packages := make(map[string][]step)
	path := ""
	for i, line := range strings.Split(string(data), "\n") {
		ports, functions, ok := strings.Cut(line, ":")
		switch {
		case line == "" || line[0] == '#':
		case !ok:
			path = line
		default:
			for _, fn := range strings.Fields(functions) {
				for _, p := range strings.Fields(ports) {
					s := step{line: i + 1, fn: fn}
					p, s.silent = strings.CutPrefix(p, "!")
					s.from, s.to, _ = strings.Cut(p, ">")
					packages[path] = append(packages[path], s)
				}
			}
		}
	}
	return packages
}

// exportImporter imports from the export data that the go command has of packages and of
// what they import.
func exportImporter(t *testing.T, paths []string) types.Importer {
	cmd := exec.Command("go", append([]string{"list", "-deps", "-export", "-f", "{{.ImportPath}}\t{{.Export}}"}, paths...)...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("list export data: %v", err)
	}
	files := make(map[string]string)
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), "\t")
		files[path] = file
	}
	return importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) {
		return os.Open(files[path])
	})
}

// A stepWriter writes the functions of one package's steps.
type stepWriter struct {
	pkg     *types.Package
	imports map[string]bool
	steps   []step
	body    bytes.Buffer
}

func (w *stepWriter) source() string {
	var src bytes.Buffer
	src.WriteString("package steps\n\n")
	for _, path := range slices.Sorted(maps.Keys(w.imports)) {
		fmt.Fprintf(&src, "import %s %q\n", alias(path), path)
	}
	src.WriteString("\nfunc newSource() any { return nil }\nfunc sink(any) {}\n\n")
	src.Write(w.body.Bytes())
	return src.String()
}

func alias(path string) string { return strings.NewReplacer("/", "_", "-", "_").Replace(path) }

// typeName spells a type in the generated file.
func (w *stepWriter) typeName(t types.Type) string {
	return types.TypeString(t, func(p *types.Package) string {
		w.imports[p.Path()] = true
		return alias(p.Path())
	})
}

// write writes func step(source any) any { from := source.(T); …; return into }.
func (w *stepWriter) write(s step) error {
	recv, sig, callee, err := w.resolve(s.fn)
	if err != nil {
		return err
	}
	from, err := portType(s.from, recv, sig)
	if err != nil {
		return err
	}
	to, err := portType(s.to, recv, sig)
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "from := source.(%s)\n", w.typeName(from))
	if s.to[0] != '=' {
		fmt.Fprintf(&b, "var into %s\n", w.typeName(to))
	}
	if recv != nil {
		name := map[string]string{s.to: "into", s.from: "from"}["R"]
		if name == "" {
			name = "between"
			fmt.Fprintf(&b, "var between %s\n", w.typeName(recv))
		}
		callee = name + "." + callee
	}
	var results []string
	for i := range sig.Results().Len() {
		results = append(results, map[bool]string{true: "into", false: "_"}[s.to == fmt.Sprintf("=%d", i)])
	}
	call := callee + "(" + strings.Join(w.arguments(s, sig), ", ") + ")"
	if s.to[0] == '=' {
		call = strings.Join(results, ", ") + " := " + call
	}
	i := len(w.steps)
	fmt.Fprintf(&w.body, "func step%d(source any) any {\n%s%s\nreturn into\n}\nfunc run%d() { sink(step%d(newSource())) }\n\n", i, b.String(), call, i, i)
	w.steps = append(w.steps, s)
	return nil
}

// arguments are zero but for the ports.
func (w *stepWriter) arguments(s step, sig *types.Signature) []string {
	var args []string
	for i := range sig.Params().Len() {
		switch fmt.Sprint(i) {
		case s.from:
			args = append(args, "from")
		case s.to:
			args = append(args, "into")
		default:
			if sig.Variadic() && i == sig.Params().Len()-1 {
				continue
			}
			args = append(args, "*new("+w.typeName(sig.Params().At(i).Type())+")")
		}
	}
	return args
}

// resolve finds a function, or a method with its receiver's type. Type parameters become
// strings, and lists and maps of them.
func (w *stepWriter) resolve(name string) (recv types.Type, sig *types.Signature, callee string, err error) {
	typ, method, isMethod := strings.Cut(name, ".")
	obj := w.pkg.Scope().Lookup(typ)
	if obj == nil {
		return nil, nil, "", fmt.Errorf("no %s", typ)
	}
	if !isMethod {
		f, ok := obj.(*types.Func)
		if !ok {
			return nil, nil, "", fmt.Errorf("%s is no function", typ)
		}
		sig, args := instance(f.Signature(), f.Signature().TypeParams())
		w.imports[w.pkg.Path()] = true
		callee := alias(w.pkg.Path()) + "." + typ
		if len(args) > 0 {
			names := make([]string, len(args))
			for i, a := range args {
				names[i] = w.typeName(a)
			}
			callee += "[" + strings.Join(names, ", ") + "]"
		}
		return nil, sig.(*types.Signature), callee, nil
	}
	recv = obj.Type()
	if n, ok := recv.(*types.Named); ok {
		recv, _ = instance(n, n.TypeParams())
	}
	found, _, _ := types.LookupFieldOrMethod(recv, true, w.pkg, method)
	f, ok := found.(*types.Func)
	if !ok {
		return nil, nil, "", fmt.Errorf("no method %s", method)
	}
	return recv, f.Signature(), method, nil
}

// instance replaces type parameters by what their constraints allow.
func instance(t types.Type, params *types.TypeParamList) (types.Type, []types.Type) {
	if params.Len() == 0 {
		return t, nil
	}
	text := types.Typ[types.String]
	var args []types.Type
	for p := range params.TypeParams() {
		var arg types.Type = text
		switch c := p.Constraint().Underlying().(*types.Interface); {
		case c.NumEmbeddeds() == 1:
			if u, ok := c.EmbeddedType(0).(*types.Union); ok {
				switch u.Term(0).Type().(type) {
				case *types.Slice:
					arg = types.NewSlice(text)
				case *types.Map:
					arg = types.NewMap(text, text)
				}
			}
		case c.NumMethods() > 0 && !c.IsComparable():
			arg = p.Constraint()
		}
		args = append(args, arg)
	}
	it, err := types.Instantiate(nil, t, args, false)
	if err != nil {
		panic(err)
	}
	return it, args
}

// portType is the type of what goes through a port.
func portType(port string, recv types.Type, sig *types.Signature) (types.Type, error) {
	if port == "R" && recv != nil {
		return recv, nil
	}
	vars := sig.Params()
	if rest, ok := strings.CutPrefix(port, "="); ok {
		port, vars = rest, sig.Results()
	}
	for i := range vars.Len() {
		if fmt.Sprint(i) != port {
			continue
		}
		t := vars.At(i).Type()
		if s, ok := t.(*types.Slice); ok && vars == sig.Params() && sig.Variadic() && i == vars.Len()-1 {
			t = s.Elem()
		}
		return t, nil
	}
	return nil, fmt.Errorf("no port %q", port)
}
