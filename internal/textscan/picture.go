package textscan

import (
	"context"
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/ngram"
	"github.com/leakvet/leakvet/rules"
)

// form is how a credential with a fixed beginning looks, as far as it can be told from
// a picture: characters that are taken for each other count as one.
type form struct {
	rule   *rule
	prefix string // folded
	least  int    // characters, a few of which may not have been read
}

// shortestPrefix is how long a fixed beginning is at least; of "z_" there are too many.
const shortestPrefix = 3

// formsOf derives the forms: of our rules from their prefixes and examples, of
// gitleaks' from their expressions.
func formsOf(all []*rule) (out []form) {
	add := func(r *rule, prefix string, least int) {
		if len(prefix) >= shortestPrefix && least > len(prefix)+12 {
			out = append(out, form{r, unconfused(prefix), least - least*15/100})
		}
	}
	own := make(map[string]rules.TextRule)
	for _, r := range rules.TextRules() {
		own[r.ID] = r
	}
	for _, r := range all {
		text := own[r.ID]
		re, err := regexp.Compile(r.regex)
		if err != nil || r.class != fixed {
			continue
		}
		for _, prefix := range text.Prefixes {
			least := 0
			for _, e := range text.Examples {
				m := re.FindStringSubmatch(rules.ExpandSample(e))
				if len(m) > text.SecretGroup && strings.HasPrefix(m[text.SecretGroup], prefix) && (least == 0 || len(m[text.SecretGroup]) < least) {
					least = len(m[text.SecretGroup])
				}
			}
			add(r, prefix, least)
		}
		if len(text.Prefixes) == 0 {
			if tree, err := syntax.Parse(r.regex, syntax.Perl); err == nil {
				prefix, least := beginning(tree)
				add(r, prefix, least)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b form) int { return len(b.prefix) - len(a.prefix) }) // the longest says most
	return out
}

// beginning returns the letters that the secret of an expression begins with, and how
// long it is at least.
func beginning(re *syntax.Regexp) (prefix string, least int) {
	if group := firstGroup(re); group != nil {
		re = group.Sub[0]
	}
	first := re
	for first.Op == syntax.OpConcat && len(first.Sub) > 0 {
		first = first.Sub[0]
	}
	if first.Op != syntax.OpLiteral {
		return "", 0
	}
	return string(first.Rune), leastLength(re)
}

func firstGroup(re *syntax.Regexp) *syntax.Regexp {
	if re.Op == syntax.OpCapture {
		return re
	}
	for _, sub := range re.Sub {
		if g := firstGroup(sub); g != nil {
			return g
		}
	}
	return nil
}

func leastLength(re *syntax.Regexp) (n int) {
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1
	case syntax.OpCapture, syntax.OpPlus:
		return leastLength(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min * leastLength(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			n += leastLength(sub)
		}
	case syntax.OpAlternate:
		n = leastLength(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			n = min(n, leastLength(sub))
		}
	}
	return n
}

// alike are characters that tesseract takes for each other, and for what.
var alike = strings.NewReplacer("o", "0", "@", "0", "l", "1", "i", "1", "|", "1", "!", "1", "s", "5", "8", "5", "z", "2")

// odd are characters that no key has, for those that it has.
var odd = strings.NewReplacer("—", "-", "–", "-", "£", "f", "@", "0", "©", "c", "€", "e")

// unconfused makes characters that look alike the same.
func unconfused(s string) string { return alike.Replace(strings.ToLower(s)) }

// mostWords is how many words one key may have been read as.
const mostWords = 8

// pictured finds credentials in what was read off a picture. Only those of a fixed
// form: of others, a character that was read wrong leaves nothing to tell them by.
func (e *Engine) pictured(src Source, text string) (out []finding.Finding) {
	where := placeOf(src.Path)
	words := strings.FieldsFunc(odd.Replace(text), func(r rune) bool { return strings.ContainsRune(" \t\r\n\"'`=:,;()<>{}[]", r) })
	for n := 0; n < len(words); n++ {
		f, value, used := e.pieced(words[n:])
		if f == nil {
			continue
		}
		n += used - 1
		found := e.finding(&hit{rule: f.rule, value: value}, src.Path, where, finding.LowConfidence)
		found.Message = f.rule.Title + ", read off a picture: some characters may be others"
		found.Identity = finding.NewSecret(unconfused(value)).ID()
		out = append(out, found)
	}
	return once(out)
}

// pieced returns the credential that words begin with, which may have been read with
// blanks in it and stand in two lines, and how many of them it took.
func (e *Engine) pieced(words []string) (*form, string, int) {
	two := unconfused(words[0])
	if len(words) > 1 {
		two += unconfused(words[1])
	}
	for _, f := range e.forms() {
		if !strings.HasPrefix(two, f.prefix) {
			continue
		}
		value, used := "", 0
		for used < min(len(words), mostWords) && len(value) < f.least {
			value += words[used]
			used++
		}
		if len(value) < f.least || placeholder(value) || ngram.Score(value[len(f.prefix):]) < likelyNamed || !hasDigit(value[len(f.prefix):]) {
			continue
		}
		return &f, value, used
	}
	return nil, "", 0
}

// readPicture reads what a picture shows.
func (e *Engine) readPicture(ctx context.Context, src Source, data []byte, out *Outcome) {
	text, err := e.opts.ReadPicture(ctx, data)
	if err != nil && ctx.Err() == nil {
		out.Problems = append(out.Problems, finding.Problem{Engine: finding.EngineText, Path: src.Path, Message: fmt.Sprintf("what the picture shows was not read: %v", err)})
		return
	}
	out.Findings = append(out.Findings, e.pictured(src, text)...)
}
