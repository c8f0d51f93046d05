//go:build !unix

package textscan

import "os"

// openRegular opens a file. What is no regular file may block the open, so it looks first.
func openRegular(path string) (*os.File, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errSpecial
	}
	return os.Open(path)
}
