package rules

import "fmt"

// Suggest completes an error about an unknown word: `; did you mean "log"?`, or
// nothing if no known word is near.
func Suggest[T ~string](word string, known []T) string {
	best, bestDist := "", 3
	for _, k := range known {
		if d := distance(word, string(k)); d < bestDist {
			best, bestDist = string(k), d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

// distance is the Levenshtein distance in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diag := row[0]
		row[0] = i + 1
		for j := range len(b) {
			sub := diag
			if a[i] != b[j] {
				sub++
			}
			diag = row[j+1]
			row[j+1] = min(sub, row[j]+1, diag+1)
		}
	}
	return row[len(b)]
}
