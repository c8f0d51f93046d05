// Package artifact takes apart the files in which agents leave secrets:
// recordings, transcripts, traces, queue dumps, configurations, prompts. It turns
// bytes into leaves, each a value with the name it goes by and the range of the
// file that it came from, through JSON in JSON, base64, gzip, forms, headers and
// the other wrappings that hide a secret from a search of the plain text.
//
// It knows formats and no credentials: whoever takes the leaves judges them.
package artifact

import "fmt"

// Limits bound what one document may cost. A line of JSONL is a document.
const (
	maxDepth   = 8        // wrappings in wrappings
	maxDecoded = 10 << 20 // bytes that come out of wrappings
	maxRatio   = 100      // how much larger than itself a wrapping may become
	maxLeaves  = 100_000
	maxNesting = 256 // containers in containers
)

// decoder takes one document apart.
type decoder struct {
	yield   func(*Leaf)
	depth   int
	decoded int
	leaves  int
	hit     string // the first limit that was hit
	// slots hold the leaf that is looked at on each depth, free the stacks of
	// builders that are done: a transcript has a million leaves.
	slots [maxDepth + 2]Leaf
	// whole is the document, brotli whether it says that something is packed so: 0 if
	// nobody has asked. Brotli has no mark of its own.
	whole  string
	brotli int8
	free   [][]frame
}

// reset readies a decoder for the next document.
func (d *decoder) reset(text string) {
	d.depth, d.decoded, d.leaves, d.hit = 0, 0, 0, ""
	d.whole, d.brotli = text, 0
}

// Decode hands the leaves of a text to yield, in no particular order. The leaf is
// valid during the call only. limit says which limit was hit, "" if none was.
func Decode(f Format, path, text string, yield func(*Leaf)) (limit string) {
	d := &decoder{yield: yield, whole: text}
	root := &Place{index: -1}
	switch f {
	case Lines:
		return decodeLines(path, text, yield)
	case None:
	default:
		d.format(f, path, text, nil, root)
	}
	return d.hit
}

// format takes a text of a known format apart.
func (d *decoder) format(f Format, path, text string, src *Source, at *Place) {
	switch f {
	case JSON:
		d.documents(text, src, at)
	case YAML:
		d.yaml(text, src, at)
	case Assignments:
		d.assignments(text, src, at)
	case Markup:
		d.markup(text, src, at)
	case Table:
		d.table(path, text, src, at)
	case SQL:
		d.sql(text, src, at)
	case Mail:
		d.mail(text, src, at)
	case Cast:
		d.cast(text, src, at)
	case Text:
		d.text(text, src, at)
	}
}

// over notes that a limit was hit, once.
func (d *decoder) over(format string, args ...any) {
	if d.hit == "" {
		d.hit = fmt.Sprintf(format, args...)
	}
}

// leaf counts a leaf, opens what is wrapped in it, and hands it on unless that
// has said all there is.
func (d *decoder) leaf(l Leaf) {
	if d.leaves++; d.leaves > maxLeaves {
		d.over("more than %d values", maxLeaves)
		return
	}
	slot := &d.slots[d.depth]
	*slot = l
	if len(l.Value) >= shortestWrapped && d.open(slot) {
		return
	}
	d.yield(slot)
}

// inner runs f on a text that came out of a leaf, one wrapping deeper.
func (d *decoder) inner(l *Leaf, step, text string, opaque bool, f func(src *Source, at *Place)) bool {
	if d.depth >= maxDepth {
		d.over("wrappings more than %d deep", maxDepth)
		return false
	}
	if opaque || d.depth > 0 {
		if d.decoded += len(text); d.decoded > maxDecoded {
			d.over("more than %d MB of decoded content", maxDecoded>>20)
			return false
		}
	}
	src := &Source{of: l.src, at: l.at, steps: l.steps, opaque: opaque}
	at := l.place()
	if step != "" {
		at = &Place{up: at, name: step, step: true}
	}
	d.depth++
	f(src, at)
	d.depth--
	return true
}

// place turns a leaf into a container of what is wrapped in it.
func (l *Leaf) place() *Place {
	p := l.parent
	if l.name != "" || l.index >= 0 {
		p = &Place{up: p, name: l.name, index: l.index}
	}
	if l.named() {
		p = &Place{up: p, name: l.Key}
	}
	return p
}
