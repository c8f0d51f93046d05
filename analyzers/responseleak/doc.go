/*
Package responseleak finds credentials that reach a response: an HTTP or RPC answer, an approval page, a debug endpoint.

# What it finds

A credential that flows into an HTTP or RPC response, a chat or approval message, a
template rendered for a person, a debug endpoint or expvar: a config returned as JSON, an error with a
keyed URL sent to the client, a tool call shown for approval with its headers.

# Why it matters

A response goes to whoever asked. Settings pages, approval screens and debug endpoints
are the first thing that an intruder, or a curious user, opens.

# Example

	func (s *Server) settings(w http.ResponseWriter, r *http.Request) {
		json.NewEncoder(w).Encode(s.cfg) // with cfg.APIKey
	}

# Instead

Answer with a type that has only what the reader may see:

	json.NewEncoder(w).Encode(settingsView{Model: s.cfg.Model, KeySet: s.cfg.APIKey != ""})

# Limits

Handlers that hand a credential to its owner on purpose (a login that returns a token) are
reported too: allow them in place, with the reason.

# Remedy

Answer with a view type without credentials, and with an error text that you wrote yourself.
*/
package responseleak
