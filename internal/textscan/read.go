package textscan

import (
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
	// A pipe or device would block the open, so look first.
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		return nil, 0, err
	case !info.Mode().IsRegular():
		return nil, 0, errSpecial
	case info.Size() > maxSize:
		return nil, info.Size(), errTooLarge
	}
	f, err = os.Open(path)
	return f, info.Size(), err
}

// ScanReader scans what r reads, of about so many bytes, whatever it is: text in one of
// the encodings, or an archive. It returns [ErrBinary] for what is neither.
func (e *Engine) ScanReader(ctx context.Context, src Source, r io.Reader, size int64) (Outcome, error) {
	head := make([]byte, sniffed)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return Outcome{}, err
	}
	if kind := archive.Sniff(head[:n]); kind != nil && e.opts.ArchiveDepth >= 0 {
		return e.scanArchive(ctx, src, kind, rewound(r, head[:n]), size)
	}
	return e.scanContent(ctx, src, rewound(r, head[:n]), size)
}

// scanContent scans what is no archive: a database, a document, text.
func (e *Engine) scanContent(ctx context.Context, src Source, r io.Reader, size int64) (out Outcome, err error) {
	head := make([]byte, sniffed)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return out, err
	}
	r = rewound(r, head[:n])
	if !e.opts.Compat {
		if strings.HasPrefix(string(head[:n]), sqlite.Magic) {
			return e.scanDatabase(ctx, src, r, size)
		}
		if kind := artifact.Document(src.Path, head[:n]); kind != "" {
			return e.scanDocument(ctx, src, kind, r)
		}
	}
	// A file may grow while it is read; the limit holds all the same.
	t, err := AsText(io.LimitReader(r, e.opts.MaxFileSize))
	if err != nil {
		return out, err
	}
	isGo := path.Ext(src.Path) == ".go"
	out.Findings, out.Suppressed, err = e.scanText(ctx, src, t, func(p piece) {
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

// rewound puts back what was read of r, so that a file stays one.
func rewound(r io.Reader, head []byte) io.Reader {
	if s, ok := r.(io.Seeker); ok {
		if _, err := s.Seek(0, io.SeekStart); err == nil {
			return r
		}
	}
	return io.MultiReader(bytes.NewReader(head), r)
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
