package textscan

// proseFormats are sentences, chats and notes that give a secret away, and such that only
// speak of one.
var proseFormats = []artifactFormat{
	{"told", "docs/onboarding.md", func(c *corpus) string {
		return "The Wi-Fi password is **" + c.secret("password") + "**.\nUse `" + c.secret("key40") + "` as the bearer token.\nIf the API asks for a key, send " + c.secret("key32") + " in X-Api-Key.\n" +
			"Set the header `X-Billing-Key` to `" + c.secret("key32") + "`.\n- api secret -> " + c.secret("key40") + "\n- token (" + c.secret("key40") + ") expires in June\n- jump host pw: " + c.secret("password20") + "\n" +
			"Log in as svc / " + c.secret("password") + " on the portal, with password " + c.secret("phrase") + ", please.\n" +
			c.no("commit") + " is the primary key. The token is valid for 24h0m0s; the password is hashed with bcrypt-12, the key is derived by PBKDF2-SHA256.\nLogin at https://app.internal:8443/login. Creds: see docs/secrets-v2.md / vault path kv/crm-2026.\nUse password policy Review-Meeting-2026. Session " + c.no("uuid") + ".\nAuthorization: Bearer " + c.no("cut") + "\nThe tests pass is_valid2_ok through, and pass -> a1b2c3d4 on.\n"
	}},
	{"told-chat", "chat/general.json", func(c *corpus) string {
		return js(l{m{"type": "message", "text": "staging creds: `svc` / `" + c.secret("password") + "`"}, m{"type": "message", "text": "401 Unauthorized for Bearer " + c.secret("key40")}, m{"type": "message", "text": "pw is " + c.secret("password20")}, m{"type": "message", "text": "the db pass is " + c.secret("password20")}, m{"type": "message", "text": "Passwort: " + c.secret("password")},
			m{"type": "message", "text": "auth with user svc, password " + c.secret("phrase") + " and retry"}, m{"type": "message", "text": "the password reset token expires, see ticket " + c.no("uuid")}, m{"type": "message", "html_body": "<p>password:&nbsp;<code>" + c.secret("password20") + "</code></p>"}})
	}},
	{"told-agent", "agents/agent.yaml", func(c *corpus) string {
		return "agents:\n  root:\n    instruction: |\n      You are an ops agent. Use basic auth svc:" + c.secret("password") + " for Jenkins.\n      The login page is at host:8080 and run " + c.no("uuid") + " used it.\n"
	}},
	{"told-of", "sessions/agent.jsonl", func(c *corpus) string {
		return jsonl(m{"role": "user", "content": "set CRM_TOKEN to " + c.secret("key40") + " in .env, and X-Billing-Key to " + c.secret("key32")}, m{"role": "assistant", "content": "I've set `DB_PASSWORD` to `" + c.secret("phrase") + "`, and MAX_TOKENS to 4096000, PAGE_TOKEN_LIMIT to a1b2c3. Root password:: " + c.secret("password20") + "\nAPI Key — " + c.secret("key40") + "\nSession " + c.no("uuid")})
	}},
	{"masked", "rec/masked.har", func(c *corpus) string {
		return js(m{"log": m{"version": "1.2", "entries": l{m{"request": m{"headers": l{m{"name": "Authorization", "value": "Bearer " + c.no("masked")}, m{"name": "X-Api-Key", "value": c.no("masked")}, m{"name": "Sec-WebSocket-Key", "value": c.no("md5")[:22] + "=="}, m{"name": "X-Idempotency-Key", "value": c.no("uuid")}, m{"name": "X-Real-Api-Key", "value": c.secret("key32")}}}}}}, "data": m{"password": c.no("masked"), "storage_key": c.no("uuid"), "user_api_key_hash": c.no("sha")}})
	}},
	{"lists", "conf/tokens.json", func(c *corpus) string {
		return js(m{"tokens": m{"crm": c.secret("key40")}, "webhook_tokens": l{c.secret("key32")}, "Jwt": m{"Key": c.secret("key40"), "Issuer": "x"}, "url": "https://maps.internal/t?key=" + c.secret("key32"),
			"vocabulary": m{"tokens": l{"▁the", "hello", c.no("uuid")}}, "secrets": l{"crm-token-prod", "db-password-v2"}, "cache": m{"Key": c.no("md5")}})
	}},
}
