package cli

import (
	"fmt"
	"os"

	"golang.org/x/term"

	"github.com/leakvet/leakvet/internal/finding"
)

// terminal says whether standard output is one, takes colours, and how wide it is.
func (s *scan) terminal() (is, color bool, width int) {
	f, ok := s.process.Out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return false, false, 0
	}
	if w, _, err := term.GetSize(int(f.Fd())); err == nil {
		width = w
	}
	return true, !s.flags.noColor && s.process.Getenv("NO_COLOR") == "" && s.process.Getenv("TERM") != "dumb", width
}

// maxProblems is how many problems are listed without --verbose; reports have all.
const maxProblems = 10

func (s *scan) problems(ps []finding.Problem) {
	word := "incomplete"
	if s.flags.allowIncomplete {
		word = "warning: incomplete"
	}
	for i, p := range ps {
		if i == maxProblems && !s.flags.verbose {
			fmt.Fprintf(s.process.Err, "leakvet: %s: %d more; see --verbose\n", word, len(ps)-i)
			return
		}
		where := ""
		if p.Path != "" && p.Path != "." {
			where = s.shown(p.Path) + ": "
		}
		fmt.Fprintf(s.process.Err, "leakvet: %s: %s%s\n", word, where, p.Message)
	}
}

// notef tells of something that is no failure.
func (s *scan) notef(format string, args ...any) {
	if !s.flags.quiet {
		fmt.Fprintf(s.process.Err, "leakvet: note: %s\n", s.redacted(fmt.Sprintf(format, args...)))
	}
}

// logf is for --verbose.
func (s *scan) logf(format string, args ...any) {
	if s.flags.verbose && !s.flags.quiet {
		fmt.Fprintf(s.process.Err, "leakvet: %s\n", s.redacted(fmt.Sprintf(format, args...)))
	}
}

// redacted is a message without the secrets that it quotes: compilers, parsers and git
// say what they stumbled over.
func (s *scan) redacted(text string) string {
	if s.messages == nil {
		return text
	}
	return s.messages.Message(text)
}

// redactProblems takes secrets out of what could not be analysed, before anybody sees it.
func (s *scan) redactProblems(ps []finding.Problem) {
	for i := range ps {
		ps[i].Message = s.redacted(ps[i].Message)
	}
}
