package mend

import (
	"errors"
	"go/parser"
	"go/scanner"
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
		at, column, message := parseError(err)
		if at == 1 {
			column -= len(clause)
		}
		m.note(file, line+at-1, column, message)
		if src[s[0]] == 'f' {
			m.cut[place{file, line}] = true
		}
		src = splice(src, segment{s[0], end, ""})
	}
	m.sources[file] = src
}

// parseError takes the parser's first error apart.
func parseError(err error) (line, column int, message string) {
	var list scanner.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		return list[0].Pos.Line, list[0].Pos.Column, list[0].Msg
	}
	return 1, 1, err.Error()
}
