package cli

import (
	"slices"
	"strings"
	"sync"
)

// skipped collects what the text engine leaves out, from several goroutines, to list it in
// one order whatever order it came in.
type skipped struct {
	mu    sync.Mutex
	files []skippedFile
}

type skippedFile struct{ path, reason string }

func (l *skipped) add(path, reason string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.files = append(l.files, skippedFile{path, reason})
}

// skippedSink is add if the list is wanted, which may be long, and nil if not.
func (s *scan) skippedSink() func(path, reason string) {
	if !s.flags.verbose || s.flags.quiet {
		return nil
	}
	return s.skipped.add
}

// listSkipped lists what was left out. The versions of a file that history has are one.
func (s *scan) listSkipped() {
	files := s.skipped.files
	slices.SortFunc(files, func(a, b skippedFile) int {
		return strings.Compare(a.path+"\x00"+a.reason, b.path+"\x00"+b.reason)
	})
	for _, f := range slices.Compact(files) {
		s.logf("skipped %s: %s", s.shown(f.path), f.reason)
	}
}
