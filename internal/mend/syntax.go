package mend

import (
	"go/parser"
	"go/token"
	"regexp"
)

// declLine starts a declaration in formatted code. In code that is formatted otherwise
// more than one declaration may count as one.
var declLine = regexp.MustCompile(`(?m)^(func|type|var|const)\b`)

// syntax blanks out the declarations of a file that cannot be parsed. Each is parsed by
// itself: the parser may notice a missing brace many functions later.
func (m *mender) syntax(file int) {
	src := m.sources[file]
	if _, err := parser.ParseFile(token.NewFileSet(), "x.go", src, parser.SkipObjectResolution); err == nil {
		return
	}
	starts := declLine.FindAllIndex(src, -1)
	for i, s := range starts {
		end := len(src)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		const clause = "package p;"
		chunk := append([]byte(clause), src[s[0]:end]...)
		fset := token.NewFileSet()
		_, err := parser.ParseFile(fset, "x.go", chunk, parser.SkipObjectResolution)
		if err == nil {
			continue
		}
		line := lineAt(src, s[0])
		m.note(file, line+errorLine(err)-1, parseMessage(err))
		if src[s[0]] == 'f' {
			m.cut[place{file, line}] = true
		}
		src = splice(src, segment{s[0], end, ""})
	}
	m.sources[file] = src
}
