package artifact

// nameKeys hold the name of a pair, wrapperKeys its value, or the value of what
// they stand in. addressKeys hold an address that says whose key is beside it.
var (
	nameKeys    = set("name Name key Key header field attribute variable envVar env_name Header Name: param id k var")
	weakNames   = set("id var")
	wrapperKeys = set("#text value Value values val v stringValue string_value StringValue BinaryValue bytesValue arrayValue data text string literal default content current_value currentValue valueString v_str vStr secret_value base64_string raw _value equalTo matches contains equalToJson S base64 $binary")
	addressKeys = set("url uri URL Url URI baseUrl base_url baseURL endpoint host Host server address api_base apiBase server_url serverUrl resourceUrl href origin")
)

// loginKeys hold a user and a password, flatPairs names and values in turn.
var (
	loginKeys  = set("npmAuthIdent userpass basic_auth basicAuth userPassword")
	loginLists = set("auth basic_auth basicAuth http_auth httpAuth proxy_auth")
	flatPairs  = set("rawHeaders rawRequestHeaders rawResponseHeaders")
)

// typeKeys say what kind of value a pair has, cookieLists hold cookies.
var (
	typeKeys    = set("type value_type valueType Type secret_type inputType")
	secretTypes = set("secret password SecureString Secret credential")
	cookieLists = set("cookies cookie Cookies")
)

// role is what a key means, whatever stands under it.
type role uint8

const (
	namesPair role = 1 << iota
	wrapsValue
	tellsType
	holdsLogin
	holdsAddress
	tellsOwner
	generated
	ofCookie
)

// roles has the keys that mean something: most do not, and each is asked about once.
var roles = func() map[string]role {
	m := map[string]role{"client_email": tellsOwner, "client-certificate-data": tellsOwner}
	m["result"] = generated
	for _, k := range []string{"hostOnly", "httpOnly", "sameSite", "storeId", "expirationDate", "HttpOnly"} {
		m[k] = ofCookie
	}
	for r, keys := range map[role]map[string]bool{namesPair: nameKeys, wrapsValue: wrapperKeys, tellsType: typeKeys, holdsLogin: loginKeys, holdsAddress: addressKeys} {
		for k := range keys {
			m[k] |= r
		}
	}
	return m
}()
