//go:build unix

package taint

import (
	"syscall"
	"time"
)

// cpuTime is the processor time that this process has used so far: unlike a clock,
// it does not tell how busy the machine is.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // RUSAGE_SELF is always there
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
