package rules

import (
	"reflect"
	"testing"
)

func TestDecodePorts(t *testing.T) {
	for _, tc := range []struct {
		in   any
		want Ports
	}{
		{nil, nil},
		{int64(1), Ports{{Kind: Arg, Index: 1}}},
		{"all", Ports{{Kind: AllArgs}}},
		{"arg2", Ports{{Kind: Arg, Index: 2}}},
		{"result", Ports{{Kind: AllResult}}},
		{"result1", Ports{{Kind: ResultAt, Index: 1}}},
		{[]any{int64(0), "receiver"}, Ports{{Kind: Arg}, {Kind: Receiver}}},
		{"receiver[arg0]", Ports{{Kind: Receiver, Path: []string{"[arg0]"}}}},
		{"result0.URL.Host", Ports{{Kind: ResultAt, Path: []string{"URL", "Host"}}}},
		{"receiver{keys}", Ports{{Kind: Receiver, Path: []string{"{keys}"}}}},
		{"arg1()", Ports{{Kind: Arg, Index: 1, Path: []string{"()"}}}},
		{"arg1.Header[]", Ports{{Kind: Arg, Index: 1, Path: []string{"Header", "[]"}}}},
	} {
		got, err := decodePorts(tc.in)
		if err != nil || !reflect.DeepEqual(got, tc.want) {
			t.Errorf("decodePorts(%v) = %v, %v; want %v", tc.in, got, err, tc.want)
		}
	}
	for _, in := range []any{int64(-1), "argument", "arg-1", "resultx", "receiver.", "result0[arg0", "receiver{values}", "arg0(1)", 1.5, []any{"nowhere"}} {
		if got, err := decodePorts(in); err == nil {
			t.Errorf("decodePorts(%v) = %v, want an error", in, got)
		}
	}
}
