// Package gitscan scans what a repository holds beside its work tree: history, a range of
// commits, what is staged, what is being pushed. It reads every version of every file
// once, compares it with its parents' and has the text engine scan the lines that
// came in: a secret is reported in the commit that brought it.
package gitscan

import (
	"bufio"
	"context"
	"fmt"
	"hash/maphash"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/textscan"
)

// Options says what to scan.
type Options struct {
	// Revisions are what git rev-list understands: "main..HEAD", a branch, a tag;
	// none means everything that any ref reaches.
	Revisions []string
	// Since is a date as git reads it; older commits are left out.
	Since string
	// Staged scans what the index changes instead.
	Staged bool
	// Received, if not nil, scans what a push brings instead.
	Received []Update
	// Workers is how many versions are scanned at once; 0 means one a processor.
	Workers int
	// MaxFileSize is the size from which a version is reported and not scanned; 0
	// means 1 GB.
	MaxFileSize int64
	// Skipped, if set, is called, from several goroutines, with the path of every version
	// that is left out on purpose, and why.
	Skipped func(path, reason string)
	// Progress, if set, is called now and then, never twice at once.
	Progress func(files int, bytes int64)
}

// Scan scans. It fails if there is nothing to scan with; what went wrong on the way, or
// that ctx ended it early, is in the result's problems beside what was found.
func Scan(ctx context.Context, repo *Repository, engine *textscan.Engine, opts Options) (*finding.Result, error) {
	if opts.Workers <= 0 {
		opts.Workers = runtime.GOMAXPROCS(0)
	}
	if opts.MaxFileSize <= 0 {
		opts.MaxFileSize = 1 << 30
	}
	s := &scan{repo: repo, engine: engine, opts: opts, seen: make(map[string]bool)}
	list, err := s.selection(ctx)
	if err != nil || list == nil {
		return new(finding.Result), err
	}
	return s.run(ctx, list)
}

// scan is one run.
type scan struct {
	repo   *Repository
	engine *textscan.Engine
	opts   Options
	// seen are the contents that were scanned, or that lie in front of the range.
	seen    map[string]bool
	skipped int
	commits int
	ends    string // a commit where a shallow clone ends
}

// lister calls its argument with revisions, parents first, until it returns false.
type lister func(func(*revision) bool) error

// selection returns what lists the revisions, nil if there are none.
func (s *scan) selection(ctx context.Context) (lister, error) {
	var args []string
	switch {
	case s.opts.Staged:
		return func(yield func(*revision) bool) error { return s.repo.staged(ctx, yield) }, nil
	case s.opts.Received != nil:
		var err error
		if args, err = s.repo.received(ctx, s.opts.Received); err != nil || args == nil {
			return nil, err
		}
	default:
		if s.opts.Since != "" {
			if err := s.repo.checkSince(ctx, s.opts.Since); err != nil {
				return nil, err
			}
			args = append(args, "--since="+s.opts.Since)
		}
		if len(s.opts.Revisions) == 0 {
			args = append(args, "--all")
		} else {
			args = append(append(args, "--end-of-options"), s.opts.Revisions...)
		}
		args = append(args, "--")
		if err := s.repo.checkRevisions(ctx, s.opts.Revisions); err != nil {
			return nil, err
		}
	}
	return func(yield func(*revision) bool) error { return s.repo.revisions(ctx, args, yield) }, nil
}

