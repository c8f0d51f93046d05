// One finding: its code, its flow step by step, and what to do.
const code = (l, preview) => {
  if (!l.frame || !l.frame.length) return "";
  const indent = Math.min(...l.frame.map(([, t]) => (t.trim() ? t.match(/^[ \t]*/)[0].length : Infinity)));
  const cut = Number.isFinite(indent) ? indent : 0;
  const [line, from, toLine, to] = l.region;
  const pre = element("pre");
  for (const [n, text] of l.frame) {
    const hit = n >= line && n <= Math.max(line, toLine);
    const e = element("span", { class: hit ? "l hit" : "l", "data-n": n });
    let start = n === line ? Math.max(from - 1, cut) : cut;
    let end = n === toLine && to > 0 ? to - 1 : text.length;
    // Behind a redacted secret the columns are no longer the file's.
    const shown = preview ? text.indexOf(preview) : -1;
    if (n === line && shown >= 0) end = Math.max(shown + preview.length, start);
    end = Math.min(Math.max(end, start + (n === line ? 1 : 0)), text.length);
    if (hit && end > start) e.append(text.slice(cut, start), element("mark", {}, text.slice(start, end)), text.slice(end));
    else e.append(text.slice(cut));
    if (!e.textContent) e.append(" ");
    pre.append(e);
  }
  return element("div", { class: "code", tabindex: "0", role: "region", "aria-label": `Code at ${place(l)}` }, pre);
};

const flow = (f) => {
  const ol = element("ol", { class: "flow" });
  f.flow.forEach((s, i) => {
    const current = i === state.step;
    ol.append(element("li", { "data-n": i + 1, "aria-current": current ? "step" : undefined },
      element("button", { type: "button", class: "go", "aria-expanded": String(current), onclick: () => toStep(i) },
        element("span", { class: "mono" }, place(s)), " ", s.message),
      current ? code(s) : ""));
  });
  const button = (text, label, to) => element("button", { type: "button", "aria-label": label, title: label, disabled: to < 0 || to >= f.flow.length, onclick: () => toStep(to) }, text);
  return [element("div", { class: "flow-head" }, element("h3", {}, `Flow in ${plural(f.flow.length, "step")}`),
    button("‹ p", "Previous step (p)", state.step - 1), button("n ›", "Next step (n)", state.step + 1)), ol];
};

const toStep = (i) => {
  const f = data.findings[state.selected];
  if (!f || !f.flow || i < 0 || i >= f.flow.length) return;
  state.step = i;
  const top = detail.scrollTop;
  drawDetail(f);
  detail.scrollTop = top;
  const li = detail.querySelector("[aria-current]");
  li.scrollIntoView({ block: "nearest" });
  li.querySelector("button").focus({ preventScroll: true });
  remember();
};

const facts = (f) => {
  const dl = element("dl");
  const add = (name, ...value) => dl.append(element("dt", {}, name), element("dd", {}, ...value));
  if (f.suppressed) add("Suppressed", f.suppressed);
  if (f.preview) add("Secret", element("code", {}, f.preview));
  add("Confidence", f.confidence);
  for (const n of f.production) add("Breaks", `production rule ${n}: ${data.production[n] || ""}`);
  if (f.cwe) add("Weakness", ...f.cwe.flatMap((n) => [element("a", { href: `https://cwe.mitre.org/data/definitions/${n}.html`, rel: "noreferrer" }, `CWE-${n}`), " "]));
  if (f.commit) add("Commit", f.commit);
  for (const s of f.related || []) add("Also at", element("span", { class: "mono" }, place(s)), ` ${s.message}`);
  add("Explain", element("code", {}, `leakvet explain ${f.rule}`));
  add("Allow", element("code", {}, `leakvet:allow ${f.rule} -- why this is no leak`));
  if (f.fingerprint) add("Fingerprint", element("code", {}, f.fingerprint));
  return dl;
};

const detail = byId("detail");
const drawDetail = (f) => {
  if (!f) {
    detail.replaceChildren(element("p", { class: "empty" }, data.findings.length ? "No finding matches the filters." : "No findings."));
    return;
  }
  const rule = data.rules[f.rule] || {};
  const inside = f.symbol ? ` in ${f.symbol}` : f.pointer ? ` at ${f.pointer}` : "";
  const remedy = f.remedy || rule.remedy;
  const about = [["What it finds", rule.finds], ["Why it matters", rule.why], ["Reported", rule.example], ["Instead", rule.instead]]
    .filter(([, t]) => t).flatMap(([h, t]) => [element("h3", {}, h), element("div", { class: "doc" }, t)]);
  detail.replaceChildren(
    element("p", {}, element("b", { class: `level ${f.severity}` }, f.severity), ` · ${f.rule}${f.kind ? `/${f.kind}` : ""}`, rule.title ? element("span", { class: "faint" }, ` · ${rule.title}`) : ""),
    element("h2", {}, f.message),
    element("p", { class: "mono" }, place(f), element("span", { class: "faint" }, inside)),
    code(f, f.preview),
    remedy ? element("p", { class: "remedy" }, element("b", {}, "Remedy "), remedy) : "",
    ...(f.flow && f.flow.length ? flow(f) : []),
    facts(f),
    about.length ? element("details", {}, element("summary", {}, `About ${f.rule}`), ...about) : "",
  );
  detail.scrollTop = 0;
};
