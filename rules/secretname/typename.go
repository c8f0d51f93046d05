package secretname

// ClassifyDocument judges the name of bytes that may be the content of a file with
// credentials in it, such as kubeconfig. Of a text such a name would be that of the file.
func ClassifyDocument(ident string) (n Name, ok bool) {
	words := Split(ident)
	if len(words) == 0 {
		return n, false // _
	}
	last := words[len(words)-1]
	if documents[last] {
		return Name{Noun: last}, true
	}
	if len(words) > 1 && documents[words[len(words)-2]+last] {
		return Name{Noun: words[len(words)-2] + last}, true
	}
	return n, false
}

var documents = set(`kubeconfig dockerconfig dockerconfigjson dockercfg netrc`)

// ClassifyType judges the name of a type for text, for what is kept in one that a program
// made for its secrets: Secret, SecretURL, SensitiveString. A SecretName is none.
func ClassifyType(ident string) (n Name, ok bool) {
	words := Split(ident)
	if len(words) == 0 || len(words) > 2 || !secretTypes[words[len(words)-1]] && !typeForms[words[len(words)-1]] {
		return n, false
	}
	for _, w := range words {
		if secretTypes[w] {
			return Name{Noun: "content of " + ident}, true
		}
	}
	return n, false
}

var (
	secretTypes = set(`secret sensitive confidential password passphrase`)
	// typeForms are the last words of such a name that say in what form a type holds it.
	typeForms = set(`string str text value val bytes data url uri opaque`)
)
