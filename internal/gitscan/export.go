package gitscan

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// exportLimit is the size from which a file is no source and stays out of an export.
const exportLimit = 16 << 20

// Export writes the files of a revision into a directory: below it, what the repository
// has below its top. It runs no filter that the configuration names, writes nothing
// into the repository and follows no link.
func (r *Repository) Export(ctx context.Context, revision, dir string) error {
	if err := r.checkRevisions(ctx, []string{revision}); err != nil {
		return err
	}
	top := *r
	top.dir = r.Root
	list, err := top.git(ctx, "ls-tree", "-r", "-z", "--full-tree", "--end-of-options", revision)
	if err != nil {
		return err
	}
	cat, err := top.catFile(ctx)
	if err != nil {
		return err
	}
	defer cat.close()
	for entry := range strings.SplitSeq(list, "\x00") {
		meta, name, ok := strings.Cut(entry, "\t")
		f := strings.Fields(meta)
		if !ok || len(f) != 3 || f[1] != "blob" || !strings.HasPrefix(f[0], "100") {
			continue // a link or submodule
		}
		size, err := cat.open(f[2])
		if err != nil {
			return fmt.Errorf("read %s of %s: %w", name, revision, err)
		}
		local, err := filepath.Localize(name)
		if err != nil || size > exportLimit {
			continue
		}
		if err := writeFile(filepath.Join(dir, local), cat); err != nil {
			return fmt.Errorf("write %s of %s: %w", name, revision, err)
		}
	}
	return ctx.Err()
}

func writeFile(name string, r io.Reader) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, r)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}
