package gitscan

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// checkSince rejects a date that git does not understand: it takes any such word for now,
// and a scan of nothing would look like a clean one.
func (r *Repository) checkSince(ctx context.Context, since string) error {
	before := time.Now().Add(-2 * time.Second).Unix()
	out, err := r.git(ctx, "rev-parse", "--since="+since)
	if err != nil {
		return err
	}
	at, err := strconv.ParseInt(strings.TrimPrefix(strings.TrimSpace(out), "--max-age="), 10, 64)
	if err != nil || at >= before {
		return fmt.Errorf("--since %q: git reads no date in it that has passed; write 2006-01-02, or 2.weeks", since)
	}
	return nil
}

// checkRevisions rejects what git would take for a path, or does not know.
func (r *Repository) checkRevisions(ctx context.Context, revisions []string) error {
	for _, rev := range revisions {
		if strings.HasPrefix(rev, "-") {
			return fmt.Errorf("revision %q: a revision begins with no dash", rev)
		}
		if _, err := r.git(ctx, "rev-list", "--max-count=1", "--end-of-options", rev, "--"); err != nil {
			return fmt.Errorf("revision %q: %w; write a branch, tag or commit, or a range such as main..HEAD", rev, err)
		}
	}
	return nil
}

// Update is one ref that a push moves.
type Update struct{ Old, New, Ref string }

var objectID = regexp.MustCompile(`^(?:[0-9a-f]{40}|[0-9a-f]{64})$`)

// ReadUpdates reads what git gives a pre-receive hook: a line "old new ref" for each ref.
func ReadUpdates(in io.Reader) ([]Update, error) {
	updates := []Update{}
	s := bufio.NewScanner(in)
	for s.Scan() {
		f := strings.SplitN(s.Text(), " ", 3)
		if len(f) != 3 || !objectID.MatchString(f[0]) || !objectID.MatchString(f[1]) {
			return nil, fmt.Errorf("--pre-receive: line %d of standard input is not \"old new ref\" as git gives it to the hook", len(updates)+1)
		}
		updates = append(updates, Update{f[0], f[1], f[2]})
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("--pre-receive: read standard input: %w", err)
	}
	return updates, nil
}

// received selects the commits that a push brings: the new ones that no ref has yet. The
// hook runs before the refs move. It returns nil if the push only deletes.
func (r *Repository) received(ctx context.Context, updates []Update) ([]string, error) {
	var args []string
	for _, u := range updates {
		if strings.Trim(u.New, "0") == "" {
			continue // the ref is deleted
		}
		kind, err := r.git(ctx, "cat-file", "-t", u.New+"^{}")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", u.Ref, err)
		}
		if kind = strings.TrimSpace(kind); kind == "tree" || kind == "blob" {
			return nil, fmt.Errorf("%s is to be a %s and no commit: leakvet does not look into such refs, refuse it", u.Ref, kind)
		}
		args = append(args, u.New)
	}
	if args == nil {
		return nil, nil
	}
	return append(args, "--not", "--all", "--"), nil
}
