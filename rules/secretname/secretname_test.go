package secretname

import (
	"slices"
	"testing"
)

func TestClassify(t *testing.T) {
	for ident, noun := range map[string]string{
		"password": "password", "dbPassword": "password", "DB_PASSWORD": "password", "userPwd": "password",
		"apiKey": "API key", "OPENAI_API_KEY": "API key", "X-Api-Key": "API key", "APIKey": "API key", "apikey": "API key", "APIKeys": "API keys",
		"clientSecret": "client secret", "accessToken": "access token", "githubToken": "token", "GITHUB_TOKEN": "token",
		"privateKey": "private key", "AWS_SECRET_ACCESS_KEY": "secret access key", "databaseDSN": "DSN", "Authorization": "authorization header",
		"passwordBytes": "password", "secret": "secret", "bearerToken": "bearer token", "sessionCookie": "session cookie", "awsCreds": "credentials",
		"STRIPE_WEBHOOK_SECRET": "webhook secret", "slackBotToken": "bot token", "oauth2Token": "token", "rootPass": "password",
		"databaseURL": "database URL", "dbURL": "database URL", "MONGODB_URI": "database URL", "mongoURI": "database URL", "REDIS_URL": "Redis URL", "amqpURL": "AMQP URL",
	} {
		n, ok := Classify(ident)
		if !ok || n.Noun != noun || n.NeedsContext {
			t.Errorf("Classify(%q) = %+v, %v; want %q without context", ident, n, ok, noun)
		}
	}
	for _, ident := range []string{"token", "theToken", "newToken", "cookie", "pw", "pass"} {
		if n, ok := Classify(ident); !ok || !n.NeedsContext {
			t.Errorf("Classify(%q) = %+v, %v; want a name that needs context", ident, n, ok)
		}
	}
	for _, ident := range []string{
		"baseURL", "apiURL", "webhookURL", "maxTokens", "promptTokens", "tokens", "tokenCount", "totalTokens", "nextPageToken", "pageToken", "NextToken", "continuationToken", "eosToken", "stopToken",
		"secretName", "passwordFile", "PasswordFile", "SecretKeyfile", "passwordKey", "publicKey", "key", "primaryKey", "cacheKey", "keyName", "tokenizer",
		"hasPassword", "isSecret", "hashedPassword", "maskedToken", "tokenTTL", "tokenURL", "apiKeyEnv", "APIKeyEnvVar", "credentialsPath", "passwordHash",
		"tokenType", "secretRef", "secretARN", "compass", "bypass", "pat", "author", "keyboard", "monkey", "tokenLimit", "useToken", "csrfToken", "nodeToken",
		"authorityFromCreds", "progressToken", "dialerForToken", "applicationCredentials",
	} {
		if n, ok := Classify(ident); ok && !n.NeedsContext {
			t.Errorf("Classify(%q) = %+v; want no credential", ident, n)
		}
	}
}

func TestClassifyKey(t *testing.T) {
	for _, name := range []string{"STATUS_PAGE_TOKEN", "SLACK_APP_TOKEN", "X-Api-Key", "TEST_PASSWORD", "GOOGLE_APPLICATION_CREDENTIALS_JSON", "DB_PWD"} {
		if _, ok := ClassifyKey(name); !ok {
			t.Errorf("ClassifyKey(%q): want a credential", name)
		}
	}
	for _, name := range []string{"MAX_TOKENS", "HOME", "TOKEN_LIMIT", "PASSWORD_FILE", "Accept", "PWD", "GOOGLE_APPLICATION_CREDENTIALS"} {
		if n, ok := ClassifyKey(name); ok {
			t.Errorf("ClassifyKey(%q) = %+v; want none", name, n)
		}
	}
}

func TestSplit(t *testing.T) {
	for in, want := range map[string][]string{
		"HTTPServerURL": {"http", "server", "url"}, "apiKey": {"api", "key"}, "API_KEY": {"api", "key"}, "X-Api-Key": {"x", "api", "key"},
		"APIs": {"apis"}, "oauth2Token": {"oauth2", "token"}, "myAPIKeys": {"my", "api", "keys"}, "": nil,
	} {
		if got := Split(in); !slices.Equal(got, want) {
			t.Errorf("Split(%q) = %q; want %q", in, got, want)
		}
	}
}
