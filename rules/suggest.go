package rules

import "fmt"

// Suggest completes an error about an unknown word: `; did you mean "log"?`, or
// nothing if no known word is near.
func Suggest[T ~string](word string, known []T) string {
	near := nearest(word, known)
	if near == "" {
		return ""
	}
	return didYouMean(near)
}

func didYouMean(word string) string { return fmt.Sprintf("; did you mean %q?", word) }

// nearest returns the known word that is at most two edits from the given one, and
// shares something with it.
func nearest[T ~string](word string, known []T) string {
	best, bestDist := "", 3
	for _, k := range known {
		if d := distance(word, string(k)); d < bestDist && d < max(len(word), len(k)) {
			best, bestDist = string(k), d
		}
	}
	return best
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
