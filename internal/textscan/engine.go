// Package textscan finds credentials in text: in configurations, documents,
// prompts, recordings and source. It runs gitleaks' rules, honours gitleaks'
// files (.gitleaks.toml, .gitleaksignore, gitleaks:allow) and adds leakvet's own
// rules from rules/text.
//
// A secret leaves the package as a preview only, see [finding.Secret].
package textscan

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/rules"
)

// Options says what to scan and how.
type Options struct {
	// Root is a directory or a file.
	Root string
	// Paths, relative to Root, restrict the scan to some files and
	// directories; empty means all.
	Paths []string
	// Include and Exclude are globs with ** over paths relative to Root.
	// Exclude wins.
	Include, Exclude []string
	// Workers is how many files are scanned at once; 0 means one a processor.
	Workers int
	// Progress, if set, is called now and then, never twice at once, with what
	// has been scanned so far.
	Progress func(files int, bytes int64)
	// Compat makes the scan find what gitleaks finds, in the pieces in which it
	// reads, with its rules alone and with its defects.
	Compat bool
	// Comment, if set, is called, from several goroutines, with every line of a file
	// that says leakvet:allow.
	Comment func(path string, line int)
	// Skipped, if set, is called, from several goroutines, with every file and directory
	// that is left out on purpose, and why.
	Skipped func(path, reason string)
	// GitleaksConfig is a gitleaks configuration to use in place of the root's.
	GitleaksConfig string
	// MaxFileSize is the size from which a file is reported and not scanned; 0
	// means 1 GB. Memory does not depend on it.
	MaxFileSize int64
	// DecodeDepth is how many wrappings of base64, hex, percent or \u escapes
	// are opened; 0 means 3, negative none.
	DecodeDepth int
	// Now is when tokens are judged to have expired or not; zero means the time
	// of New.
	Now time.Time
	// ReadPicture, if set, returns what a picture shows, see package ocr.
	ReadPicture func(ctx context.Context, picture []byte) (string, error)
	// ArchiveDepth is how deep archives within archives are opened; 0 means 8,
	// negative none at all.
	ArchiveDepth int
}

const (
	defaultMaxSize = 1 << 30
	defaultDepth   = 3
	gitleaksDepth  = 5
)

// Engine is a scan that is ready to run.
type Engine struct {
	opts      Options
	root      string // the directory that paths are relative to
	single    string // the one file to scan, if Root is a file
	rules     []*rule
	byPath    []*rule // those that look at the path alone
	byPathSet pathSet // their expressions
	config    string  // gitleaks' configuration, relative to the root; it holds no secrets
	allow     []allowlist
	ignored   ignored
	matcher   *matcher
	leaves    func() *matcher // for the leaves of artifacts, when there are any
	// named and cookie are the rules for leaves of artifacts, nil if disabled.
	named, cookie *rule
	forms         func() []form // of what can be told from a picture
	buffers       sync.Pool     // *[pieceSize]byte
	readers       sync.Pool     // *bufio.Reader
	views         sync.Pool     // *leafView
	seen          seen
}

// New prepares a scan. It fails if the root does not exist or one of gitleaks'
// files in it is wrong.
func New(opts Options) (*Engine, error) {
	if opts.Workers <= 0 {
		opts.Workers = runtime.GOMAXPROCS(0)
	}
	if opts.MaxFileSize <= 0 {
		opts.MaxFileSize = defaultMaxSize
	}
	if opts.Now.IsZero() {
		opts.Now = time.Now()
	}
	if opts.DecodeDepth == 0 && opts.Compat {
		opts.DecodeDepth = gitleaksDepth
	} else if opts.DecodeDepth == 0 {
		opts.DecodeDepth = defaultDepth
	}
	for _, g := range slices.Concat(opts.Include, opts.Exclude) {
		if !doublestar.ValidatePattern(g) {
			return nil, fmt.Errorf("malformed glob %q", g)
		}
	}
	e := &Engine{opts: opts}
	if opts.Root == "" {
		opts.Root = "."
	}
	// The root may be a link; links below it are not followed.
	root, err := filepath.EvalSymlinks(opts.Root)
	if err != nil {
		return nil, fmt.Errorf("scan %s: %w", opts.Root, err)
	}
	info, err := os.Stat(root)
	if err != nil {
		return nil, fmt.Errorf("scan %s: %w", opts.Root, err)
	}
	e.root = root
	if !info.IsDir() {
		e.root, e.single = filepath.Dir(root), filepath.Base(root)
	}
	e.config = userConfig
	if opts.GitleaksConfig != "" {
		if rel, err := filepath.Rel(root, opts.GitleaksConfig); err == nil {
			e.config = filepath.ToSlash(rel)
		}
	}
	if err := e.load(); err != nil {
		return nil, err
	}
	return e, nil
}

