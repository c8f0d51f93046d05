package textscan

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"unicode/utf16"
)

// sniffed is how much of a file is looked at to tell text from binary, as git does.
const sniffed = 8000

// What a file can turn out to be that is not scanned.
var (
	errBinary   = errors.New("binary")
	errSpecial  = errors.New("not a regular file")
	errTooLarge = errors.New("too large")
)

// readText reads a file as UTF-8. It fails with one of the errors above for a
// file that is left out on purpose. Files in UTF-16 are told by their byte
// order mark; a mark is no part of the text.
func readText(path string, maxSize int64) (text string, size int64, err error) {
	// A pipe or device would block the open, so look first.
	info, err := os.Lstat(path)
	if err != nil {
		return "", 0, err
	}
	if !info.Mode().IsRegular() {
		return "", 0, errSpecial
	}
	if info.Size() > maxSize {
		return "", info.Size(), errTooLarge
	}
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer func() { _ = f.Close() }()

	head := make([]byte, min(info.Size()+1, sniffed))
	n, err := io.ReadFull(f, head)
	head = head[:n]
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		err = nil
	case err != nil:
		return "", 0, err
	}
	if !isUTF16(head) && bytes.IndexByte(head, 0) >= 0 {
		return "", 0, errBinary
	}
	var b bytes.Buffer
	b.Grow(int(info.Size()) + bytes.MinRead)
	b.Write(head)
	// The file may grow while it is read; the limit holds all the same.
	if _, err := io.Copy(&b, io.LimitReader(f, maxSize+1-int64(n))); err != nil {
		return "", 0, err
	}
	if int64(b.Len()) > maxSize {
		return "", int64(b.Len()), errTooLarge
	}
	return decodeText(b.Bytes()), int64(b.Len()), nil
}

func isUTF16(b []byte) bool {
	return len(b) >= 4 && (b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff) && (b[2] != 0 || b[3] != 0)
}

func decodeText(b []byte) string {
	if !isUTF16(b) {
		return string(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")))
	}
	var order binary.ByteOrder = binary.LittleEndian
	if b[0] == 0xfe {
		order = binary.BigEndian
	}
	u := make([]uint16, 0, len(b)/2)
	for i := 2; i+1 < len(b); i += 2 {
		u = append(u, order.Uint16(b[i:]))
	}
	return string(utf16.Decode(u))
}

// unreadable says what to do about a file that cannot be read.
func unreadable(err error) string {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err // the path is said beside the message, relative to the root
	}
	return fmt.Sprintf("could not read the file: %v; make it readable or exclude it", err)
}
