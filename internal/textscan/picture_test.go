package textscan

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
)

// misread returns a key as tesseract may read it: letters for digits, and a few lost.
func misread(key string) string {
	out := strings.NewReplacer("0", "O", "1", "l", "z", "Z").Replace(key)
	return out[:len(out)-3]
}

func TestPictures(t *testing.T) {
	shot := png("Software", "a tool")
	for _, c := range []struct{ name, text, want string }{
		{"as it is", "$ export GROQ_API_KEY=" + groq + "\n$", "groq-api-key"},
		{"misread", "$ export GROQ_API_KEY=" + misread(groq) + "\n$", "groq-api-key"},
		{"with a capital", "key: G" + groq[1:], "groq-api-key"},
		{"over two lines", "key: " + groq[:30] + "\n" + groq[30:], "groq-api-key"},
		{"too short", "key: " + groq[:30] + "\n", ""},
		{"a placeholder", "key: gsk_" + strings.Repeat("x", 52), ""},
		{"words", "the gsk_this_is_the_name_of_a_function_that_reads_the_whole_table_again", ""},
		{"no form", "password: " + sample("{alnum:20}"), ""},
	} {
		read := func(_ context.Context, data []byte) (string, error) {
			if string(data) != shot {
				t.Errorf("%s: other data than the picture's", c.name)
			}
			return c.text, nil
		}
		res := scan(t, Options{Root: tree(t, map[string]string{"a.png": shot}), ReadPicture: read})
		var got []string
		for _, f := range res.Findings {
			got = append(got, f.Rule)
			if f.Confidence != finding.LowConfidence || !strings.Contains(f.Message, "read off a picture") || f.Location.Path != "a.png" {
				t.Errorf("%s: %v %q in %s", c.name, f.Confidence, f.Message, f.Location.Path)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A picture that cannot be read is told, and what it says about itself counts.
func TestUnreadablePicture(t *testing.T) {
	read := func(context.Context, []byte) (string, error) { return "", errors.New("out of paper") }
	res := scan(t, Options{Root: tree(t, map[string]string{"a.png": png("Comment", "key "+groq)}), ReadPicture: read})
	want(t, res, "groq-api-key a.png:0:0-0:0")
	if len(res.Problems) != 1 || !strings.Contains(res.Problems[0].Message, "out of paper") {
		t.Errorf("problems %v", res.Problems)
	}
}