// load reads the rules and what is to be let pass.
func (e *Engine) load() error {
	conf, err := loadGitleaks(e.root, e.opts.GitleaksConfig)
	if err != nil {
		return err
	}
	if e.ignored, err = loadIgnored(e.root); err != nil {
		return err
	}
	return e.use(conf)
}

// use makes a matcher of gitleaks' rules and ours.
func (e *Engine) use(conf *gitleaksConfig) error {
	if e.opts.Compat {
		conf.restoreDefects()
	} else {
		conf.readDocuments()
	}
	e.allow = newAllowlists(conf.allow)
	own := rules.TextRules()
	for i := range own {
		if slices.Contains(conf.disabled, own[i].ID) {
			continue
		}
		r := ours(&own[i])
		// Ours says more about a rule than gitleaks does: of two with one id,
		// gitleaks' keeps its regexp and takes our words.
		if g := conf.find(r.ID); g != nil && g.Source == defaultsName {
			g.Rule = r.Rule
		}
		if err := r.prepare(true); err != nil {
			return err
		}
		switch r.ID {
		case namedID:
			e.named = r
		case cookieID:
			e.cookie = r
		}
		e.rules = append(e.rules, r)
	}
	for _, r := range conf.rules {
		if r.ID == genericID && r.Source == defaultsName && !e.opts.Compat {
			r.entropy = 0 // see entropyFloor
		}
		e.rules = append(e.rules, r)
	}
	active := e.rules
	if e.opts.Compat {
		active = conf.rules
	}
	for _, r := range active {
		if r.regex == "" && r.path != nil && !r.hidden {
			e.byPath = append(e.byPath, r)
		}
	}
	var paths []*regexp.Regexp
	for _, r := range e.byPath {
		paths = append(paths, r.path)
	}
	e.byPathSet = newPathSet(paths)
	// Those two take leaves, whose names their regexps would have to guess at.
	scanned := slices.DeleteFunc(slices.Clone(active), func(r *rule) bool { return r == e.named || r == e.cookie })
	e.matcher = newMatcher(scanned)
	e.forms = sync.OnceValue(func() []form { return formsOf(active) })
	// A leaf has its name judged: a rule for any value beside any name adds nothing.
	e.leaves = sync.OnceValue(func() *matcher {
		return newMatcher(slices.DeleteFunc(slices.Clone(scanned), func(r *rule) bool { return r.class == generic || r.ID == configID }))
	})
	return nil
}

// Rules returns every rule that the scan knows, sorted by id.
func (e *Engine) Rules() []rules.Rule {
	var out []rules.Rule
	for _, r := range e.rules {
		out = append(out, r.Rule)
	}
	slices.SortStableFunc(out, func(a, b rules.Rule) int { return strings.Compare(a.ID, b.ID) })
	return slices.CompactFunc(out, func(a, b rules.Rule) bool { return a.ID == b.ID })
}

// Scan scans the tree. It fails only if it could not begin; what went wrong
// with single files, or that ctx ended it early, is in the result's problems.
func (e *Engine) Scan(ctx context.Context) (*finding.Result, error) {
	list := e.list(ctx)
	res := &finding.Result{Problems: list.problems}
	res.Stats.Skipped = list.skipped

	done := 0
	var embeds []embed
	e.scanFiles(ctx, list.files, func(f fileResult) {
		done++
		res.Findings = append(res.Findings, f.findings...)
		res.Problems = append(res.Problems, f.problems...)
		res.Stats.Suppressed += f.suppressed
		embeds = append(embeds, f.embeds...)
		res.Stats.Skipped += f.skipped
		if f.read && len(f.problems) == 0 {
			res.Stats.Files++
		}
		res.Stats.Bytes += f.bytes
		if e.opts.Progress != nil {
			e.opts.Progress(res.Stats.Files, res.Stats.Bytes)
		}
	})
	if err := ctx.Err(); err != nil {
		res.Problems = append(res.Problems, finding.Problem{
			Engine:  finding.EngineText,
			Message: fmt.Sprintf("the scan was stopped (%v) after %d of %d files: run it again with more time", context.Cause(ctx), done, len(list.files)),
		})
	}
	markEmbedded(res.Findings, embeds)
	finding.Sort(res.Findings)
	slices.SortStableFunc(res.Problems, func(a, b finding.Problem) int { return strings.Compare(a.Path, b.Path) })
	res.Problems = slices.Compact(res.Problems) // a .gitignore is read twice
	return res, nil
}
