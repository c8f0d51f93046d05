//go:build unix

package textscan

import (
	"errors"
	"os"
	"syscall"
)

// openRegular opens a file. It does not wait for who writes to a pipe, and follows no link:
// these and sockets are errSpecial.
func openRegular(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK|syscall.O_NOFOLLOW, 0)
	if errors.Is(err, syscall.ELOOP) || errors.Is(err, syscall.EMLINK) || errors.Is(err, syscall.ENXIO) {
		err = errSpecial
	}
	return f, err
}
