package artifact

import (
	"path"
	"regexp"
	"strings"
)

// Format is how a file is read.
type Format uint8

// The formats. None is that of source code and of all that is not recognised.
const (
	None        Format = iota
	JSON               // one or several documents
	Lines              // JSON lines, logs: every line stands for itself
	YAML               //
	Assignments        // TOML, INI, dotenv, properties, HCL, Dockerfiles
	Markup             // XML, HTML
	Table              // CSV, TSV
	SQL                //
	Mail               // MIME
	Cast               // asciinema
	Text               // prose, HTTP messages, commands, streams
)

// byExtension and byName are what names say.
var (
	byExtension = map[string]Format{
		".json": JSON, ".har": JSON, ".ipynb": JSON, ".jsonc": JSON, ".json5": JSON, ".tfstate": JSON, ".chlsj": JSON, ".webmanifest": JSON, ".geojson": None,
		".jsonl": Lines, ".ndjson": Lines, ".log": Lines, ".envelope": Lines,
		".yaml": YAML, ".yml": YAML,
		".toml": Assignments, ".ini": Assignments, ".cfg": Assignments, ".conf": Assignments, ".cnf": Assignments, ".properties": Assignments,
		".env": Assignments, ".envrc": Assignments, ".tf": Assignments, ".tfvars": Assignments, ".hcl": Assignments, ".service": Assignments, ".bru": Assignments,
		".xml": Markup, ".html": Markup, ".htm": Markup, ".plist": Markup, ".config": Markup, ".csproj": None, ".svg": None,
		".csv": Table, ".tsv": Table,
		".sql":  SQL,
		".eml":  Mail,
		".mbox": Mail,
		".cast": Cast,
		".md":   Text, ".markdown": Text, ".mdx": Text, ".mdc": Text, ".rst": Text, ".adoc": Text, ".txt": Text, ".http": Text, ".rest": Text, ".sse": Text, ".prompt": Text, ".prompty": Text,
		".jinja": Text, ".jinja2": Text, ".j2": Text, ".mustache": Text, ".poml": Text, ".out": Text, ".snap": Text, ".textproto": Text, ".pbtxt": Text, ".txtpb": Text, ".prototxt": Text, ".golden": Text, ".curl": Text,
	}
	byName = map[string]Format{
		".env": Assignments, ".npmrc": Assignments, ".netrc": Assignments, "_netrc": Assignments, ".pypirc": Assignments, ".s3cfg": Assignments, ".pgpass": Assignments,
		".my.cnf": Assignments, "dotenv": Assignments, "env": Assignments, "credentials": Assignments, ".boto": Assignments, "dockerfile": Assignments, "containerfile": Assignments,
		"config": Assignments, "kubeconfig": YAML, ".yarnrc.yml": YAML, ".dockercfg": JSON, ".git-credentials": Text, "typescript": Text,
		".cursorrules": Text, ".windsurfrules": Text, "go.sum": None, "package-lock.json": None, "composer.lock": None, "yarn.lock": None, "pnpm-lock.yaml": None,
		"bun.lock": None, "poetry.lock": None, "cargo.lock": None, "uv.lock": None, "gemfile.lock": None, "flake.lock": None, "npm-shrinkwrap.json": None, "deno.lock": None,
	}
)

// packedNames are what compression, rotation and editors add to a name.
var packedNames = set(".gz .zst .bz2 .xz .br .lz4 .1 .2 .3 .bak .old .orig")

// jsonRecord is how a line of JSON lines begins.
var jsonRecord = regexp.MustCompile(`^\s*\{\s*"`)

// Sniff tells by a file's path and its first bytes how it is read. It is asked
// about every file and costs next to nothing on those that are no artifacts.
func Sniff(file, head string) Format {
	base := strings.ToLower(path.Base(file))
	for packedNames[path.Ext(base)] { // what it was called before
		base = strings.TrimSuffix(base, path.Ext(base))
	}
	f, known := byName[base]
	if !known {
		f, known = byExtension[path.Ext(base)]
	}
	if !known {
		switch {
		case strings.HasPrefix(base, ".env.") || strings.HasPrefix(base, "env."):
			return Assignments
		case strings.HasPrefix(base, "dockerfile.") || strings.HasPrefix(base, "containerfile."):
			return Assignments
		case jsonRecord.MatchString(head): // whatever it is called: .trace, .dump, .bak
			f = JSON
		default:
			return None
		}
	}
	switch f {
	case None:
		return None
	case JSON, Text:
		if severalRecords(head) {
			return Lines
		}
		if f == Text && jsonRecord.MatchString(head) {
			return JSON
		}
	case Lines:
		if strings.HasSuffix(base, ".log") && !jsonRecord.MatchString(head) {
			return Text
		}
		if t := strings.TrimSpace(head); strings.HasPrefix(t, "{\n") || strings.HasPrefix(t, "[") && !strings.Contains(firstLine(t), "]") {
			return JSON
		}
	case Assignments:
		if base == "config" {
			if strings.Contains(head, "apiVersion:") {
				return YAML
			}
			if !strings.Contains(head, "[") {
				return None
			}
		}
	case Markup:
		if !strings.HasPrefix(strings.TrimSpace(head), "<") {
			return None
		}
	}
	return f
}

// severalRecords reports whether each of the first lines is a JSON object.
func severalRecords(head string) bool {
	first := firstLine(head)
	if len(first) == len(head) || !jsonRecord.MatchString(first) || !strings.HasSuffix(strings.TrimSpace(first), "}") {
		return false
	}
	rest := strings.TrimSpace(head[len(first):])
	return rest == "" || strings.HasPrefix(rest, "{")
}

func firstLine(s string) string {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return s[:i]
	}
	return s
}

// Streamed reports whether a file of this format can be read a stretch of lines
// at a time.
func (f Format) Streamed() bool { return f == Lines || f == Text || f == Table || f == SQL }
