package cli

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/leakvet/leakvet/internal/catalog"
	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/rules"
)

// rulesMarkdown is the README's tables of rules. Every rule has an anchor, since reports
// link to it; those for text are many and folded away.
func rulesMarkdown(w io.Writer, all []catalog.Rule) error {
	var code, text []catalog.Rule
	for _, r := range all {
		if r.Engine == finding.EngineText {
			text = append(text, r)
		} else {
			code = append(code, r)
		}
	}
	b := bufio.NewWriter(w)
	markdownTable(b, code)
	fmt.Fprintf(b, "\n<details>\n<summary>%d rules for text</summary>\n\n", len(text))
	markdownTable(b, text)
	b.WriteString("\n</details>\n\nThe production rules, which ask whether an agent is ready:\n\n")
	for _, p := range rules.ProductionRules() {
		fmt.Fprintf(b, "%d. **%s.** %s\n", p.Number, p.Title, p.Question)
	}
	return b.Flush()
}

func markdownTable(b *bufio.Writer, rs []catalog.Rule) {
	b.WriteString("| rule | what it finds | severity | confidence | production rules |\n| --- | --- | --- | --- | --- |\n")
	for _, r := range rs {
		fmt.Fprintf(b, "| <a id=\"%s\"></a>`%s` | %s | %s | %s | %s |\n",
			r.ID, r.ID, strings.ReplaceAll(r.Title, "|", `\|`), r.Severity, r.Confidence, strings.ReplaceAll(numbers(r.Production), ",", ", "))
	}
}
