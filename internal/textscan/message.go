package textscan

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/zricethezav/gitleaks/v8/config"
)

// DefaultRedactor has the rules that are built in, for messages from before there is an
// engine.
func DefaultRedactor() (*Redactor, error) {
	conf, err := decodeGitleaks(defaultsName, config.DefaultConfig, "", 0)
	if err != nil {
		return nil, err
	}
	e := new(Engine)
	if err := e.use(conf); err != nil {
		return nil, err
	}
	return e.Redactor(), nil
}

// Message returns a message, such as a compiler's or an error, without the secrets that it
// quotes. Other than [Redactor.Line] it leaves alone what is no secret for sure: the
// paths, versions and names that a message is about.
func (r *Redactor) Message(text string) string {
	spans := r.certain(text)
	spans = append(spans, named(text, assigned)...)
	spans = append(spans, groups(text, userinfo, noReference)...)
	return mask(text, spans)
}

// Path returns the path of a file without the secrets in its names. What may be an id
// stays: a place must be found again.
func (r *Redactor) Path(path string) string {
	spans := r.certain(path)
	at := 0
	for name := range strings.SplitSeq(path, "/") {
		stem := strings.TrimSuffix(name, filepath.Ext(name))
		for _, s := range named(stem, bare) {
			if hasDigitOrSign(name[s.start:s.end]) {
				spans = append(spans, span{at + s.start, at + s.end})
			}
		}
		at += len(name) + 1
	}
	return mask(path, spans)
}

// certain returns where a text has what is a secret for sure: by its own form, or because
// it was found as one. A UUID that was found as one is an id in most other places.
func (r *Redactor) certain(text string) (spans []span) {
	for _, s := range r.known("", text) {
		if !uuid.MatchString(text[s.start:s.end]) {
			spans = append(spans, s)
		}
	}
	for _, h := range r.matcher.find(context.Background(), "", text, nil) {
		if h.rule.class != generic && h.rule.keyGroup == 0 && h.rule.ID != proseID {
			spans = append(spans, h.secret)
		}
	}
	return spans
}
