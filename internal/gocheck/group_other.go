//go:build !unix

package gocheck

import "os/exec"

// Without process groups only the go command itself is ended; its children end when
// their pipes break.
func ownGroup(*exec.Cmd) {}

func interruptGroup(cmd *exec.Cmd) error { return cmd.Process.Kill() }

func killGroup(*exec.Cmd) {}
