package textscan

import "strings"

// configFormats are configurations, prompts, transcripts and training data.
var configFormats = []artifactFormat{
	{"openai-batch", "batch/in.jsonl", func(c *corpus) string {
		return jsonl(m{"custom_id": "r1", "method": "POST", "url": "/v1/responses", "body": m{"input": "Reply with the key.", "tools": l{m{"type": "mcp", "server_url": "https://mcp.internal", "headers": m{"Authorization": "Bearer " + c.secret("key40")}}}}},
			m{"custom_id": "r2", "response": m{"body": m{"id": c.no("chatcmpl"), "output": l{m{"type": "reasoning", "encrypted_content": c.no("encrypted")}}}}})
	}},
	{"anthropic-batch", "batch/anthropic.json", func(c *corpus) string {
		return js(m{"requests": l{m{"custom_id": "a", "params": m{"model": "claude", "mcp_servers": l{m{"type": "url", "url": "https://m.internal", "authorization_token": c.secret("key40")}}, "system": l{m{"type": "text", "text": "The database password is " + c.secret("password") + ". Never print it."}}, "messages": l{m{"role": "assistant", "content": l{m{"type": "thinking", "signature": c.no("signature")}, m{"type": "tool_use", "id": c.no("toolu"), "input": m{"cmd": "psql"}}}}}}}}})
	}},
	{"finetune", "data/train.jsonl", func(c *corpus) string {
		return jsonl(m{"messages": l{m{"role": "user", "content": "deploy"}, m{"role": "assistant", "tool_calls": l{m{"id": c.no("call"), "function": m{"name": "http", "arguments": js(m{"headers": m{"X-Api-Key": c.secret("key32")}})}}}}}},
			m{"prompt": "connect", "completion": "mysql -u app --password=" + c.secret("password20") + " prod"})
	}},
	{"claude-code", "proj/.claude/projects/x/s.jsonl", func(c *corpus) string {
		return jsonl(m{"type": "assistant", "sessionId": c.no("uuid"), "message": m{"content": l{m{"type": "tool_use", "id": c.no("toolu"), "name": "Bash", "input": m{"command": "curl -H \"X-Crm-Token: " + c.secret("key40") + "\" https://crm.internal/x"}}}}},
			m{"type": "user", "sessionId": c.uuid(), "message": m{"content": l{m{"type": "tool_result", "content": "     1→# env\n     2→SMTP_PASSWORD=" + c.secret("password20") + "\n     3→MAX_TOKENS=4096\n"}}}, "toolUseResult": m{"stdout": "{\"client_secret\": \"" + c.secret("key40") + "\"}", "file": m{"content": "x"}}})
	}},
	{"codex", "x/.codex/sessions/rollout-1.jsonl", func(c *corpus) string {
		return jsonl(m{"type": "session_meta", "payload": m{"id": c.no("uuid")}}, m{"type": "response_item", "payload": m{"type": "function_call", "call_id": c.no("call"), "arguments": js(m{"command": l{"bash", "-lc", "export CRM_TOKEN=" + c.secret("key40")}})}},
			m{"type": "response_item", "payload": m{"type": "function_call_output", "output": js(m{"output": js(m{"auth": m{"refresh_token": c.secret("key40")}}), "metadata": m{"exit_code": 0}}), "encrypted_content": c.no("encrypted")}})
	}},
	{"mcp-config", ".mcp.json", func(c *corpus) string {
		return indented(m{"mcpServers": m{"crm": m{"command": "npx", "args": l{"-y", "crm-mcp", "--api-key", c.secret("key32"), "--log-level=debug"}, "env": m{"CRM_SECRET": c.secret("key40"), "OPENAPI_MCP_HEADERS": js(m{"Authorization": "Bearer " + c.secret("key40")}), "REGION": "eu-west-1"}},
			"web": m{"url": "https://mcp.tavily.com/mcp/?tavilyApiKey=" + c.secret("tavily"), "headers": m{"X-Api-Key": c.no("var")}}}})
	}},
	{"codex-toml", ".codex/config.toml", func(c *corpus) string {
		return "model = \"gpt-5\"\n[mcp_servers.crm]\ncommand = \"npx\"\nargs = [\"-y\", \"crm\", \"--token\", \"" + c.secret("key40") + "\"]\nenv = { CRM_API_KEY = \"" + c.secret("key32") + "\", CRM_URL = \"https://x.internal\" }\n[history]\nsession = \"" + c.no("uuid") + "\"\n"
	}},
	{"n8n", "flows/n8n.json", func(c *corpus) string {
		return indented(m{"nodes": l{m{"type": "n8n-nodes-base.httpRequest", "parameters": m{"url": "https://crm.internal", "headerParameters": m{"parameters": l{m{"name": "X-Api-Key", "value": c.secret("key32")}}}, "jsCode": "const token = '" + c.secret("key40") + "';\nreturn [];"}, "credentials": m{"crm": m{"id": c.no("uuid"), "data": c.no("fernet")}}}}, "connections": m{}, "pinData": m{"HTTP": l{m{"json": m{"access_token": c.secret("key40")}}}}})
	}},
	{"dify", "flows/app.yml", func(c *corpus) string {
		return "app:\n  mode: workflow\nkind: app\nworkflow:\n  environment_variables:\n  - id: " + c.no("uuid") + "\n    name: crm_key\n    value: " + c.secret("key40") + "\n    value_type: secret\n  graph:\n    nodes:\n    - data:\n        headers: 'X-Api-Key:" + c.secret("key32") + "\n\n          Accept:json'\n        type: http-request\n"
	}},
	{"flowise", "flows/flowise.json", func(c *corpus) string {
		return indented(m{"nodes": l{m{"data": m{"inputs": m{"openAIApiKey": c.secret("key40"), "baseOptions": js(m{"headers": m{"api-key": c.secret("hex32")}})}, "credential": c.no("uuid")}}, m{"data": m{"node": m{"template": m{"api_key": m{"value": c.secret("key32"), "load_from_db": false}}}}}}, "edges": l{}})
	}},
	{"k8s-secret", "deploy/secret.yaml", func(c *corpus) string {
		return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: agent\ndata:\n  api-token: " + b64s(c.secret("key40")) + "\n  config.env: " + b64s("DB_PASSWORD="+c.secret("password20")+"\nTTL=30\n") + "\n  .dockerconfigjson: " + b64s(js(m{"auths": m{"reg.internal": m{"auth": b64s("svc:" + c.secret("password20"))}}})) +
			"\nstringData:\n  client_secret: " + c.secret("key32") + "\n---\napiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec:\n  encryptedData:\n    token: " + c.no("sealed") + "\n"
	}},
	{"k8s-env", "deploy/deployment.yaml", func(c *corpus) string {
		return "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n      - name: agent\n        image: reg/agent@sha256:" + c.no("sha") + "\n        args: [\"--smtp-password\", \"" + c.secret("password20") + "\"]\n        env:\n        - name: CRM_API_KEY\n          value: \"" + c.secret("key32") + "\"\n        - name: MAX_TOKENS\n          value: \"4096\"\n        - name: DB_PASSWORD\n          valueFrom:\n            secretKeyRef: {name: db, key: password}\n        - name: WEBHOOK_SECRET\n          value: " + c.secret("hex40") + "\n"
	}},
	{"helm-release", "dump/release.yaml", func(c *corpus) string {
		return "apiVersion: v1\nkind: Secret\ntype: helm.sh/release.v1\nmetadata:\n  name: sh.helm.release.v1.agent.v3\ndata:\n  release: " + b64s(b64s(gzipped(js(m{"name": "agent", "config": m{"crm": m{"apiKey": c.secret("key40")}, "digest": c.no("sha")}})))) + "\n"
	}},
	{"compose", "compose.yaml", func(c *corpus) string {
		return "services:\n  agent:\n    image: x\n    environment:\n      - CRM_API_KEY=" + c.secret("key32") + "\n      - MODE=prod\n      - TOKEN=" + c.no("var") + "\n    build:\n      args:\n        NPM_AUTH_TOKEN: " + c.secret("key40") + "\n  db:\n    environment:\n      POSTGRES_PASSWORD: " + c.no("weak") + "\n"
	}},
	{"dockerfile", "Dockerfile", func(c *corpus) string {
		return "FROM alpine@sha256:" + c.no("sha") + "\nENV CRM_API_KEY=" + c.secret("key32") + " MODE=prod\nENV SMTP_PASSWORD " + c.secret("password20") + "\nARG TOKEN\nRUN curl -H \"X-Api-Key: " + c.secret("hex32") + "\" https://x.internal/install | sh\n"
	}},
	{"tfstate", "infra/terraform.tfstate", func(c *corpus) string {
		return indented(m{"version": 4, "terraform_version": "1.9", "lineage": c.no("uuid"), "resources": l{m{"type": "aws_secretsmanager_secret_version", "instances": l{m{"attributes": m{"secret_string": js(m{"username": "app", "password": c.secret("password20")})}}}}, m{"type": "random_password", "instances": l{m{"attributes": m{"bcrypt_hash": c.no("bcrypt"), "result": "x", "client_secret": c.secret("key40")}}}}}})
	}},
	{"hcl", "infra/main.tf", func(c *corpus) string {
		return "resource \"x_integration\" \"crm\" {\n  name = \"crm\"\n  settings {\n    api_key = \"" + c.secret("key32") + "\"\n  }\n  token = var.token\n  user_data = <<-EOF\n    #!/bin/sh\n    export SMTP_PASSWORD=" + c.secret("password20") + "\n  EOF\n}\n# checksum " + c.no("sha") + "\n"
	}},
	{"npmrc", ".npmrc", func(c *corpus) string {
		return "registry=https://npm.internal/\n//npm.internal/:_authToken=" + c.secret("key40") + "\n//other.internal/:_auth=" + b64s("svc:"+c.secret("password20")) + "\n//third.internal/:_authToken=${NPM_TOKEN}\n; " + c.no("sha") + "\n"
	}},
	{"netrc", ".netrc", func(c *corpus) string {
		return "machine api.internal login svc password " + c.secret("password") + "\nmachine git.internal\n  login bot\n  password " + c.secret("password20") + "\n# " + c.no("commit") + "\n"
	}},
	{"pypirc", ".pypirc", func(c *corpus) string {
		return "[distutils]\nindex-servers = internal\n\n[internal]\nrepository = https://pypi.internal\nusername = svc\npassword = " + c.secret("password20") + "\n# " + c.no("md5") + "\n"
	}},
	{"docker-config", ".docker/config.json", func(c *corpus) string {
		return indented(m{"auths": m{"reg.internal": m{"auth": b64s("ci:" + c.secret("password20"))}, "gcr.internal": m{"identitytoken": c.secret("key40")}}, "HttpHeaders": m{"User-Agent": "Docker"}, "x": c.no("uuid")})
	}},
	{"ipynb", "nb/demo.ipynb", func(c *corpus) string {
		return indented(m{"nbformat": 4, "cells": l{m{"cell_type": "code", "source": l{"import os\n", "api_key = \"" + c.secret("key32") + "\"\n"}, "outputs": l{m{"text": l{"{'access_token': '" + c.secret("key40") + "'}\n"}}, m{"data": m{"image/png": c.draw(alnumSet+"+/", 400)}}}}, m{"cell_type": "markdown", "source": l{"digest " + c.no("sha")}}}})
	}},
	{"postman", "api/crm.postman_collection.json", func(c *corpus) string {
		return indented(m{"info": m{"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": l{m{"request": m{"auth": m{"type": "bearer", "bearer": l{m{"key": "token", "value": c.secret("key40"), "type": "string"}}}, "header": l{m{"key": "X-Api-Key", "value": c.secret("key32")}, m{"key": "X-Trace", "value": c.no("uuid")}}, "body": m{"raw": js(m{"password": c.secret("password")})}}}}, "variable": l{m{"key": "crm_secret", "value": c.secret("hex40")}, m{"key": "token", "value": "{{vault:crm}}"}}})
	}},
	{"postman-env", "api/prod.postman_environment.json", func(c *corpus) string {
		return indented(m{"name": "prod", "_postman_variable_scope": "environment", "id": c.no("uuid"), "values": l{m{"key": "crmApiKey", "value": c.secret("key32"), "type": "secret", "enabled": true}, m{"key": "host", "value": "x.internal"}}})
	}},
	{"insomnia", "api/insomnia.json", func(c *corpus) string {
		return js(m{"__export_format": 4, "resources": l{m{"_id": c.no("request"), "authentication": m{"type": "bearer", "token": c.secret("key40")}, "headers": l{m{"name": "x-api-key", "value": c.secret("hex32")}}}, m{"_type": "environment", "data": m{"client_secret": c.secret("key40"), "v": "{% prompt 'x' %}"}}}})
	}},
	{"promptfile", "prompts/support.prompt", func(c *corpus) string {
		return "---\nmodel: gpt\nconfiguration:\n  api_key: " + c.secret("key32") + "\n---\nsystem:\nYou support customers. Call the CRM with header X-Crm-Key: " + c.secret("key40") + " and user {{user}}.\nIf asked, the admin password is " + c.secret("password") + ".\nNever reveal the password or the API key. Max tokens is 4096. Build " + c.no("commit") + ".\n"
	}},
	{"agents-md", "AGENTS.md", func(c *corpus) string {
		return "# Agents\n\nUse key `" + c.secret("key32") + "` for the sandbox.\n\n- token: op://agents/crm/token\n- CRM_API_KEY=" + c.secret("key40") + "\n- password: `" + c.no("var") + "`\n"
	}},
	{"crewai", "crew/agents.yaml", func(c *corpus) string {
		return "researcher:\n  role: >\n    Researcher\n  backstory: >\n    You know the internal API. Its access key is " + c.secret("key32") + " and\n    you log in with password " + c.secret("password20") + " as svc.\n  llm: gpt\n  id: " + c.no("uuid") + "\n"
	}},
	{"dotenv", ".env.staging", func(c *corpus) string {
		return "# staging\nexport CRM_API_KEY=\"" + c.secret("key32") + "\"\nSMTP_PASSWORD='" + c.secret("password") + "'\nMAX_TOKENS=4096\nRELEASE=" + c.no("commit") + "\nEXA_API_KEY=" + c.secret("uuid") + "\nSTRIPE_PK=" + c.no("publishable") + "\nCFG=" + b64s(js(m{"signing_secret": c.secret("key40")})) + "\n"
	}},
	{"properties", "conf/app.properties", func(c *corpus) string {
		return "spring.datasource.password=" + c.secret("password20") + "\ncrm.api-key: " + c.secret("key32") + "\nbuild.sha=" + c.no("commit") + "\njwt.secret=" + c.secret("key40") + "\npool.max-tokens=64\n"
	}},
	{"ini", "conf/s3.cfg", func(c *corpus) string {
		return "[default]\naccess_key = x\nsecret_key = " + c.secret("aws") + "\nencrypt = False\n[proxy]\npassword = " + c.no("sops") + "\n"
	}},
	{"gha", ".github/workflows/ci.yml", func(c *corpus) string {
		return "on: push\njobs:\n  t:\n    runs-on: ubuntu-latest\n    env:\n      CRM_API_KEY: " + c.secret("key32") + "\n      TOKEN: ${{ secrets.TOKEN }}\n    steps:\n      - uses: actions/checkout@" + c.no("commit") + "\n      - run: |\n          curl -H 'X-Api-Key: " + c.secret("hex40") + "' https://x.internal\n"
	}},
	{"python-repr", "logs/worker.log", func(c *corpus) string {
		return "[2026-01-01] task failed: kwargs={'api_key': '" + c.secret("key32") + "', 'retries': 3, 'id': '" + c.no("uuid") + "'}\n[2026-01-01] config: Config(token='" + c.secret("key40") + "', url='https://x.internal')\n"
	}},
	{"escaped-deep", "dlq/deep.json", func(c *corpus) string {
		inner := js(m{"password": c.secret("password20"), "id": c.no("uuid")})
		for range 4 {
			inner = js(m{"Message": inner})
		}
		return inner
	}},
	{"jsonc", ".vscode/mcp.json", func(c *corpus) string {
		return "{\n  // servers\n  \"servers\": {\n    \"crm\": {\"headers\": {\"X-Crm-Token\": \"" + c.secret("key40") + "\"}, /* note */ \"id\": \"" + c.no("uuid") + "\",},\n  },\n}\n"
	}},
	{"helm-values", "deploy/values-prod.yaml", func(c *corpus) string {
		return "crm:\n  auth:\n    apiKey: " + c.secret("key32") + "\n    existingSecret: crm-auth\nsmtp:\n  password: \"" + c.secret("password") + "\"\n  passwordKey: password\nimage:\n  digest: sha256:" + c.no("sha") + "\nextra: |\n  TOKEN_SECRET=" + c.secret("key40") + "\n" + strings.Repeat("# x\n", 2)
	}},
}
