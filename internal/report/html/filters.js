// The filters, which are charts too: a bar a value, in the colours of its severities.
const rows = 8;
const opened = new Set();

const toggle = (dimension, value) => {
  const set = state[dimension];
  if (!set.delete(value)) set.add(value);
  update();
};

const keepFocus = (box, draw) => {
  const key = box.contains(document.activeElement) ? document.activeElement.dataset.value : undefined;
  draw();
  if (key !== undefined) box.querySelector(`[data-value="${CSS.escape(key)}"]`)?.focus();
};

const chips = (id, dimension, values) => {
  const box = byId(id);
  keepFocus(box, () => {
    const counts = count(dimension);
    box.querySelectorAll("button").forEach((b) => b.remove());
    for (const v of values.filter((v) => counts.has(v))) {
      box.append(element("button", {
        type: "button", class: v, "data-value": v, "aria-pressed": String(state[dimension].has(v)), onclick: () => toggle(dimension, v),
      }, `${v} ${counts.get(v).all.toLocaleString("en")}`));
    }
  });
};

const bars = (id, dimension, title) => {
  const box = byId(id);
  keepFocus(box, () => {
    const counts = [...count(dimension)].sort((a, b) => b[1].all - a[1].all || collator.compare(a[0], b[0]));
    const largest = Math.max(1, ...counts.map(([, c]) => c.all));
    const shown = opened.has(id) ? counts : counts.filter(([v], i) => i < rows || state[dimension].has(v));
    box.querySelectorAll("button").forEach((b) => b.remove());
    for (const [v, c] of shown) {
      const track = element("span", { class: "track", "aria-hidden": "true" });
      c.levels.forEach((n, i) => {
        if (!n) return;
        const part = element("i", { class: levels[i] });
        part.style.width = `${(100 * n) / largest}%`;
        track.append(part);
      });
      box.append(element("button", {
        type: "button", "data-value": v, title: title(v), "aria-pressed": String(state[dimension].has(v)),
        "aria-label": `${title(v)}: ${plural(c.all, "finding")}`, onclick: () => toggle(dimension, v),
      }, element("span", {}, title(v)), element("span", { class: "amount" }, c.all.toLocaleString("en")), track));
    }
    if (counts.length > shown.length || opened.has(id)) {
      box.append(element("button", { type: "button", class: "more", "data-value": "\u0000more", "aria-expanded": String(opened.has(id)), onclick: () => {
        if (!opened.delete(id)) opened.add(id);
        drawFilters();
      } }, opened.has(id) ? "Fewer" : `${counts.length - shown.length} more`));
    }
  });
};

const drawFilters = () => {
  chips("severities", "severity", levels);
  chips("statuses", "status", ["open", "suppressed"]);
  bars("productions", "production", (v) => `${v}. ${data.production[v] || "production rule"}`);
  bars("rules", "rule", (v) => v);
  bars("directories", "directory", (v) => (v === "." ? "(top)" : v));
};
