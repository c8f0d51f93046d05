package textscan

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/leakvet/leakvet/internal/archive"
	"github.com/leakvet/leakvet/internal/artifact"
	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/sqlite"
)

// sniffed is how much of a file is looked at to tell text from binary, as git does.
const sniffed = 8000

// What a file can turn out to be that is not scanned. [AsText] returns ErrBinary.
var (
	ErrBinary   = errors.New("binary")
	errSpecial  = errors.New("not a regular file")
	errTooLarge = errors.New("too large")
)

// openFile opens a file. It fails with one of the errors above for a file that is left
// out on purpose.
func openFile(path string, maxSize int64) (f *os.File, size int64, err error) {
	if f, err = openRegular(path); err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	switch {
	case err != nil:
	case !info.Mode().IsRegular():
		err = errSpecial
	case info.Size() > maxSize:
		size, err = info.Size(), errTooLarge
	default:
		return f, info.Size(), nil
	}
	_ = f.Close()
	return nil, size, err
}

// sizedFile is a file that is not asked for more than it had when it was opened, which
// would take one more call to learn that there is nothing.
type sizedFile struct {
	*os.File
	size, left int64
}

func (f *sizedFile) Read(p []byte) (int, error) {
	if f.left <= 0 {
		return 0, io.EOF
	}
	n, err := f.File.Read(p[:min(int64(len(p)), f.left)])
	f.left -= int64(n)
	return n, err
}

func (f *sizedFile) Seek(offset int64, whence int) (int64, error) {
	at, err := f.File.Seek(offset, whence)
	f.left = f.size - at
	return at, err
}

// fileBuffer is how much of a file is read at first. Most files end there.
const fileBuffer = 64 << 10

// ScanReader scans what r reads, of about so many bytes, whatever it is: text in one of
// the encodings, or an archive. It returns [ErrBinary] for what is neither.
func (e *Engine) ScanReader(ctx context.Context, src Source, r io.Reader, size int64) (Outcome, error) {
	in, _ := e.readers.Get().(*bufio.Reader)
	if in == nil {
		in = bufio.NewReaderSize(nil, fileBuffer)
	}
	defer e.readers.Put(in)
	// A file may grow while it is read; the limit holds all the same.
	in.Reset(io.LimitReader(r, e.opts.MaxFileSize))
	head, err := in.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return Outcome{}, err
	}
	if kind := archive.Sniff(head); kind != nil && e.opts.ArchiveDepth >= 0 {
		return e.scanArchive(ctx, src, kind, rewound(r, in), size)
	}
	return e.scanContent(ctx, src, r, in, size)
}

// scanContent scans what is no archive, a database, a document or text: in reads what r has.
func (e *Engine) scanContent(ctx context.Context, src Source, r io.Reader, in *bufio.Reader, size int64) (out Outcome, err error) {
	head, err := in.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return out, err
	}
	if !e.opts.Compat {
		if strings.HasPrefix(string(head), sqlite.Magic) {
			return e.scanDatabase(ctx, src, rewound(r, in), size)
		}
		if kind := artifact.Document(src.Path, head); kind != "" {
			return e.scanDocument(ctx, src, kind, in)
		}
	}
	t, err := AsText(in)
	if err != nil {
		return out, err
	}
	isGo := path.Ext(src.Path) == ".go"
	out.Findings, out.Suppressed, err = e.scanText(ctx, src, t, size, func(p piece) {
		if isGo {
			out.embeds = append(out.embeds, embeds(src.Path, p.text)...)
		}
	})
	if isLimit(err) {
		out.Problems = append(out.Problems, finding.Problem{Engine: finding.EngineText, Path: src.Path, Message: err.Error()})
		err = nil
	}
	return out, err
}

// rewound returns r from its beginning, so that a file stays one; or what has peeked at it.
func rewound(r io.Reader, peeked io.Reader) io.Reader {
	if s, ok := r.(io.Seeker); ok {
		if _, err := s.Seek(0, io.SeekStart); err == nil {
			return r
		}
	}
	return peeked
}

// AsText returns a reader of the same text in UTF-8 and without a byte order mark. It
// allocates nothing for a text in UTF-8 that a [bufio.Reader] of some size reads.
func AsText(r io.Reader) (io.Reader, error) {
	in := bufio.NewReaderSize(r, sniffed)
	head, err := in.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if order, mark := sniffUTF16(head); order != nil {
		_, err := in.Discard(mark)
		return newUTF16Reader(in, order), err
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return nil, ErrBinary
	}
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		_, err = in.Discard(3)
		return in, err
	}
	return in, nil
}

// unreadable says what to do about a file that cannot be read.
func unreadable(err error) string {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err // the path is said beside the message, relative to the root
	}
	return fmt.Sprintf("could not read the file: %v; make it readable or exclude it", err)
}
