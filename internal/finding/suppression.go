package finding

// SuppressedBy names what takes a finding out of sight.
type SuppressedBy string

// The ways to suppress a finding.
const (
	ByComment  SuppressedBy = "comment"        // leakvet:allow, nolint:leakvet, gitleaks:allow
	ByConfig   SuppressedBy = "config"         // [[allow]] in .leakvet.toml
	ByGitleaks SuppressedBy = "gitleaksignore" // .gitleaksignore
)

// Suppression is why a finding is not shown. Only what somebody wrote down
// suppresses: findings that a baseline knows have none.
type Suppression struct {
	By     SuppressedBy `json:"by"`
	Reason string       `json:"reason,omitempty"`
	// Place is where that is written, as path:line.
	Place string `json:"place,omitempty"`
}
