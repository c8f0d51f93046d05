//go:build !unix

package taint

import "time"

var started = time.Now()

// cpuTime is wall-clock time, where processor time is not to be had so easily.
func cpuTime() time.Duration { return time.Since(started) }
