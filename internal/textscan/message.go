package textscan

import (
	"context"

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
	var spans []span
	for _, h := range r.matcher.find(context.Background(), "", text, nil) {
		if h.rule.class != generic && h.rule.keyGroup == 0 && h.rule.ID != proseID {
			spans = append(spans, h.secret)
		}
	}
	noReference := func(v string) bool { return !reference(v) }
	spans = append(spans, named(text, assigned)...)
	spans = append(spans, groups(text, userinfo, noReference)...)
	return mask(text, spans)
}
