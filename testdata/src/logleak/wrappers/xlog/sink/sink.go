// Package sink is where the lines end.
package sink

import "log"

func Line(s string) { log.Print(s) }

func Length(s string) { log.Print(len(s)) }
