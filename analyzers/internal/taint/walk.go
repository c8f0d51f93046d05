package taint

import "golang.org/x/tools/go/ssa"

// maxVisits bounds how often one block is walked.
const maxVisits = 6

// maxWork bounds blocks × objects of a function that is walked with a state a
// block; a larger one shares one state, in which nothing is ever overwritten.
const maxWork = 1 << 21

// maxJoined bounds the nodes that are merged where branches meet; a function of more
// goes on with one state, too. A switch over a thousand messages, each with members of
// its own, reaches it.
const maxJoined = 100_000

func (f *frame) walk() {
	blocks := f.fn.Blocks
	in := make([]*state, len(blocks))
	visits := make([]int, len(blocks))
	queued := make([]bool, len(blocks))
	in[0] = f.st
	queue := []int{0}
	queued[0] = true
	insensitive := len(blocks)*len(f.fn.Locals) > maxWork || len(blocks) > 4000
	if insensitive {
		f.walkOnce(blocks)
		return
	}
	last := -1
	for len(queue) > 0 {
		if f.joined > maxJoined {
			f.walkOnce(blocks)
			return
		}
		// The next block in go/ssa's numbering, which is close to reverse postorder, and
		// only then the first again: a loop's head waits for all of its branches, or it
		// would use up its visits on each of them.
		best := 0
		for i := range queue {
			if after, bestAfter := queue[i] > last, queue[best] > last; after != bestAfter && after || after == bestAfter && queue[i] < queue[best] {
				best = i
			}
		}
		last = queue[best]
		b := blocks[queue[best]]
		queue[best] = queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		queued[b.Index] = false
		visits[b.Index]++
		f.st = in[b.Index].clone()
		for _, instr := range b.Instrs {
			f.exec(instr)
		}
		end := f.st
		for i, s := range b.Succs {
			out := end
			if i < len(b.Succs)-1 {
				out = end.clone()
			}
			f.st = out
			f.branch(b, i == 0)
			changed := false
			if in[s.Index] == nil {
				in[s.Index] = out
				changed = true
			} else {
				var cost int
				changed, cost = in[s.Index].join(out, f.objects)
				f.joined += cost
			}
			if changed && !queued[s.Index] && visits[s.Index] < maxVisits {
				queued[s.Index] = true
				queue = append(queue, s.Index)
			}
		}
	}
	if r := f.fn.Recover; r != nil && in[r.Index] == nil {
		f.st = f.exitState()
		for _, instr := range r.Instrs {
			f.exec(instr)
		}
	}
}

// walkOnce walks a function that is too large for a state a block: one state,
// and nothing is overwritten.
func (f *frame) walkOnce(blocks []*ssa.BasicBlock) {
	f.weak = true
	defer func() { f.weak = false }()
	for range 2 {
		for _, b := range blocks {
			for _, instr := range b.Instrs {
				f.exec(instr)
			}
		}
	}
}
