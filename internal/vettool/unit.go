package vettool

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis/unitchecker"
)

// unit is one package as the go command describes it.
type unit struct{ unitchecker.Config }

func readUnit(name string) (*unit, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read the go command's description of a package: %w", err)
	}
	u := new(unit)
	if err := json.Unmarshal(data, &u.Config); err != nil {
		return nil, fmt.Errorf("decode %s: %w", name, err)
	}
	return u, nil
}

// standard reports whether the package is of the standard library. The go command
// sets GOROOT for its tools.
func (u *unit) standard() bool {
	root := os.Getenv("GOROOT")
	if root == "" || u.ModulePath != "" {
		return false
	}
	return strings.HasPrefix(u.Dir, filepath.Join(root, "src")+string(filepath.Separator))
}
