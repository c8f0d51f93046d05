/*
Package marshalleak finds types that are serialised with a credential in them.

# What it finds

A call of json.Marshal, an Encoder or their like for YAML, TOML, XML and gob whose argument has an
exported field that names a credential and that the encoder writes: no tag that leaves it out, no
MarshalJSON of the type's own, not replaced by what a function returned. The value does not
matter, the type does.

# Why it matters

What is marshalled is logged, cached, queued and sent to places that whoever wrote the type never
thought of. The other checks report such a flow when they see it; this one lists the types from
which the next one will come.

# Example

	type Config struct {
		Endpoint string `json:"endpoint"`
		APIKey   string `json:"api_key"`
	}
	b, _ := json.Marshal(cfg)

# Instead

Let the type keep its secret:

	type Config struct {
		Endpoint string `json:"endpoint"`
		APIKey   string `json:"-"`
	}

# Limits

A request that logs in has to marshal a password. The finding is therefore a hint of low
confidence, shown by --confidence low alone.

# Remedy

Tag the field json:"-", or give the type a MarshalJSON that redacts it.
*/
package marshalleak
