package vettool

import (
	"os"
	"runtime/debug"
)

// easeGC lets the heap of a short-lived process grow before it is collected: a third of
// the time on a large package went into collecting what the process was about to
// drop anyway. The limit, in bytes, brings collections back before several
// processes at once fill a small machine.
func easeGC() {
	const (
		percent = 400
		limit   = 640 << 20
	)
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit)
	}
}
