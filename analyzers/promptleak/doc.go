/*
Package promptleak finds credentials that reach a model: no secret belongs in what a model reads.

# What it finds

A credential (API key, token, password, DSN, cookie, private key, signed URL) that
flows into anything a model reads: prompt text, chat messages, system prompts, templates,
tool results and tool errors returned to a model, embeddings and retrieval stores, MCP
prompts and resources. Flows are followed through calls, fields, closures, formatting,
errors and packages.

# Why it matters

What a model reads leaves your control: the provider stores it, traces record it, and
anyone who can steer the conversation can ask the model to repeat it. A credential in a
prompt is a credential shared with every later reader of that conversation.

# Example

	prompt := fmt.Sprintf("Use the API key %s to call the CRM.", os.Getenv("CRM_API_KEY"))
	msg := openai.SystemMessage(prompt)

# Instead

Give the credential to the tool that makes the call, never to the model:

	tool := crm.New(os.Getenv("CRM_API_KEY"))
	msg := openai.SystemMessage("Use the crm tool to look customers up.")

# Limits

A secret that the engine cannot tell from other text (a field called Value, filled from a
file) is not found. Flows through reflection, cgo, plugins and other processes are not followed.
A prompt that is built by a function with no model and no telling name is not a sink.

# Remedy

Keep the credential in the tool or client that uses it; pass the model a handle or nothing.
*/
package promptleak
