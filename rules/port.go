package rules

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// decodeInputs reads ports that only inputs can be.
func decodeInputs(v any) (Ports, error) {
	ps, err := decodePorts(v)
	for _, p := range ps {
		if p.Kind == AllResult || p.Kind == ResultAt {
			return nil, badWord{"result", errors.New("port \"result\": a result is no input: use an argument position, \"all\" or \"receiver\"")}
		}
	}
	return ps, err
}

// decodePorts reads 1, "all", [0, "receiver"] and the like.
func decodePorts(v any) (Ports, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case int64:
		if v < 0 {
			return nil, badWord{fmt.Sprint(v), fmt.Errorf("port %d: an argument position counts from 0", v)}
		}
		return Ports{{Kind: Arg, Index: int(v)}}, nil
	case string:
		p, err := parsePort(v)
		if err != nil {
			return nil, badWord{v, err}
		}
		return Ports{p}, nil
	case []any:
		var ps Ports
		for _, e := range v {
			p, err := decodePorts(e)
			if err != nil {
				return nil, err
			}
			ps = append(ps, p...)
		}
		return ps, nil
	}
	return nil, badWord{fmt.Sprint(v), fmt.Errorf("port %v: write an argument position, \"all\", \"receiver\", \"result\" or a list of these", v)}
}

func parsePort(s string) (Port, error) {
	if i := strings.IndexAny(s, ".[{("); i > 0 {
		p, err := parsePort(s[:i])
		if err != nil {
			return p, err
		}
		if p.Path, err = parsePath(s[i:]); err != nil {
			return p, fmt.Errorf("port %q: %w", s, err)
		}
		return p, nil
	}
	if n, ok := strings.CutPrefix(s, "arg"); ok {
		if i, err := strconv.Atoi(n); err == nil && i >= 0 {
			return Port{Kind: Arg, Index: i}, nil
		}
	}
	switch s {
	case "all":
		return Port{Kind: AllArgs}, nil
	case "receiver":
		return Port{Kind: Receiver}, nil
	case "result":
		return Port{Kind: AllResult}, nil
	}
	if n, ok := strings.CutPrefix(s, "result"); ok {
		if i, err := strconv.Atoi(n); err == nil && i >= 0 {
			return Port{Kind: ResultAt, Index: i}, nil
		}
	}
	if _, err := strconv.Atoi(s); err == nil {
		return Port{}, fmt.Errorf("unknown port %q: write the position without quotes", s)
	}
	if near := Suggest(s, []string{"all", "receiver", "result", "result0", "arg0"}); near != "" {
		return Port{}, fmt.Errorf("unknown port %q%s", s, near)
	}
	return Port{}, fmt.Errorf("unknown port %q: use an argument position, \"all\", \"receiver\", \"result\" or \"result0\"", s)
}

var tailStep = regexp.MustCompile(`^\[tail arg[0-9]\]$`)

// parsePath cuts ".URL[arg0]" into the steps "URL" and "[arg0]".
func parsePath(s string) ([]string, error) {
	var steps []string
	for s != "" {
		end := strings.IndexAny(s[1:], ".[{(") + 1
		if end == 0 {
			end = len(s)
		}
		step := s[:end]
		s = s[end:]
		switch {
		case step[0] == '.' && len(step) > 1:
			steps = append(steps, step[1:])
		case strings.HasPrefix(step, "[tail ") && !tailStep.MatchString(step):
			return nil, fmt.Errorf("bad path at %q: write [tail arg1]", step)
		case step[0] == '[' && step[len(step)-1] == ']', step == "{keys}", step == "()":
			steps = append(steps, step)
		default:
			return nil, fmt.Errorf("bad path at %q", step)
		}
	}
	return steps, nil
}
