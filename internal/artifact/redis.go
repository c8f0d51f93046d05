package artifact

import (
	"bytes"
	"strconv"
	"strings"
)

// redisText returns the text of an append-only file.
func redisText(data []byte) string {
	var b strings.Builder
	redisLog(&b, data)
	return b.String()
}

// redisDump writes the texts of a dump, and the commands of a log that it may be followed by.
func redisDump(b *strings.Builder, data []byte) (limit string) {
	limit = rawText(b, data)
	if i := bytes.Index(data, []byte("\r\n$")); i >= 0 {
		redisLog(b, data)
	}
	return limit
}

// redisLog writes the commands of Redis's append-only file so that what is set has its
// name in front, a line each. In front of them, there may be a dump.
func redisLog(b *strings.Builder, data []byte) {
	for len(data) > 0 {
		args, rest := redisCommand(data)
		if args == nil {
			i := bytes.IndexByte(data, '\n')
			if i < 0 {
				break
			}
			data = data[i+1:] // damaged, or a dump
			continue
		}
		data = rest
		redisPairs(b, args)
	}
}

// redisCommand reads one command, *3 $3 SET $1 k $1 v; nil if there is none.
func redisCommand(data []byte) (args []string, rest []byte) {
	n, data := redisNumber(data, '*')
	const most = 1 << 20
	if n <= 0 || n > most {
		return nil, nil
	}
	for range n {
		var size int
		if size, data = redisNumber(data, '$'); size < 0 || size > len(data) {
			return nil, nil
		}
		args = append(args, string(data[:size]))
		data = bytes.TrimPrefix(data[size:], []byte("\r\n"))
	}
	return args, data
}

// redisNumber reads the mark and the number of a line; -1 if it has others.
func redisNumber(data []byte, mark byte) (int, []byte) {
	if len(data) == 0 || data[0] != mark {
		return -1, data
	}
	const longest = 24
	end := bytes.Index(data[:min(len(data), longest)], []byte("\r\n"))
	if end < 0 {
		return -1, data
	}
	n, err := strconv.Atoi(string(data[1:end]))
	if err != nil {
		return -1, data
	}
	return n, data[end+2:]
}

// redisPairs writes the arguments of a command.
func redisPairs(b *strings.Builder, args []string) {
	line := func(name, value string) {
		if i := strings.LastIndexAny(name, ":/"); i >= 0 {
			name = name[i+1:]
		}
		b.WriteString(name + ": " + strings.ReplaceAll(value, "\n", " ") + "\n")
	}
	switch name := strings.ToUpper(args[0]); {
	case name == "AUTH" && len(args) > 1:
		line("password", args[len(args)-1])
	case (name == "SET" || name == "SETNX" || name == "GETSET") && len(args) > 2:
		line(args[1], args[2])
	case (name == "SETEX" || name == "PSETEX") && len(args) > 3:
		line(args[1], args[3])
	case name == "CONFIG" && len(args) > 3:
		line(args[2], args[3])
	case (name == "HSET" || name == "HMSET" || name == "HSETNX") && len(args) > 3:
		for i := 2; i+1 < len(args); i += 2 {
			line(args[i], args[i+1])
		}
	case name == "MSET" || name == "XADD":
		from := 1
		if name == "XADD" {
			from = 3
		}
		for i := from; i+1 < len(args); i += 2 {
			line(args[i], args[i+1])
		}
	default:
		for _, a := range args[1:] {
			b.WriteString(a + "\n")
		}
	}
}
