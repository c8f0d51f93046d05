package rules

// Model is what one library does with secrets: the content of one file in
// rules/models, or the same stanzas in a user's configuration.
//
// A symbol is spelt "pkg/path.Func", "pkg/path.Var", "pkg/path.Type.Field",
// "(*pkg/path.Type).Method" or "(pkg/path.Type).Method"; whether the receiver is
// a pointer does not matter. A method of an interface stands for the methods
// that implement it. A path without a major version ("/v2", ".v3") matches every
// major version; one with a version matches that version only. Where a stanza has
// "package", its symbols and types leave the path out: "Info", "(*Logger).Info",
// "Config.Token". The name "*" stands for every function of the package, and
// "Type.*" for every method of a type, where nothing more precise is given.
type Model struct {
	// Packages lists the import paths that the symbols are in, each standing for
	// the packages below it too. A package that imports none of them skips the
	// file unread, so it is required of our own models; "*" stands for every package.
	Packages []string `toml:"packages"`
	// Library is the name that `leakvet rules --models` lists.
	Library string `toml:"library"`
	// URL is where the library is documented.
	URL string `toml:"url"`
	// Verified lists the module versions that the stanzas were checked against.
	Verified []string `toml:"verified"`
	// File is what the model was read from.
	File string `toml:"-"`

	Sources     []Source     `toml:"source"`
	Sinks       []Sink       `toml:"sink"`
	Sanitizers  []Sanitizer  `toml:"sanitizer"`
	Propagators []Propagator `toml:"propagator"`
	Slots       []Slot       `toml:"slot"`
}

// Symbols names what a stanza is about. Exactly one of its fields is set, but
// for Package, which may stand with any.
type Symbols struct {
	Package string   `toml:"package"`
	Symbol  string   `toml:"symbol"`
	Symbols []string `toml:"symbols"`
	// Type and Types match a whole type: every value of a source type is a
	// source; for a sink, converting to the type is the sink.
	Type  string   `toml:"type"`
	Types []string `toml:"types"`
}

// Count is how many symbols and types are named.
func (s Symbols) Count() int {
	n := len(s.Symbols) + len(s.Types)
	for _, name := range []string{s.Symbol, s.Type} {
		if name != "" {
			n++
		}
	}
	return n
}

// Source is where a credential comes from. A function's results are the source,
// or the arguments in Out, into which it writes; a field's value when read; a
// variable's value; every value of a type.
type Source struct {
	Symbols
	// Kind is "credential", the one kind there is so far.
	Kind string `toml:"kind"`
	// What names the value in messages: "OAuth access token".
	What string `toml:"what"`
	// Tag makes every struct field with this tag a source: `secret:"true"`.
	Tag string `toml:"tag"`
	// Names makes names say that a value is a credential, as "password" does: each is a
	// regular expression that a whole variable, parameter, field, key or environment
	// name must match, in any case: "acme_?seal". They are believed where the built-in names are.
	Names []string `toml:"names"`
	// NameArg is the argument whose constant value names the secret, as in
	// os.Getenv("OPENAI_API_KEY"). The call is a source only if the name says so.
	NameArg *int `toml:"name_arg"`
	// Out lists arguments that the function writes the secret into.
	Out []int `toml:"out"`
	// Results limits the source to these results; default: all but errors.
	Results []int `toml:"results"`
	// Dump limits a source type to values that are printed or marshalled whole: an
	// http.Header in a log carries whatever came in, its "Accept" alone does not.
	Dump bool `toml:"dump"`
	// Confidence is high unless said otherwise.
	Confidence string `toml:"confidence"`
}

// Sink is where a credential must not go.
type Sink struct {
	Symbols
	Kind string `toml:"kind"`
	// Args lists argument positions from 0 (receiver excluded); "receiver" and
	// "all" (every argument) are ports too. Default: all.
	Args    Ports `toml:"-"`
	RawArgs any   `toml:"args"`
	// Format says what becomes of an argument that is not a string, see [Format].
	// Default: "print".
	Format Format `toml:"format"`
	// FormatArg is the position of the format string for "printf".
	FormatArg *int `toml:"format_arg"`
	// Callback makes the results of a function passed in this argument the sink:
	// a tool handler's result is read by the model. The stanza's Args then
	// count the callback's results.
	Callback *int `toml:"callback"`
	// NameArg limits the sink to calls whose constant argument here is named
	// like one of Names (whole words, any case): a queue named "dlq".
	NameArg *int     `toml:"name_arg"`
	Names   []string `toml:"names"`
	// ModeArg is the argument with a file's permissions. A constant that lets others read
	// the file is evidence that nobody thought of the secret in it: confidence is then
	// at least medium.
	ModeArg *int `toml:"mode_arg"`
	// Confidence caps the confidence of what is found here.
	Confidence string `toml:"confidence"`
	// Severity replaces the kind's.
	Severity string `toml:"severity"`
}

