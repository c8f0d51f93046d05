package agentapp

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Credentials lists the values of the credentials that the sample at src holds, each
// once, and beside them how they are spelt where a file encodes them.
func Credentials(src string) ([]string, error) {
	found := make(map[string]bool)
	err := filepath.WalkDir(src, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || notApp[d.Name()] {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range placeholder.FindAllSubmatch(content, -1) {
			name, filters := string(m[1]), string(m[2])
			if c, ok := composites[name]; ok {
				value, _ := Secret(c.secret)
				found[value] = true
			} else if credentials[instance.ReplaceAllString(name, "")] == nil {
				continue
			} else {
				value, _ := Secret(name)
				found[value] = true
			}
			value, err := expand(name, filters)
			if err != nil {
				return err
			}
			if filters != "" {
				found[value] = true
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list the credentials of the sample: %w", err)
	}
	return slices.Sorted(maps.Keys(found)), nil
}
