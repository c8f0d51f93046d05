package textscan

import (
	"strings"
	"sync"
)

// seen remembers the secrets that a scan has found, as they stand in their files, so that
// no line that is shown has one: what a [Redactor] knows of a line by itself is not how
// a decoder came to the secret in it.
type seen struct {
	mu    sync.RWMutex
	heads map[string][]known // by their first bytes
	have  map[known]bool
}

// known is a value that is masked in a file, or, where that is "", in all.
type known struct{ path, value string }

const (
	// headSize is how many bytes of a value it is looked up by, and thus its least length.
	headSize = 4
	// everywhere is the length from which a value that is no word is masked in all files.
	everywhere = 12
	// showable is how long a line of a secret is at most: no frame has longer ones.
	showable = 4 << 10
)

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
		if len(line) < headSize || len(line) > showable {
			continue
		}
		k := known{path, line}
		if len(line) >= everywhere && (hasDigitOrSign(line) || caseChanges(line) > 1) {
			k.path = ""
		}
		s.put(k)
	}
}

func (s *seen) put(k known) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.have[k] {
		return
	}
	if s.have == nil {
		s.have, s.heads = make(map[known]bool), make(map[string][]known)
	}
	s.have[k] = true
	s.heads[k.value[:headSize]] = append(s.heads[k.value[:headSize]], k)
}

// spans returns where a line of a file has something that was found.
func (s *seen) spans(path, line string) (out []span) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if len(s.have) == 0 {
		return nil
	}
	for i := 0; i+headSize <= len(line); i++ {
		for _, k := range s.heads[line[i:i+headSize]] {
			if (k.path == "" || k.path == path) && strings.HasPrefix(line[i:], k.value) {
				out = append(out, span{i, i + len(k.value)})
			}
		}
	}
	return out
}
