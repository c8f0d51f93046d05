package textscan

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// sniffed is how much of a file is looked at to tell text from binary, as git does.
const sniffed = 8000

// What a file can turn out to be that is not scanned. [AsText] returns ErrBinary.
var (
	ErrBinary   = errors.New("binary")
	errSpecial  = errors.New("not a regular file")
	errTooLarge = errors.New("too large")
)

// textFile is an open file, read as UTF-8.
type textFile struct {
	io.Reader
	file *os.File
	size int64
}

func (f *textFile) Close() error { return f.file.Close() }

// openText opens a file. It fails with one of the errors above for a file that
// is left out on purpose.
func openText(path string, maxSize int64) (*textFile, error) {
	// A pipe or device would block the open, so look first.
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errSpecial
	}
	if info.Size() > maxSize {
		return &textFile{size: info.Size()}, errTooLarge
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	// The file may grow while it is read; the limit holds all the same.
	r, err := AsText(io.LimitReader(f, maxSize))
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return &textFile{r, f, info.Size()}, nil
}

// AsText returns a reader of the same text in UTF-8 and without a byte order mark.
func AsText(r io.Reader) (io.Reader, error) {
	head := make([]byte, sniffed)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	head = head[:n]
	if order, mark := sniffUTF16(head); order != nil {
		return newUTF16Reader(io.MultiReader(bytes.NewReader(head[mark:]), r), order), nil
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return nil, ErrBinary
	}
	return io.MultiReader(bytes.NewReader(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))), r), nil
}

// unreadable says what to do about a file that cannot be read.
func unreadable(err error) string {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err // the path is said beside the message, relative to the root
	}
	return fmt.Sprintf("could not read the file: %v; make it readable or exclude it", err)
}
