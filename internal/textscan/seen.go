package textscan

import (
	"slices"
	"strings"
	"sync"
)

// seen remembers the secrets that a scan has found, as they stand in their files, so that
// no line that is shown has one: what a [Redactor] knows of a line by itself is not how
// a decoder came to the secret in it.
type seen struct {
	mu sync.RWMutex
	// values are looked up by the file, "" for those that are masked in all, and as many
	// of their first bytes as [headSizes] has.
	values map[head][]string
	// begin has the first two bytes of all values: most of a line begins none.
	begin [1 << 16]bool
}

type head struct{ path, text string }

const (
	// least is the shortest value that is masked.
	least = 4
	// everywhere is the length from which a value that is no word is masked in all files.
	everywhere = 12
	// distinctive is further than the values of one kind begin alike: "sk-ant-api03-".
	distinctive = 20
	// showable is how long a line of a secret is at most: no frame has longer ones.
	showable = 4 << 10
)

// headSizes are the sizes of heads that a line is looked up by.
var headSizes = [...]int{least, everywhere, distinctive}

// add remembers a secret of a file. Raw is the text that it was found in: if that has the
// secret in another form, such as base64, it is masked too.
func (s *seen) add(path, value, raw string) {
	s.line(path, value)
	if !strings.Contains(raw, value) {
		s.line(path, raw)
	}
}

func (s *seen) line(path, text string) {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if len(line) < least || len(line) > showable {
			continue
		}
		where := path
		if len(line) >= everywhere && (hasDigitOrSign(line) || caseChanges(line) > 1) {
			where = ""
		}
		s.put(where, line)
	}
}

func (s *seen) put(path, value string) {
	size := least
	for _, n := range headSizes {
		if len(value) >= n {
			size = n
		}
	}
	h := head{path, strings.Clone(value[:size])}
	s.mu.Lock()
	defer s.mu.Unlock()
	if slices.Contains(s.values[h], value) {
		return
	}
	if s.values == nil {
		s.values = make(map[head][]string)
	}
	s.values[h] = append(s.values[h], strings.Clone(value)) // and not the file around it
	s.begin[pair(value)] = true
}

func pair(s string) uint16 { return uint16(s[0])<<8 | uint16(s[1]) }

// spans returns where a line of a file has something that was found.
func (s *seen) spans(path, line string) (out []span) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if len(s.values) == 0 {
		return nil
	}
	for i := 0; i+least <= len(line); i++ {
		if !s.begin[pair(line[i:])] {
			continue
		}
		for _, n := range headSizes {
			if i+n > len(line) {
				break
			}
			for _, p := range [...]string{"", path} {
				for _, v := range s.values[head{p, line[i : i+n]}] {
					if strings.HasPrefix(line[i:], v) {
						out = append(out, span{i, i + len(v)})
					}
				}
			}
		}
	}
	return out
}
