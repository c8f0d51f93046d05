package artifact

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// flows writes the flows of a dump of mitmproxy's as JSON lines: it keeps them as
// tnetstrings, "length:value" and a letter for the type.
func flows(b *strings.Builder, data []byte) (limit string) {
	d := &decoder{yield: func(*Leaf) {}}
	for len(data) > 0 {
		v, rest, ok := netstring(d, data, 0)
		if !ok {
			b.Write(texts(data)) // damaged, or cut off
			break
		}
		line, err := json.Marshal(v)
		if err == nil {
			b.Write(line)
			b.WriteByte('\n')
		}
		data = rest
	}
	return d.hit
}

// netstring reads one value. Bodies come out without their compression.
func netstring(d *decoder, data []byte, depth int) (v any, rest []byte, ok bool) {
	i := bytes.IndexByte(data[:min(len(data), 12)], ':')
	if i <= 0 || depth > maxNesting {
		return nil, nil, false
	}
	n, err := strconv.Atoi(string(data[:i]))
	if err != nil || n < 0 || i+1+n >= len(data) {
		return nil, nil, false
	}
	body, kind := data[i+1:i+1+n], data[i+1+n]
	rest = data[i+2+n:]
	switch kind {
	case ',', ';':
		return flowText(d, body), rest, true
	case ']':
		list := []any{}
		for len(body) > 0 {
			var e any
			if e, body, ok = netstring(d, body, depth+1); !ok {
				return nil, nil, false
			}
			list = append(list, e)
		}
		return list, rest, true
	case '}':
		object := make(map[string]any)
		for len(body) > 0 {
			var key, e any
			if key, body, ok = netstring(d, body, depth+1); !ok {
				return nil, nil, false
			}
			if e, body, ok = netstring(d, body, depth+1); !ok {
				return nil, nil, false
			}
			if name, is := key.(string); is {
				object[name] = e
			}
		}
		return object, rest, true
	}
	return nil, rest, true // a number, a truth value, nothing
}

// flowText returns bytes as text; "" for what is none.
func flowText(d *decoder, b []byte) string {
	if kind := packed(b); kind != "" {
		out, ok := d.unpack(kind, b)
		if !ok {
			return ""
		}
		b = out
	}
	return string(utf8Of(b))
}
