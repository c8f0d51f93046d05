/*
Package replayleak finds credentials that reach what is stored for later: queues, dead letters, workflow history, caches, files and cassettes.

# What it finds

A credential that flows into a queue message, a dead-letter payload, workflow history, a
cache, a database, a file, a recorded cassette, a snapshot or a transcript: most often a job or
request that is marshalled whole, headers and all, and stored so that it can be replayed.

# Why it matters

Replay stores outlive the request. Retention is long, access is wide (every engineer who
debugs), and a replay in another environment sends the old credential along. A dead-letter
queue is where credentials go to be forgotten, not to be revoked.

# Example

	body, _ := json.Marshal(job) // job.Headers has the Authorization header
	dlq.WriteMessages(ctx, kafka.Message{Value: body})

# Instead

Store a reference and look the credential up again at replay:

	job.Headers = nil
	job.CredentialRef = "crm/support-agent"

# Limits

Writes to databases and files are reported at low confidence, since storing a credential
can be what the program is for. Data written by another process is not seen.

# Remedy

Strip credentials before the payload is stored, and resolve them again when it is replayed.
*/
package replayleak
