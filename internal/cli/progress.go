package cli

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress counts on standard error while a scan runs, on a terminal only. Neither
// engine knows how much there is to do before it is done, so there is no end to it.
type progress struct {
	mu          sync.Mutex
	bar         *progressbar.ProgressBar // nil: say nothing
	nFiles, nPk int
}

func newProgress(w io.Writer, quiet bool) *progress {
	f, ok := w.(*os.File)
	if quiet || !ok || !term.IsTerminal(int(f.Fd())) {
		return new(progress)
	}
	return &progress{bar: progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetDescription("scanning"),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSpinnerType(14),
		progressbar.OptionSetElapsedTime(true),
		progressbar.OptionThrottle(100*time.Millisecond),
	)}
}

func (p *progress) files(n int, _ int64) { p.show(func() { p.nFiles = n }) }
func (p *progress) packages(n int)       { p.show(func() { p.nPk = n }) }

func (p *progress) show(set func()) {
	if p.bar == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	set()
	p.bar.Describe(fmt.Sprintf("%d files, %d packages", p.nFiles, p.nPk))
	_ = p.bar.Add(1) // a terminal that is gone is no reason to stop
}

func (p *progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
