// Package baseline is the file of findings that are known, so that a scan can tell which
// are new. It holds no secret and no line number: a finding is known by its
// [finding.Mark], and secrets by two bytes of a keyed digest.
package baseline

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/leakvet/leakvet/internal/finding"
)

// Name is what the file is called unless told otherwise.
const Name = ".leakvet-baseline.json"

const version = 1

// Entry is a mark, and how many findings have it.
type Entry struct {
	finding.Mark
	Count int `json:"count,omitempty"` // 0 means 1
}

// Baseline is the content of the file.
type Baseline struct {
	// Salt keys the digests. Outside of the file they are worth nothing without it.
	Salt []byte
	// Revision is the commit that the findings are of, to find renamed files by.
	Revision string
	Entries  []Entry
}

// New returns an empty baseline with a salt of its own.
func New() *Baseline {
	salt := make([]byte, 32)
	_, _ = rand.Read(salt) // crypto/rand does not fail
	return &Baseline{Salt: salt}
}

type document struct {
	Version  int     `json:"version"`
	Salt     string  `json:"salt"`
	Revision string  `json:"revision,omitempty"`
	Findings []Entry `json:"findings"`
}

// Read reads a baseline.
func Read(file string) (*Baseline, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the baseline: %w", err)
	}
	b, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("read the baseline %s: %w; `leakvet baseline` writes a new one", file, err)
	}
	return b, nil
}

func parse(data []byte) (*Baseline, error) {
	var d document
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		return nil, fmt.Errorf("line %d: %w", 1+bytes.Count(data[:min(int(dec.InputOffset()), len(data))], []byte("\n")), err)
	}
	if d.Version != version {
		return nil, fmt.Errorf("it has version %d, this leakvet knows %d", d.Version, version)
	}
	salt, err := base64.StdEncoding.DecodeString(d.Salt)
	if err != nil || len(salt) < 16 {
		return nil, errors.New("its salt is no base64 of 16 bytes or more")
	}
	return &Baseline{Salt: salt, Revision: d.Revision, Entries: d.Findings}, nil
}

// Bytes is the file: sorted, a finding a line, so that a change of it is read in review and
// two changes merge.
func (b *Baseline) Bytes() []byte {
	entries := slices.Clone(b.Entries)
	slices.SortFunc(entries, compare)
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n  \"version\": %d,\n  \"salt\": %q,\n", version, base64.StdEncoding.EncodeToString(b.Salt))
	if b.Revision != "" {
		fmt.Fprintf(&out, "  \"revision\": %q,\n", b.Revision)
	}
	out.WriteString("  \"findings\": [")
	for i, e := range entries {
		if e.Count == 1 {
			e.Count = 0
		}
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n    ")
		out.Write(line(e))
	}
	if len(entries) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteString("]\n}\n")
	return out.Bytes()
}

// line encodes an entry, which has nothing that cannot be.
func line(e Entry) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(e)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

func compare(a, b Entry) int {
	return cmp.Or(
		cmp.Compare(a.Path, b.Path), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Place, b.Place), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Digest, b.Digest), cmp.Compare(a.Count, b.Count),
	)
}

// Write replaces the file: all of it, or nothing.
func (b *Baseline) Write(file string) error {
	tmp, err := os.CreateTemp(filepath.Dir(file), ".leakvet-*")
	if err != nil {
		return fmt.Errorf("write the baseline: %w", err)
	}
	defer os.Remove(tmp.Name()) // fails, as it should, once it is renamed
	_, err = tmp.Write(b.Bytes())
	if err == nil {
		err = tmp.Chmod(0o644)
	}
	if closeErr := tmp.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(tmp.Name(), file)
	}
	if err != nil {
		return fmt.Errorf("write the baseline: %w", err)
	}
	return nil
}

// count is the entry's number of findings.
func (e Entry) count() int { return max(e.Count, 1) }
