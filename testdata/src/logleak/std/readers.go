// Package std is the standard library as programs use it: what is written to one end of it
// is read at another. What a single function does stands in taint/std/steps.txt.
package std

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
)

func key() string { return os.Getenv("API_KEY") }

func scanned() {
	var name, value string
	fmt.Sscanf(key(), "%s %s", &name, &value)
	log.Print(value) // want `API key .* reaches a log`
}

func scannedElsewhere() {
	var value string
	fmt.Sscan("1 2", &value)
	log.Print(value, len(key()))
}

var targets [1]any

func scannedInto(more ...any) {
	fmt.Sscan(key(), targets[:]...)
	fmt.Sscan(key(), more...)
}

func filled() {
	buf := make([]byte, 64)
	io.ReadFull(strings.NewReader(key()), buf)
	log.Print(string(buf)) // want `API key .* reaches a log`
}

func filledVariable(r io.Reader) {
	var line []byte
	copy(line, key())
	log.Print(string(line)) // want `API key .* reaches a log`
}

func pipe() {
	r, w := io.Pipe()
	go send(w)
	answer, _ := io.ReadAll(r)
	log.Print(string(answer)) // want `API key .* reaches a log`
}

func send(w io.WriteCloser) {
	io.WriteString(w, key())
	w.Close()
}

func otherPipe() {
	r, _ := io.Pipe()
	_, w := io.Pipe()
	go send(w)
	answer, _ := io.ReadAll(r)
	log.Print(string(answer))
}

func tee() {
	var copied bytes.Buffer
	io.Copy(io.Discard, io.TeeReader(strings.NewReader(key()), &copied))
	log.Print(copied.String()) // want `API key .* reaches a log`
}

func discarded() {
	n, err := io.Copy(io.Discard, strings.NewReader(key()))
	log.Print(n, err)
}

func several() {
	var one, two bytes.Buffer
	io.WriteString(io.MultiWriter(&one, &two), key())
	log.Print(two.String()) // want `API key .* reaches a log`
	lines := bufio.NewScanner(io.MultiReader(strings.NewReader("key: "), strings.NewReader(key())))
	for lines.Scan() {
		log.Print(lines.Text()) // want `API key .* reaches a log`
	}
}

func encoded() {
	var out bytes.Buffer
	text := base64.NewEncoder(base64.StdEncoding, &out)
	packed := gzip.NewWriter(text)
	json.NewEncoder(packed).Encode(key())
	log.Print(out.String())            // want `API key .* reaches a log`
	log.Print(hex.Dump([]byte(key()))) // want `API key .* reaches a log`
}

func unescaped() {
	var out bytes.Buffer
	json.HTMLEscape(&out, []byte(key()))
	var indented bytes.Buffer
	json.Indent(&indented, out.Bytes(), "", "  ")
	log.Print(indented.String()) // want `API key .* reaches a log`
}
