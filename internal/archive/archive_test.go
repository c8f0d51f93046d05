package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/mholt/archives"
)

func zipped(t testing.TB, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range files {
		f, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(f, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarred(t testing.TB, name, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(text)), Mode: 0o644, Typeflag: tar.TypeReg})
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func compressed(t testing.TB, c archives.Compressor, text string) string {
	t.Helper()
	var b bytes.Buffer
	w, err := c.OpenWriter(&b)
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// sevenZipped is a 7z archive of one stored file of less than 128 bytes (7zFormat.txt of
// the LZMA SDK).
func sevenZipped(name, text string) string {
	n := byte(len(text))
	names := []byte{0}
	for _, u := range append(utf16.Encode([]rune(name)), 0) {
		names = binary.LittleEndian.AppendUint16(names, u)
	}
	header := []byte{1, 4, 6, 0, 1, 9, n, 0, 7, 11, 1, 0, 1, 1, 0, 12, n, 0, 0, 5, 1, 0x11, byte(len(names))}
	header = append(append(header, names...), 0, 0)
	start := binary.LittleEndian.AppendUint64(nil, uint64(n))
	start = binary.LittleEndian.AppendUint64(start, uint64(len(header)))
	start = binary.LittleEndian.AppendUint32(start, crc32.ChecksumIEEE(header))
	out := append([]byte("7z\xbc\xaf\x27\x1c\x00\x04"), binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(start))...)
	return string(append(append(append(out, start...), text...), header...))
}

// walked unpacks an archive and lists what comes out, problems with a "!" in front.
func walked(t testing.TB, data string, limits Limits) map[string]string {
	t.Helper()
	out := make(map[string]string)
	opened := Walk(context.Background(), Sniff([]byte(data)[:min(len(data), Sniffed)]), "f", io.MultiReader(strings.NewReader(data)), int64(len(data)), limits, Visitor{
		Skip:    func(name string) bool { return strings.HasSuffix(name, ".skip") },
		Problem: func(name, message string) { out["problem "+name] = message },
		File: func(name string, r io.Reader) error {
			text, err := io.ReadAll(r)
			if len(text) > 100 {
				text = fmt.Appendf(nil, "%d bytes", len(text))
			}
			out[name] = string(text)
			return err
		},
	})
	if !opened {
		out["not opened"] = ""
	}
	return out
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       map[string]string
	}{
		{"zip", zipped(t, map[string]string{"a.txt": "A", "d/b.txt": "B", "c.skip": "C"}), map[string]string{"f!a.txt": "A", "f!d/b.txt": "B"}},
		{"tar", tarred(t, "./d/a.txt", "A"), map[string]string{"f!d/a.txt": "A"}},
		{"gz", compressed(t, archives.Gz{}, "A"), map[string]string{"f": "A"}},
		{"zst", compressed(t, archives.Zstd{}, "A"), map[string]string{"f": "A"}},
		{"xz", compressed(t, archives.Xz{}, "A"), map[string]string{"f": "A"}},
		{"bz2", compressed(t, archives.Bz2{}, "A"), map[string]string{"f": "A"}},
		{"7z", sevenZipped("d/a.txt", "A"), map[string]string{"f!d/a.txt": "A"}},
		{"tar.gz", compressed(t, archives.Gz{}, tarred(t, "a.txt", "A")), map[string]string{"f!a.txt": "A"}},
		{"nested", zipped(t, map[string]string{"in.tgz": compressed(t, archives.Gz{}, tarred(t, "in.zip", zipped(t, map[string]string{"a": "A"})))}), map[string]string{"f!in.tgz!in.zip!a": "A"}},
		{"names that climb", zipped(t, map[string]string{"../../a.txt": "A", `..\b.txt`: "B"}), map[string]string{"f!a.txt": "A", "f!b.txt": "B"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, walked(t, c.data, DefaultLimits)); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
	if Sniff([]byte("plain text that is named .gz")) != nil {
		t.Error("text is taken for an archive")
	}
}

func TestLimits(t *testing.T) {
	bomb := compressed(t, archives.Gz{}, strings.Repeat("\n", MinSize+100))
	out := walked(t, bomb, DefaultLimits)
	if !strings.Contains(out["problem f"], "unpacks to more than it should") || out["f"] != fmt.Sprintf("%d bytes", MinSize) {
		t.Errorf("a bomb: %v", out)
	}
	deep := "A"
	for range 4 {
		deep = zipped(t, map[string]string{"z": deep})
	}
	if out := walked(t, deep, Limits{Depth: 3, Size: 1 << 20, Ratio: 1, Files: 10}); !strings.Contains(out["problem f!z!z!z"], "nested deeper than 3") || len(out) != 1 {
		t.Errorf("nested too deep: %v", out)
	}
	if out := walked(t, deep, Limits{Depth: 4, Size: 1 << 20, Ratio: 1, Files: 10}); out["f!z!z!z!z"] != "A" {
		t.Errorf("nested deep: %v", out)
	}
	many := make(map[string]string)
	for i := range 20 {
		many[fmt.Sprint(i)] = "x"
	}
	if out := walked(t, zipped(t, many), Limits{Depth: 1, Size: 1 << 20, Ratio: 1, Files: 10}); len(out) != 11 {
		t.Errorf("too many files: %v", out)
	}
}

// What is broken is told, and what is around it is still read.
func TestBroken(t *testing.T) {
	noise := strings.NewReplacer("\x00", "x").Replace(strings.Repeat("incompressible? ", 3))
	stored := func() string {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, name := range []string{"a", "b"} {
			f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
			if err != nil {
				t.Fatal(err)
			}
			_, _ = io.WriteString(f, name+noise)
		}
		_ = w.Close()
		return b.String()
	}()
	out := walked(t, strings.Replace(stored, "a"+noise, "A"+noise, 1), DefaultLimits)
	if !strings.Contains(out["problem f!a"], "could not unpack it") || out["f!b"] != "b"+noise {
		t.Errorf("a wrong checksum: %v", out)
	}
	var gz bytes.Buffer
	w := gzip.NewWriter(&gz)
	for i := range 5000 {
		fmt.Fprintln(w, i*i)
	}
	_ = w.Close()
	if out := walked(t, gz.String()[:gz.Len()/2], DefaultLimits); !strings.Contains(out["problem f"], "could not unpack all of it") || out["f"] == "" {
		t.Errorf("a truncated file: %v", out)
	}
	for _, data := range []string{"PK\x03\x04 and no more", "\x1f\x8b\x08 text", "7z\xbc\xaf\x27\x1c?"} {
		if out := walked(t, data, DefaultLimits); len(out) != 1 || out["not opened"] != "" {
			t.Errorf("no archive: %v", out)
		}
	}
}

func FuzzWalk(f *testing.F) {
	f.Add(zipped(f, map[string]string{"a": "A"}))
	f.Add(tarred(f, "a", "A"))
	f.Add(sevenZipped("a", "A"))
	for _, c := range []archives.Compressor{archives.Gz{}, archives.Zstd{}, archives.Xz{}, archives.Bz2{}} {
		f.Add(compressed(f, c, "A"))
	}
	f.Fuzz(func(t *testing.T, data string) {
		if Sniff([]byte(data)[:min(len(data), Sniffed)]) != nil {
			walked(t, data, Limits{Depth: 3, Size: 1 << 20, Ratio: 1, Files: 100})
		}
	})
}
