package archive

import (
	"bytes"
	"fmt"
	"io"
	"os"

	"github.com/mholt/archives"
)

// inMemory is the size up to which a nested archive is held in memory.
const inMemory = 8 << 20

type seekReaderAt interface {
	io.Reader
	io.ReaderAt
	io.Seeker
}

// seekable returns what the format can be read from: zip and 7z have their lists at the
// end. A large archive within another goes through a temporary file, which
// nobody else can read and which done removes.
func seekable(kind Kind, r io.Reader) (source io.Reader, done func(), err error) {
	done = func() {}
	switch kind.(type) {
	case archives.Zip, archives.SevenZip:
	default:
		return r, done, nil
	}
	if s, ok := r.(seekReaderAt); ok {
		return s, done, nil
	}
	head, err := io.ReadAll(io.LimitReader(r, inMemory))
	if err != nil {
		return nil, done, err
	}
	if len(head) < inMemory {
		return bytes.NewReader(head), done, nil
	}
	tmp, err := os.CreateTemp("", "leakvet-archive-*")
	if err != nil {
		return nil, done, fmt.Errorf("unpack an archive: %w", err)
	}
	done = func() {
		_ = tmp.Close()
		_ = os.Remove(tmp.Name())
	}
	if _, err = io.Copy(tmp, io.MultiReader(bytes.NewReader(head), r)); err == nil {
		_, err = tmp.Seek(0, io.SeekStart)
	}
	if err != nil {
		done()
		return nil, func() {}, err
	}
	return tmp, done, nil
}
