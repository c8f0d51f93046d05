package gocheck

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// overlay is a set of files that the go command reads in place of others: its flag
// -overlay. They keep their names, in a directory named after the original one, by
// which a position is led back, even one from the go command's cache.
type overlay struct {
	dir     string
	replace map[string]string
	origins *origins
}

// origins leads from the directories of overlays to those that they stand for.
type origins struct{ byName sync.Map }

func newOverlay(o *origins) (*overlay, error) {
	dir, err := os.MkdirTemp("", "leakvet-")
	if err != nil {
		return nil, fmt.Errorf("make a directory for mended files: %w", err)
	}
	return &overlay{dir: dir, replace: make(map[string]string), origins: o}, nil
}

func (o *overlay) close() {
	if o != nil {
		_ = os.RemoveAll(o.dir)
	}
}

// file replaces a file's content.
func (o *overlay) file(name string, content []byte) error {
	from := filepath.Dir(name)
	sum := sha256.Sum256([]byte(from))
	short := "mended-" + hex.EncodeToString(sum[:8])
	o.origins.byName.Store(short, from)
	to := filepath.Join(o.dir, short, filepath.Base(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return fmt.Errorf("write a mended file: %w", err)
	}
	if err := os.WriteFile(to, content, 0o600); err != nil {
		return fmt.Errorf("write a mended file: %w", err)
	}
	o.replace[name] = to
	return nil
}

// without hides a file.
func (o *overlay) without(name string) { o.replace[name] = "" }

// flag writes the go command's description of the overlay and returns its flag.
func (o *overlay) flag() (string, error) {
	data, err := json.Marshal(map[string]any{"Replace": o.replace})
	if err != nil {
		return "", err
	}
	name := filepath.Join(o.dir, "overlay.json")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		return "", fmt.Errorf("write the list of mended files: %w", err)
	}
	return "-overlay=" + name, nil
}

// original names the file that another one stands for, or that itself.
func (o *origins) original(file string) string {
	if from, ok := o.byName.Load(filepath.Base(filepath.Dir(file))); ok {
		return filepath.Join(from.(string), filepath.Base(file))
	}
	return file
}
