package gitscan

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"

	"github.com/leakvet/leakvet/internal/archive"
)

// errMissing is what a partial or damaged clone answers.
var errMissing = errors.New("the object is not in this clone")

// catFile reads objects through one `git cat-file --batch`. It must not be used by two
// goroutines at once.
type catFile struct {
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
	rest int64 // of the last object that is not read yet, with the line end behind it
}

func (r *Repository) catFile(ctx context.Context) (*catFile, error) {
	c := &catFile{cmd: r.command(ctx, "cat-file", "--batch")}
	in, err := c.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.cmd.Start(); err != nil {
		return nil, gitError("cat-file", err, "")
	}
	c.in, c.out = in, bufio.NewReaderSize(out, 1<<16)
	return c, nil
}

// open asks for an object. Its content is then read from the catFile itself.
func (c *catFile) open(id string) (size int64, err error) {
	if _, err := c.out.Discard(int(c.rest)); err != nil {
		return 0, err
	}
	c.rest = 0
	if _, err := io.WriteString(c.in, id+"\n"); err != nil {
		return 0, fmt.Errorf("ask git for object %s: %w", id, err)
	}
	header, err := c.out.ReadString('\n')
	if err != nil {
		return 0, fmt.Errorf("read object %s from git: %w", id, err)
	}
	f := strings.Fields(header)
	if len(f) == 2 && f[1] == "missing" {
		return 0, errMissing
	}
	if len(f) == 3 {
		size, err = strconv.ParseInt(f[2], 10, 64)
	}
	if len(f) != 3 || err != nil {
		return 0, fmt.Errorf("git answered %q for object %s", strings.TrimSpace(header), id)
	}
	c.rest = size + 1
	return size, nil
}

// Read reads what is left of the object.
func (c *catFile) Read(p []byte) (int, error) {
	if c.rest <= 1 {
		return 0, io.EOF
	}
	n, err := c.out.Read(p[:min(int64(len(p)), c.rest-1)])
	c.rest -= int64(n)
	return n, err
}

// close ends the command. It may be in the midst of an object that nobody wants, and has
// nothing to say that was not said by a read.
func (c *catFile) close() {
	_ = c.in.Close()
	_ = c.cmd.Process.Kill()
	_ = c.cmd.Wait()
}

// archive reports whether the object that was opened is an archive or compressed.
func (c *catFile) archive() bool {
	head, _ := c.out.Peek(int(min(c.rest-1, archive.Sniffed)))
	return archive.Sniff(head) != nil
}