// Sanitizer is a function whose results carry nothing of its arguments: a hash,
// a mask, a length. With Args it cleans those arguments in place instead.
type Sanitizer struct {
	Symbols
	// What says how it cleans: "hash", "mask", "redact", "compare"; or "unrelated"
	// where the results come from elsewhere, as a file's content does not carry its
	// path: then a result is data of unknown origin, and a telling name is believed.
	What string `toml:"what"`
	// Names takes the meaning off names that are no credential here, written as
	// [Source.Names] are: "session_?token" in a program that counts them.
	Names []string `toml:"names"`
	Args  []int    `toml:"args"`
	// Cleans lists what the call cleans in place, with a path: "receiver[arg0]" for
	// http.Header.Del. A key that is not constant cleans the whole of a header map: a
	// loop over the names of what must not be shown.
	Cleans    Ports `toml:"-"`
	RawCleans any   `toml:"cleans"`
}

// Propagator is a function whose outputs carry what its inputs carry.
type Propagator struct {
	Symbols
	// From lists the inputs: argument positions, "receiver", "all". Default:
	// all arguments and the receiver. A result is an input where two results are the
	// ends of one thing: what is written to io.Pipe's "result1" comes out of "result0".
	From    Ports `toml:"-"`
	RawFrom any   `toml:"from"`
	// To lists the outputs: "result" (all that can hold a secret), "result0" …,
	// "receiver", argument positions. Default: "result".
	To    Ports `toml:"-"`
	RawTo any   `toml:"to"`
	// Format says whether the input is copied as it is ("copy", the default) or
	// formatted on the way.
	Format    Format `toml:"format"`
	FormatArg *int   `toml:"format_arg"`
	// Without is the argument whose content is taken out on the way:
	// strings.ReplaceAll(text, secret, "***").
	Without *int `toml:"without"`
	// Doubt is the number of levels of confidence that are lost on the way, at most 2:
	// http.NewRequest quotes a URL only if it does not parse.
	Doubt int `toml:"doubt"`
	// Exclude names the symbols that a "*" does not stand for.
	Exclude []string `toml:"exclude"`
}

// Slot is the sanctioned destination of a credential: option.WithAPIKey, the
// Authorization header of the request to the provider, a signer. What goes in
// there is not followed further.
type Slot struct {
	Symbols
	// Takes says what the arguments are, whatever their names are: "connection string". A
	// value of unknown origin that is given to the slot is then a credential elsewhere, too.
	Takes string `toml:"takes"`
	// NameArg limits Takes to calls whose constant argument here names a credential, as in
	// header.Set("X-Api-Key", value).
	NameArg *int  `toml:"name_arg"`
	Args    Ports `toml:"-"`
	RawArgs any   `toml:"args"`
}

// Format says how a function turns a value into text, and so which fields of it
// are written at all.
type Format string

// The formats.
const (
	FormatCopy    Format = "copy"    // no text is made; the value stays whole
	FormatClone   Format = "clone"   // a copy that shares no memory with the original
	FormatString  Format = "string"  // takes strings or bytes as they are
	FormatPrint   Format = "print"   // fmt's %v
	FormatPrintf  Format = "printf"  // fmt's verbs from the argument FormatArg on
	FormatJSON    Format = "json"    // encoding/json
	FormatYAML    Format = "yaml"    // gopkg.in/yaml, go.yaml.in/yaml
	FormatTOML    Format = "toml"    // BurntSushi/toml, pelletier/go-toml
	FormatXML     Format = "xml"     // encoding/xml
	FormatGob     Format = "gob"     // encoding/gob: exported fields
	FormatSlog    Format = "slog"    // key, value, … or slog.Attr
	FormatKeyVal  Format = "keyval"  // key, value, … printed like %+v (logr, zap's sugar)
	FormatReflect Format = "reflect" // follows every pointer, prints every field (spew, pp)
)

var formats = []Format{
	FormatCopy, FormatClone, FormatString, FormatPrint, FormatPrintf, FormatJSON, FormatYAML, FormatTOML,
	FormatXML, FormatGob, FormatSlog, FormatKeyVal, FormatReflect,
}

// Ports lists inputs or outputs of a function. In TOML it is a number, a word or
// a list of both; the empty list is the stanza's default. The position of a variadic
// parameter stands for all of its arguments.
type Ports []Port

// Port is one input or output of a function.
type Port struct {
	Kind  PortKind
	Index int // for Arg and Result
	// Path leads into the value: "result0.URL" is the field URL of the first result,
	// "receiver[arg0]" the element whose key is the constant argument 0 ("[]" if it
	// is not constant). It holds the steps "URL" and "[arg0]". "result0[tail arg1]" is
	// every element, but not the first where the constant argument 1 separates a
	// name from its value, as in strings.Split("Bearer …", " "). Cut has a
	// "result0[tail arg1]" likewise. "{keys}" are the keys of a map, which are printed
	// with it. "arg1()" is a function that is passed in: its arguments where it is an
	// output, its results where it is an input.
	Path []string
}

// PortKind tells ports apart.
type PortKind uint8

// The port kinds.
const (
	Arg       PortKind = iota // one argument, receiver excluded
	AllArgs                   // every argument
	Receiver                  // the receiver
	ResultAt                  // one result
	AllResult                 // every result that can hold a secret
)
