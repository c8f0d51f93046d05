package gitscan

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Diff is what the work tree changes since a revision. Its paths count from the directory
// that the repository was opened in, as those of findings do.
type Diff struct {
	files   map[string][]lineRange
	renamed map[string]string // old → new
}

// lineRange is the lines of a hunk in the new version. A hunk that only deletes has last =
// first-1: it lies between two lines.
type lineRange struct{ first, last int }

// everything is the range of a file that is new.
var everything = lineRange{1, 1 << 30}

// Diff compares the work tree, with the files that git does not know yet and would, to a
// revision. Renamed files are found by their similarity.
func (r *Repository) Diff(ctx context.Context, revision string) (*Diff, error) {
	if r.Bare {
		return nil, errors.New("a bare repository has no work tree to compare")
	}
	if err := r.checkRevisions(ctx, []string{revision}); err != nil {
		return nil, err
	}
	prefix, err := r.git(ctx, "rev-parse", "--show-prefix")
	if err != nil {
		return nil, err
	}
	d := &Diff{files: make(map[string][]lineRange), renamed: make(map[string]string)}
	here := func(p string) string { return relative(strings.TrimSuffix(prefix, "\n"), p) }
	cmd := r.command(ctx, "-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv",
		"--find-renames", "--src-prefix=a/", "--dst-prefix=b/", "--end-of-options", revision, "--")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	var stderr strings.Builder
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		return nil, gitError("diff", err, "")
	}
	parseErr := d.parse(bufio.NewReaderSize(out, 1<<16), here)
	if err := cmd.Wait(); err != nil {
		return nil, gitError("diff", err, stderr.String())
	}
	if parseErr != nil {
		return nil, fmt.Errorf("read what git diff prints: %w", parseErr)
	}
	top := *r
	top.dir = r.Root
	others, err := top.git(ctx, "ls-files", "--others", "--exclude-standard", "-z")
	if err != nil {
		return nil, err
	}
	for p := range strings.SplitSeq(others, "\x00") {
		if p != "" {
			d.files[here(p)] = []lineRange{everything}
		}
	}
	return d, nil
}

// relative makes a path of the repository relative to a directory in it.
func relative(dir, p string) string {
	dir = strings.TrimSuffix(dir, "/")
	up := ""
	for dir != "" && dir != "." && p != dir && !strings.HasPrefix(p, dir+"/") {
		dir = path.Dir(dir)
		up += "../"
	}
	if dir == "." || dir == "" {
		return up + p
	}
	return up + strings.TrimPrefix(p, dir+"/")
}

var hunk = regexp.MustCompile(`^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@`)

// parse reads the headers of a patch and jumps over its lines, which may look like headers.
func (d *Diff) parse(in *bufio.Reader, here func(string) string) error {
	file, from := "", ""
	for {
		line, err := in.ReadString('\n')
		if err != nil && (!errors.Is(err, io.EOF) || line == "") {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "diff --git "):
			file = ""
		case strings.HasPrefix(line, "rename from "):
			from = here(unquote(line[len("rename from "):]))
		case strings.HasPrefix(line, "rename to "):
			to := here(unquote(line[len("rename to "):]))
			d.renamed[from] = to
			d.files[to] = append(d.files[to], []lineRange{}...)
		case strings.HasPrefix(line, "+++ "):
			// git ends a name with blanks in it by a tab.
			if name := unquote(strings.TrimSuffix(line[len("+++ "):], "\t")); name != "/dev/null" {
				file = here(strings.TrimPrefix(name, "b/"))
			}
		default:
			m := hunk.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			removed, first, added := number(m[1]), number(m[2]), number(m[3])
			if file != "" {
				r := lineRange{first, first + added - 1}
				if added == 0 { // git names the line in front
					r = lineRange{first + 1, first}
				}
				d.files[file] = append(d.files[file], r)
			}
			for range removed + added {
				if err := skipLine(in); err != nil {
					return err
				}
			}
		}
	}
}

// number reads a count, which git leaves out if it is 1.
func number(s string) int {
	if s == "" {
		return 1
	}
	n, _ := strconv.Atoi(s) // the expression takes digits only
	return n
}

// skipLine reads a line of any length.
func skipLine(in *bufio.Reader) error {
	for {
		_, err := in.ReadSlice('\n')
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF):
			return nil
		default:
			return err
		}
	}
}

// unquote undoes git's quoting of names with control characters and quotes.
func unquote(name string) string {
	if strings.HasPrefix(name, `"`) {
		if s, err := strconv.Unquote(name); err == nil {
			return s
		}
	}
	return name
}

// Touches reports whether the change has any of the lines of a file, or the file itself if
// first is 0. A deletion touches only lines on both of its sides.
func (d *Diff) Touches(file string, first, last int) bool {
	ranges, ok := d.files[file]
	if !ok || first == 0 {
		return ok
	}
	last = max(first, last)
	for _, r := range ranges {
		if r.last < r.first {
			if first <= r.last && r.first <= last {
				return true
			}
			continue
		}
		if first <= r.last && r.first <= last {
			return true
		}
	}
	return false
}

// Renamed returns where files have gone, old → new.
func (d *Diff) Renamed() map[string]string { return d.renamed }

// Files reports whether the change has a file for which match holds.
func (d *Diff) Files(match func(path string) bool) bool {
	for f := range d.files {
		if match(f) {
			return true
		}
	}
	return false
}

// Head is the id of the commit that is checked out, or "" before the first.
func (r *Repository) Head(ctx context.Context) string {
	out, err := r.git(ctx, "rev-parse", "--verify", "--quiet", "HEAD")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(out)
}