// run hands the versions to the workers.
func (s *scan) run(ctx context.Context, list lister) (*finding.Result, error) {
	workers := make([]*worker, s.opts.Workers)
	queues := make([]chan job, len(workers))
	errs := make([]error, len(workers))
	var wg sync.WaitGroup
	for i := range workers {
		cat, err := s.repo.catFile(ctx)
		if err != nil {
			return nil, err
		}
		defer cat.close()
		w := &worker{engine: s.engine, limit: s.opts.MaxFileSize, skipped: s.opts.Skipped, cat: cat, in: bufio.NewReaderSize(nil, 16<<10), known: make(map[string]bool)}
		workers[i], queues[i] = w, make(chan job, 64)
		wg.Go(func() {
			for j := range queues[i] {
				if errs[i] == nil && ctx.Err() == nil {
					errs[i] = w.scan(ctx, j)
				}
			}
		})
	}
	listErr := list(func(rev *revision) bool {
		s.queue(rev, func(j job) {
			queues[maphash.String(seed, j.path)%uint64(len(queues))] <- j
		})
		return ctx.Err() == nil
	})
	for _, q := range queues {
		close(q)
	}
	wg.Wait()
	res := s.merge(workers)
	switch {
	case ctx.Err() != nil: // and what failed, failed because of it
		s.problem(res, fmt.Sprintf("the scan was stopped (%v) after %d commits: run it again with more time, or a range", context.Cause(ctx), s.commits))
	case listErr != nil && s.commits == 0 && len(res.Findings) == 0:
		return nil, listErr
	case listErr != nil:
		s.problem(res, listErr.Error())
	}
	if ctx.Err() == nil {
		for _, err := range errs {
			if err != nil {
				s.problem(res, err.Error())
			}
		}
	}
	return res, nil
}

// queue passes on the versions of a revision that are to be scanned.
func (s *scan) queue(rev *revision, yield func(job)) {
	if rev.commit != nil {
		s.commits++
		if s.repo.shallow[rev.commit.ID] {
			s.ends = rev.commit.Short()
		}
		if s.opts.Progress != nil {
			s.opts.Progress(s.commits, 0)
		}
	}
	if rev.commit != nil && s.engine.CommitAllowed(rev.commit.ID) {
		return
	}
	// What the parents have was scanned with them, or is not asked for.
	for _, c := range rev.changes {
		s.markSeen(c.old)
	}
	s.markSeen(rev.deleted)
	for _, c := range rev.changes {
		if why := s.engine.Why(c.path); why != "" {
			s.skip(c.version, why)
			continue
		}
		if s.seen[c.id] {
			continue
		}
		s.seen[c.id] = true
		if len(c.old) == 0 {
			c.old = moved(c.path, rev.deleted)
		}
		yield(job{c, rev.commit})
	}
}

// skip counts a version that is left out.
func (s *scan) skip(v version, reason string) {
	s.skipped++
	if s.opts.Skipped != nil {
		s.opts.Skipped(v.path, reason)
	}
}

func (s *scan) markSeen(vs []version) {
	for _, v := range vs {
		if !s.engine.Skips(v.path) {
			s.seen[v.id] = true
		}
	}
}

// maxMoved caps with how many files that went away a new one is compared.
const maxMoved = 16

// moved returns the files that went away in the commit and that a new one may have been:
// their lines have been scanned.
func moved(name string, deleted []version) (out []version) {
	for _, same := range []func(string) string{path.Base, path.Ext} {
		for _, d := range deleted {
			if same(d.path) == same(name) && len(out) < maxMoved && !slices.Contains(out, d) {
				out = append(out, d)
			}
		}
	}
	return out
}

func (s *scan) merge(workers []*worker) *finding.Result {
	res := &finding.Result{}
	res.Stats.Skipped = s.skipped
	missing := 0
	for _, w := range workers {
		res.Findings = append(res.Findings, w.out.findings...)
		res.Problems = append(res.Problems, w.out.problems...)
		res.Stats.Files += w.out.files
		res.Stats.Bytes += w.out.bytes
		res.Stats.Skipped += w.out.skipped
		res.Stats.Suppressed += w.out.suppressed
		missing += w.out.missing
	}
	if missing > 0 {
		s.problem(res, fmt.Sprintf("%d versions of files are not in this clone, which is partial or damaged: fetch them (git fetch --refetch), or scan a full clone", missing))
	}
	if s.ends != "" {
		s.problem(res, fmt.Sprintf("the clone is shallow: what lies in front of commit %s was not scanned; fetch it (git fetch --unshallow) or name a range", s.ends))
	}
	finding.Sort(res.Findings)
	slices.SortStableFunc(res.Problems, func(a, b finding.Problem) int {
		return strings.Compare(a.Path+"\x00"+a.Message, b.Path+"\x00"+b.Message)
	})
	return res
}

func (s *scan) problem(res *finding.Result, message string) {
	res.Problems = append(res.Problems, finding.Problem{Engine: finding.EngineText, Message: message})
}
