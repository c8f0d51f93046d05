package report

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/leakvet/leakvet/internal/finding"
)

// TestHTMLIsSelfContained: nothing in the page asks a network, and its policy would not
// let it.
func TestHTMLIsSelfContained(t *testing.T) {
	page := render(t, HTML, fixture(t))
	if !strings.Contains(page, `content="default-src &#39;none&#39;; style-src &#39;sha256-`) && !strings.Contains(page, `content="default-src 'none'; style-src 'sha256-`) {
		t.Error("no policy")
	}
	code := regexp.MustCompile(`(?s)<script id="data".*?</script>`).ReplaceAllString(page, "")
	for _, bad := range []string{" src=", "@import", "url(", "fetch(", "XMLHttpRequest", "WebSocket", "import(", "http:"} {
		if strings.Contains(code, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	for _, u := range regexp.MustCompile(`https:[^"'\x60\s]*`).FindAllString(code, -1) {
		if !strings.HasPrefix(u, "https://cwe.mitre.org/data/definitions/") { // a link, for who clicks it
			t.Errorf("the page names %s", u)
		}
	}
	evil := Input{Result: &finding.Result{Findings: []finding.Finding{{Rule: "r", Message: "</script><script>alert(1)</script><!--"}}}}
	if n := strings.Count(render(t, HTML, evil), "</script>"); n != 2 {
		t.Errorf("%d scripts end, want 2", n)
	}
}

// browser is a headless Chromium, as Debian's package has it.
func browser(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no Chromium here: the HTML report is not tried out; apt-get install chromium")
	return ""
}

// try opens a report in the browser, runs a script in it and returns what it leaves in
// the variable "result".
func try(t *testing.T, in Input, script string, into any) {
	t.Helper()
	path := browser(t)
	page := render(t, HTML, in)
	// The policy lets no other script run, which is as it should be.
	page = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`).ReplaceAllString(page, "")
	driver := `<pre id="result"></pre><script>(() => { const result = {};
		const key = (k, target = document.activeElement) => target.dispatchEvent(new KeyboardEvent("keydown", {key: k, bubbles: true}));
		const $ = (s) => document.querySelector(s), $$ = (s) => [...document.querySelectorAll(s)];
		const chip = (v) => $('[data-value="' + v + '"]');
		try { ` + script + ` } catch (e) { result.Error = String(e.stack); }
		$("#data").remove(); $("#result").textContent = JSON.stringify(result); })();</script></body>`
	page = strings.Replace(page, "</body>", driver, 1)
	m := regexp.MustCompile(`(?s)<pre id="result">(.*?)</pre>`).FindStringSubmatch(open(t, path, page))
	if m == nil {
		t.Fatal("the script left no result")
	}
	text := html.UnescapeString(m[1])
	var failed struct{ Error string }
	if err := json.Unmarshal([]byte(text), &failed); err != nil || failed.Error != "" {
		t.Fatalf("%v: %s", err, text)
	}
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatal(err)
	}
}

// open returns what a browser makes of a page.
func open(t *testing.T, browser, page string) string {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "report.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1440,900",
		"--user-data-dir="+filepath.Join(dir, "profile"), "--dump-dom", "file://"+file)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("run %s: %v", filepath.Base(browser), err)
	}
	return string(out)
}

// TestHTMLUnderItsPolicy: the page runs with the policy that it has, and nothing else does.
func TestHTMLUnderItsPolicy(t *testing.T) {
	path := browser(t)
	page := render(t, HTML, fixture(t))
	page = strings.Replace(page, "</body>", `<script>document.body.id = "foreign";</script></body>`, 1)
	out := open(t, path, page)
	if n := strings.Count(out, `role="option"`); n != 7 {
		t.Errorf("%d rows under the page's own policy, want 7", n)
	}
	if strings.Contains(out, `id="foreign"`) && !strings.Contains(out, `<body>`) {
		t.Error("a script that is not the page's runs")
	}
}

func TestHTMLInABrowser(t *testing.T) {
	var got struct {
		Outcome, Problems, First, Second, Count, Detail, Marked, Step1, Step2, AfterStep, Filtered, Path, Reset, Theme1, Theme2, Hash string
		Rows, Expanded, Images                                                                                                        int
		Pressed, Active, Focused                                                                                                      string
	}
	in := fixture(t)
	in.Result.Findings[0].Message += "<img src=x onerror=alert(1)>"
	try(t, in, `
		result.Outcome = $("#outcome").textContent; result.Problems = $("#problems summary").textContent;
		result.Rows = $$(".row").length; result.First = $(".row .what").textContent; result.Count = $("#count").textContent;
		result.Detail = $("#detail h2").textContent; result.Marked = $("#detail mark").textContent;
		result.Step1 = $("#detail [aria-current] .go").textContent; key("n"); result.Step2 = $("#detail [aria-current] .go").textContent;
		result.AfterStep = $("#detail [aria-current] mark").textContent; result.Expanded = $$("#detail [aria-expanded=true]").length;
		$("#list").focus(); key("ArrowDown"); result.Second = $(".row[aria-selected=true] .what").textContent;
		result.Active = document.getElementById($("#list").getAttribute("aria-activedescendant")).textContent;
		key("Enter"); result.Focused = document.activeElement.id; key("Escape"); result.Focused += " " + document.activeElement.id; key("/"); result.Focused += " " + document.activeElement.id;
		chip("medium").focus(); chip("medium").click(); result.Filtered = $("#count").textContent; result.Path = $(".row .where").textContent;
		result.Pressed = document.activeElement.dataset.value + " " + document.activeElement.getAttribute("aria-pressed");
		result.Hash = location.hash; $("#reset").click(); result.Reset = $("#count").textContent;
		result.Theme1 = document.documentElement.dataset.theme; $("#theme").click(); result.Theme2 = document.documentElement.dataset.theme;
		result.Images = document.images.length;`, &got)
	for _, c := range []struct{ what, got, want string }{
		{"outcome", got.Outcome, "5 findings in 4 files; 4 of them fail the run (--fail-on medium)"},
		{"problems", got.Problems, "Incomplete: 2 parts not scanned"},
		{"the first row", got.First, `API key from os.Getenv("OPENAI_API_KEY") (config.go:9) reaches the system prompt via buildPrompt`},
		{"the detail", got.Detail, got.First},
		{"the mark", got.Marked, "Content: system"},
		{"the first step", got.Step1, "internal/config/config.go:9:11 os.Getenv reads OPENAI_API_KEY"},
		{"the second step", got.Step2, "internal/llm/prompt.go:4:12 passed to buildPrompt in field APIKey, which formats the whole configuration into its result"},
		{"its code", got.AfterStep, "buildPrompt(a.cfg, question)"},
		{"the second row", got.Second, "Anthropic API key in a Kubernetes manifest<img src=x onerror=alert(1)>"},
		{"focus", got.Focused, "detail list search"},
		{"count", got.Count, "7 findings"},
		{"filtered", got.Filtered, "1 of 7 findings"},
		{"the filtered path", got.Path, "testdata/größe/結果.json:1:65"},
		{"the pressed filter", got.Pressed, "medium true"},
		{"reset", got.Reset, "7 findings"},
		{"themes", got.Theme1 + " " + got.Theme2, "light dark"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	if got.Rows != 7 || got.Expanded != 1 || got.Images != 0 || !strings.Contains(got.Active, got.Second) || !strings.Contains(got.Hash, "severity=medium") {
		t.Errorf("%+v", got)
	}
}

// many is a result as large as anybody looks through.
func many(t testing.TB, n int) Input {
	in := fixture(t)
	base := in.Result.Findings
	in.Result.Findings, in.Result.Suppressed = nil, nil
	for i := range n {
		f := base[i%len(base)]
		f.Location.Path = fmt.Sprintf("services/s%02d/internal/p%03d/%s", i%40, i%500, filepath.Base(f.Location.Path))
		f.Rule = fmt.Sprintf("%s-%d", f.Rule, i%30)
		f.Location.Region.StartLine += i
		f.Location.Region.EndLine += i
		in.Result.Findings = append(in.Result.Findings, f)
	}
	finding.Fingerprints(in.Result.Findings, nil)
	return in
}

// Ten thousand findings stay quick: the page holds the rows that are seen.
func TestHTMLWithTenThousandFindings(t *testing.T) {
	var got struct {
		Count, Last, Filtered, Search string
		Rows, EndRows                 int
		Filter, End, Down             float64
	}
	try(t, many(t, 10_000), `
		result.Count = $("#count").textContent; result.Rows = $$(".row").length;
		let t0 = performance.now(); chip("critical").click(); result.Filter = performance.now() - t0; result.Filtered = $("#count").textContent; chip("critical").click();
		$("#list").focus(); t0 = performance.now(); key("End"); result.End = performance.now() - t0;
		result.Last = $(".row[aria-selected=true]").getAttribute("aria-posinset"); result.EndRows = $$(".row").length;
		t0 = performance.now(); for (let i = 0; i < 100; i++) key("ArrowUp"); result.Down = (performance.now() - t0) / 100;`, &got)
	t.Logf("filter %.0f ms, to the end %.0f ms, a key %.1f ms, %d rows", got.Filter, got.End, got.Down, got.EndRows)
	if got.Count != "10,000 findings" || got.Filtered != "2,000 of 10,000 findings" || got.Last != "10000" {
		t.Errorf("%+v", got)
	}
	if got.Rows > 60 || got.EndRows > 60 || got.EndRows < 5 {
		t.Errorf("%d and %d rows in the page", got.Rows, got.EndRows)
	}
	if got.Filter > 1000 || got.End > 500 || got.Down > 100 { // a hundredth of it on an idle machine
		t.Errorf("slow: %+v", got)
	}
}
