package gocheck

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
)

// listed is a package as `go list -e` describes it.
type listed struct {
	ImportPath, Dir, ForTest string
	Incomplete               bool
	Error                    *loadError
	DepsErrors               []*loadError
}

type loadError struct{ Pos, Err string }

func (p *listed) reason() string {
	e := p.Error
	if e == nil && len(p.DepsErrors) > 0 {
		e = p.DepsErrors[0]
	}
	if e == nil {
		return "the go command gives no reason"
	}
	text := oneLine(e.Err)
	if e.Pos != "" {
		text = e.Pos + ": " + text
	}
	return maskLiterals(text)
}

// list tells the packages that can be loaded from those that cannot.
func (c *check) list(ctx context.Context, t target) (good []string, bad []*listed, err error) {
	args := append([]string{"list", "-e", "-json=ImportPath,Dir,ForTest,Incomplete,Error,DepsErrors"}, t.patterns...)
	cmd := c.command(ctx, t, args)
	var stdout bytes.Buffer
	cmd.Stdout = &stdout
	if err := c.wait(cmd); err != nil {
		return nil, nil, err
	}
	d := json.NewDecoder(&stdout)
	for {
		p := new(listed)
		if err := d.Decode(p); errors.Is(err, io.EOF) {
			return good, bad, nil
		} else if err != nil {
			return nil, nil, err
		}
		if p.Incomplete || p.Error != nil {
			bad = append(bad, p)
		} else {
			good = append(good, p.ImportPath)
		}
	}
}
