package codec

// ShortestToken is how long a run of base64's characters has to be.
const ShortestToken = 16

// IsTokenByte has base64's characters, of both alphabets.
var IsTokenByte = func() (set [256]bool) {
	for _, c := range "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_" {
		set[c] = true
	}
	return set
}()

// NextToken returns where the next run of base64's characters begins, of [ShortestToken] or
// more, at from or behind, that may decode to text, as may has it; len(text) if none does.
func NextToken(text string, from int, may func(token string) bool) int {
	// No such run fits between two bytes that are as far apart as it is long.
	for at := from + ShortestToken - 1; at < len(text); at += ShortestToken {
		if at+12 < len(text) && !amidToken(text[at-12:at+13]) {
			continue
		}
		if !IsTokenByte[text[at]] {
			continue
		}
		start, end := at, tokenEnd(text, at)
		for start > from && IsTokenByte[text[start-1]] {
			start--
		}
		if end-start >= ShortestToken && may(text[start:end]) {
			return start
		}
		at = max(at, end-ShortestToken+1)
	}
	return len(text)
}

// amidToken tells by every fourth of 25 bytes that the one in the middle is not in a token:
// that would hold four of them in a row. Most tokens are short names, and where they
// end is not to be predicted, so it does without branches.
func amidToken(s string) bool {
	_ = s[24]
	m := tokenBit[s[0]] | tokenBit[s[4]]<<1 | tokenBit[s[8]]<<2 | tokenBit[s[12]]<<3 |
		tokenBit[s[16]]<<4 | tokenBit[s[20]]<<5 | tokenBit[s[24]]<<6
	m &= m >> 1
	return m&(m>>2) != 0
}

// tokenBit is 1 for base64's characters.
var tokenBit = func() (bits [256]uint8) {
	for c, yes := range IsTokenByte {
		if yes {
			bits[c] = 1
		}
	}
	return bits
}()

func tokenEnd(text string, at int) int {
	for at < len(text) && IsTokenByte[text[at]] {
		at++
	}
	return at
}
