// Package archive opens archives and compressed files, nested ones too, and hands on the
// files in them. It goes by content and not by name, reads in one pass, writes nothing
// into the tree, and says so when it reaches one of its limits.
package archive

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/mholt/archives"
)

// Separator stands between the name of an archive and that of a file in it.
const Separator = "!"

// Sniffed is how much of a file [Sniff] needs.
const Sniffed = 512

// Kind is a format; nil is none that this package knows.
type Kind archives.Format

// Sniff tells by the first bytes of a file what it is.
func Sniff(head []byte) Kind {
	begins := func(magic string) bool { return bytes.HasPrefix(head, []byte(magic)) }
	switch {
	case begins("PK\x03\x04"), begins("PK\x05\x06"):
		return archives.Zip{}
	case begins("7z\xbc\xaf\x27\x1c"):
		return archives.SevenZip{}
	case begins("\x1f\x8b\x08"):
		return archives.Gz{}
	case begins("\x28\xb5\x2f\xfd"):
		return archives.Zstd{}
	case begins("\xfd7zXZ\x00"):
		return archives.Xz{}
	case begins("BZh") && len(head) > 9 && string(head[4:10]) == "1AY&SY":
		return archives.Bz2{}
	case len(head) > 262 && string(head[257:262]) == "ustar":
		return archives.Tar{}
	}
	return nil
}

// Limits bound what is unpacked of one file and of everything in it.
type Limits struct {
	Depth int   // archives within archives
	Size  int64 // bytes
	Ratio int64 // unpacked to packed, from MinSize on
	Files int
}

// MinSize is the size below which no ratio is suspicious.
const MinSize = 16 << 20

// DefaultLimits suit logs and source archives and stop at bombs.
var DefaultLimits = Limits{Depth: 8, Size: 1 << 30, Ratio: 200, Files: 100_000}

// Visitor is handed the files of an archive, and what is wrong with it.
type Visitor struct {
	// File reads a file that is no archive. Its name has those of the archives in front.
	// It returns the errors of its reader.
	File func(name string, r io.Reader) error
	// Archive, if set, may read an archive within the archive as a whole. It returns a
	// reader of the same bytes.
	Archive func(name string, r io.Reader) (io.Reader, error)
	// Problem tells of something that was not unpacked.
	Problem func(name, message string)
	// Skip reports that a file is not wanted; it is not unpacked then.
	Skip func(name string) bool
}

// errLimit ends the unpacking of an outermost file.
var errLimit = errors.New("limit reached")

// Walk unpacks an archive of so many bytes, 0 if that is not known. opened is false if the file turned out to be
// no archive at all; what else goes wrong is a problem.
func Walk(ctx context.Context, kind Kind, name string, r io.Reader, size int64, limits Limits, v Visitor) (opened bool) {
	w := &walk{ctx: ctx, limits: limits, visit: v, left: limits.Size}
	if size > 0 {
		w.left = min(limits.Size, max(MinSize, limits.Ratio*size))
	}
	defer func() {
		// Decoders are fed what anybody may have made.
		if p := recover(); p != nil {
			v.Problem(name, "could not unpack it: the decoder failed; unpack it by other means and scan that")
			opened = true
		}
	}()
	err := w.open(kind, name, r, 1)
	switch {
	case err == nil, w.over(err):
		return true
	case w.files == 0:
		return false
	}
	v.Problem(name, fmt.Sprintf("could not unpack all of it: %v; unpack it by other means and scan that", err))
	return true
}

// over reports whether an error says that a limit was reached, or the time is up: then
// there is nothing more to say.
func (w *walk) over(err error) bool { return errors.Is(err, errLimit) || w.ctx.Err() != nil }

// walk is one outermost file.
type walk struct {
	ctx    context.Context
	limits Limits
	visit  Visitor
	left   int64 // bytes that may still be unpacked
	files  int
	told   bool // that a limit is reached
}

// open unpacks what r reads.
func (w *walk) open(kind Kind, name string, r io.Reader, depth int) error {
	switch k := kind.(type) {
	case archives.Decompressor:
		inner, err := k.OpenReader(r)
		if err != nil {
			return err
		}
		defer func() { _ = inner.Close() }()
		return w.file(name, &counted{w, name, inner}, depth)
	case archives.Extractor:
		source, done, err := seekable(kind, r)
		if err != nil {
			return err
		}
		defer done()
		return k.Extract(w.ctx, source, func(_ context.Context, f archives.FileInfo) error {
			if !f.Mode().IsRegular() {
				return nil
			}
			return w.entry(name, f, depth)
		})
	}
	return nil
}

// entry opens one file of an archive.
func (w *walk) entry(outer string, f archives.FileInfo, depth int) error {
	name := outer + Separator + strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.NameInArchive, `\`, "/")), "/")
	if w.visit.Skip(name) {
		return nil
	}
	r, err := f.Open()
	if err == nil {
		defer func() { _ = r.Close() }()
		err = w.file(name, &counted{w, name, r}, depth)
	}
	if err == nil || w.over(err) {
		return err
	}
	// The files behind a broken one may be whole.
	w.files++
	w.visit.Problem(name, fmt.Sprintf("could not unpack it: %v; unpack it by other means and scan that", err))
	return nil
}

// file hands on one file, or opens it if it is an archive itself.
func (w *walk) file(name string, r io.Reader, depth int) error {
	in := bufio.NewReaderSize(r, Sniffed)
	head, err := in.Peek(Sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if w.files++; w.files > w.limits.Files {
		return w.limit(name, fmt.Sprintf("the archive has more than %d files", w.limits.Files))
	}
	kind := Sniff(head)
	if kind == nil {
		return w.visit.File(name, in)
	}
	if depth >= w.limits.Depth {
		w.visit.Problem(name, fmt.Sprintf("archives are nested deeper than %d: unpack it and scan that", w.limits.Depth))
		return nil
	}
	if w.visit.Archive == nil {
		return w.open(kind, name, in, depth+1)
	}
	whole, err := w.visit.Archive(name, in)
	if err != nil {
		return err
	}
	return w.open(kind, name, whole, depth+1)
}

func (w *walk) limit(name, what string) error {
	if !w.told {
		w.told = true
		w.visit.Problem(name, what+": the rest of it was not scanned; unpack it and scan that")
	}
	return errLimit
}

// counted takes what is read off the limit.
type counted struct {
	w    *walk
	name string
	r    io.Reader
}

func (c *counted) Read(p []byte) (int, error) {
	if c.w.left <= 0 {
		return 0, c.w.limit(c.name, "the archive unpacks to more than it should")
	}
	if err := c.w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p[:min(int64(len(p)), c.w.left)])
	c.w.left -= int64(n)
	return n, err
}
