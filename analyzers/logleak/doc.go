/*
Package logleak finds credentials that reach logs and telemetry: logs are read by more people than secrets are meant for.

# What it finds

A credential that flows into a log, standard output or error, a trace span, baggage, a
metric label, an error tracker, a panic message or the arguments of a process: directly, inside
a struct, map, header, request or URL that is printed whole, or inside an error that carries it. What a verb or an
encoder really prints decides: nested pointers, json tags, String, LogValue and MarshalJSON
methods are judged by what they do. An error that carries a credential is reported where it
is made, if it leaves the package: whoever is given the error will print it. One that the
package itself logs or sends on is reported there; one that it drops or repairs is no leak.

# Why it matters

Logs and traces are copied to collectors, vendors, laptops and tickets, and are kept for
years. Whoever can read one of them owns the credential until somebody rotates it.

# Example

	log.Printf("starting with %+v", cfg) // cfg.APIKey is in it

# Instead

Log the fields that are meant for people, or give the type a redacting method:

	func (c Config) LogValue() slog.Value { return slog.StringValue("model=" + c.Model) }

# Limits

Values behind interface{} parameters of code that leakvet cannot see are not followed.
Log statements of C libraries and child processes are not seen.

# Remedy

Log a name, a length or a redacted form, and strip URLs and headers before they enter an error.
Hand a process its credentials in its environment or on its standard input.
*/
package logleak
