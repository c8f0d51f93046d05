// The report: what it is made of and how it is filtered.
const data = JSON.parse(document.getElementById("data").textContent);
const levels = ["critical", "high", "medium", "low", "info"];
const collator = new Intl.Collator("en", { numeric: true });

const directory = (path) => {
  const parts = path.split("/");
  return parts.length === 1 ? "." : parts.slice(0, Math.min(parts.length - 1, 2)).join("/");
};

data.findings.forEach((f, i) => {
  f.index = i;
  f.rank = levels.indexOf(f.severity);
  f.directory = directory(f.path);
  f.status = f.suppressed ? "suppressed" : "open";
  f.text = [f.message, f.path, f.rule, f.kind, f.symbol, f.pointer, f.preview, f.fingerprint, f.suppressed,
    ...(f.flow || []).flatMap((s) => [s.message, s.path])].filter(Boolean).join("\n").toLowerCase();
});

// A filter of several values takes a finding that has one of them; an empty one takes all.
const dimensions = {
  severity: (f) => [f.severity],
  status: (f) => [f.status],
  production: (f) => f.production.map(String),
  rule: (f) => [f.rule],
  directory: (f) => [f.directory],
};
const state = { query: "", selected: -1, step: 0, shown: [] };
for (const d in dimensions) state[d] = new Set();

// matches leaves one dimension out to count what its other values would show.
const matches = (f, without) => {
  for (const d in dimensions) {
    if (d !== without && state[d].size && !dimensions[d](f).some((v) => state[d].has(v))) return false;
  }
  return state.words.every((w) => f.text.includes(w));
};

const filter = () => {
  state.words = state.query.toLowerCase().split(/\s+/).filter(Boolean);
  state.shown = data.findings.filter((f) => matches(f));
};

const count = (dimension) => {
  const out = new Map();
  for (const f of data.findings) {
    if (!matches(f, dimension)) continue;
    for (const v of dimensions[dimension](f)) {
      const c = out.get(v) || { all: 0, levels: [0, 0, 0, 0, 0] };
      c.all++;
      c.levels[f.rank]++;
      out.set(v, c);
    }
  }
  for (const v of state[dimension]) if (!out.has(v)) out.set(v, { all: 0, levels: [0, 0, 0, 0, 0] });
  return out;
};

const element = (tag, attributes = {}, ...children) => {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(attributes)) {
    if (k === "class") e.className = v;
    else if (k.startsWith("on")) e.addEventListener(k.slice(2), v);
    else if (v !== undefined && v !== false) e.setAttribute(k, v === true ? "" : v);
  }
  e.append(...children.filter((c) => c !== undefined && c !== null && c !== ""));
  return e;
};
const byId = (id) => document.getElementById(id);
const place = (l) => (l.region && l.region[0] ? `${l.path}:${l.region[0]}:${l.region[1] || 1}` : l.path);
const plural = (n, noun) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
