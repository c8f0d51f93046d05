// Package tagged names its credentials in tags.
package tagged

import "encoding/json"

type byTag struct {
	Value string `json:"api_key"`
}

type byTagToo struct {
	Key string `json:"access-key,omitempty"`
}

type lists struct {
	AccessTokens []*string
}

// What a name says of a secret's whereabouts stands, whatever the tag.
type about struct {
	PasswordFile string `json:"password"`
	NextToken    string `json:"next_page_token"`
	Dash         string `json:"-,"`
}

func marshal() {
	json.Marshal(byTag{})    // want `API key in byTag.Value`
	json.Marshal(byTagToo{}) // want `access key in byTagToo.Key`
	json.Marshal(lists{})    // want `access tokens in lists.AccessTokens`
	json.Marshal(about{})
}
