package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/leakvet/leakvet/internal/catalog"
	"github.com/leakvet/leakvet/rules"
)

// printModels lists the libraries that the Go rules know.
func printModels(w io.Writer, format string) error {
	print, ok := map[string]func(io.Writer, []catalog.Library) error{"text": modelsTable, "json": modelsJSON, "markdown": modelsMarkdown}[format]
	if !ok {
		return unknownFormat(format)
	}
	libs, err := catalog.Libraries(rules.Embedded())
	if err != nil {
		return err
	}
	return print(w, libs)
}

func modelsTable(w io.Writer, libs []catalog.Library) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "LIBRARY\tSOURCES\tSANITIZERS\tPROPAGATORS\tSLOTS\tSINKS\tVERIFIED")
	for _, l := range libs {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n",
			l.Name, count(l.Sources), count(l.Sanitizers), count(l.Propagators), count(l.Slots), sinks(l), versions(l, " "))
	}
	return t.Flush()
}

// modelsMarkdown is rules/models/README.md, whose links are relative to it.
func modelsMarkdown(w io.Writer, libs []catalog.Library) error {
	var b strings.Builder
	b.WriteString("| library | sources | sinks | sanitizers | propagators | slots | verified |\n| --- | --- | --- | --- | --- | --- | --- |\n")
	for _, l := range libs {
		fmt.Fprintf(&b, "| [%s](%s) | %s | %s | %s | %s | %s | %s |\n",
			l.Name, l.File[strings.LastIndexByte(l.File, '/')+1:], count(l.Sources), sinks(l),
			count(l.Sanitizers), count(l.Propagators), count(l.Slots), versions(l, "<br>"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// listedLibrary is a library as programs read it.
type listedLibrary struct {
	Library     string         `json:"library"`
	URL         string         `json:"url"`
	File        string         `json:"file"`
	Verified    []string       `json:"verified,omitempty"`
	Sources     int            `json:"sources"`
	Sinks       map[string]int `json:"sinks,omitempty"`
	Sanitizers  int            `json:"sanitizers"`
	Propagators int            `json:"propagators"`
	Slots       int            `json:"slots"`
}

func modelsJSON(w io.Writer, libs []catalog.Library) error {
	out := make([]listedLibrary, len(libs))
	for i, l := range libs {
		sinks := make(map[string]int, len(l.Sinks))
		for _, s := range l.Sinks {
			sinks[s.Kind] = s.Count
		}
		out[i] = listedLibrary{l.Name, l.URL, l.File, l.Verified, l.Sources, sinks, l.Sanitizers, l.Propagators, l.Slots}
	}
	return writeJSON(w, out)
}

// writeJSON is how the commands that list something write it for programs.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func sinks(l catalog.Library) string {
	kinds := make([]string, len(l.Sinks))
	for i, s := range l.Sinks {
		kinds[i] = s.Kind + " " + strconv.Itoa(s.Count)
	}
	return orDash(strings.Join(kinds, ", "))
}

func versions(l catalog.Library, sep string) string { return orDash(strings.Join(l.Verified, sep)) }

func count(n int) string {
	if n == 0 {
		return "-"
	}
	return strconv.Itoa(n)
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
