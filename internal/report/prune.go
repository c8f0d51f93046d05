package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// prune writes a compact JSON document indented, and leaves out every member of an
// object that is null. SARIF has no nulls where go-sarif writes them
// (shortDescription, guid, status, …), and one is enough for an upload to be
// refused. A null in a list stays, for the schema test to find.
func prune(w io.Writer, compact []byte) error {
	var out bytes.Buffer
	if err := json.Indent(&out, withoutNulls(compact), "", "  "); err != nil {
		return fmt.Errorf("indent the SARIF report: %w", err)
	}
	out.WriteByte('\n')
	_, err := out.WriteTo(w)
	return err
}

// withoutNulls works on bytes: a report of 20 MB through a decoder takes longer
// than the scan.
func withoutNulls(in []byte) []byte {
	out := make([]byte, 0, len(in))
	last := func() byte {
		if len(out) == 0 {
			return 0
		}
		return out[len(out)-1]
	}
	key := 0 // where the last string begins in out
	for len(in) > 0 {
		switch c := in[0]; {
		case c == '"':
			key = len(out)
			n := stringEnd(in)
			out, in = appendString(out, in[:n]), in[n:]
			continue
		case bytes.HasPrefix(in, []byte(":null")):
			out, in = out[:key], in[len(":null"):]
			continue
		case c == ',' && (last() == '{' || last() == ','): // a null went before it
		case c == '}' && last() == ',': // a null went behind it
			out[len(out)-1] = c
		default:
			out = append(out, c)
		}
		in = in[1:]
	}
	return out
}

// stringEnd is the length of the string that the text starts with.
func stringEnd(in []byte) int {
	for i := 1; i < len(in); i++ {
		switch in[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(in)
}

// appendString undoes the escapes by which encoding/json makes <, > and & safe in
// HTML, where nobody puts this.
func appendString(out, s []byte) []byte {
	for len(s) > 0 {
		i := bytes.IndexByte(s, '\\')
		if i < 0 {
			break
		}
		out, s = append(out, s[:i]...), s[i:]
		switch {
		case bytes.HasPrefix(s, []byte(`\u003c`)):
			out, s = append(out, '<'), s[6:]
		case bytes.HasPrefix(s, []byte(`\u003e`)):
			out, s = append(out, '>'), s[6:]
		case bytes.HasPrefix(s, []byte(`\u0026`)):
			out, s = append(out, '&'), s[6:]
		default:
			n := min(2, len(s))
			out, s = append(out, s[:n]...), s[n:]
		}
	}
	return append(out, s...)
}
