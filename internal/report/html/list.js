// The list holds the rows that are seen and a few around them: ten thousand findings are
// as quick as ten.
const rowHeight = 66;
const margin = 8;
const list = byId("list");
const space = byId("space");
const drawn = new Map();

const row = (f, position) => {
  const e = element("div", {
    id: `row-${f.index}`, class: `row ${f.severity}${f.suppressed ? " suppressed" : ""}`, role: "option", "aria-posinset": position + 1, "aria-setsize": state.shown.length,
    "aria-selected": String(f.index === state.selected), onclick: () => select(position),
  },
  element("div", { class: "head" }, element("span", { class: `level ${f.severity}` }, f.severity), element("span", {}, f.rule + (f.kind ? `/${f.kind}` : "")),
    f.confidence === "high" ? "" : element("span", { class: "faint" }, `${f.confidence} confidence`), f.suppressed ? element("span", { class: "faint" }, "suppressed") : ""),
  element("div", { class: "what", title: f.message }, f.message),
  // Text from left to right, cut at the left: the end of a path says more.
  element("div", { class: "where" }, element("bdi", {}, place(f))));
  e.style.top = `${position * rowHeight}px`;
  return e;
};

const drawRows = () => {
  const first = Math.max(0, Math.floor(list.scrollTop / rowHeight) - margin);
  const last = Math.min(state.shown.length, Math.ceil((list.scrollTop + list.clientHeight) / rowHeight) + margin);
  for (const [position, e] of drawn) {
    if (position < first || position >= last) {
      e.remove();
      drawn.delete(position);
    }
  }
  for (let i = first; i < last; i++) {
    if (drawn.has(i)) continue;
    const e = row(state.shown[i], i);
    drawn.set(i, e);
    space.append(e);
  }
};

const resetRows = () => {
  drawn.forEach((e) => e.remove());
  drawn.clear();
  space.style.height = `${state.shown.length * rowHeight}px`;
  byId("count").textContent = state.shown.length === data.findings.length
    ? plural(data.findings.length, "finding") : `${state.shown.length.toLocaleString("en")} of ${plural(data.findings.length, "finding")}`;
  drawRows();
};

const position = () => state.shown.findIndex((f) => f.index === state.selected);

// select shows the finding at a position of the list.
const select = (at, reveal = true) => {
  const f = state.shown[Math.max(0, Math.min(at, state.shown.length - 1))];
  const changed = !f || f.index !== state.selected;
  state.selected = f ? f.index : -1;
  if (changed) state.step = 0;
  if (f && reveal) {
    const top = state.shown.indexOf(f) * rowHeight;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + rowHeight > list.scrollTop + list.clientHeight) list.scrollTop = top + rowHeight - list.clientHeight;
  }
  drawRows();
  for (const e of drawn.values()) e.setAttribute("aria-selected", String(e.id === `row-${state.selected}`));
  if (f) list.setAttribute("aria-activedescendant", `row-${f.index}`);
  else list.removeAttribute("aria-activedescendant");
  if (changed) drawDetail(f);
  remember();
};

let frame = 0;
list.addEventListener("scroll", () => {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(drawRows);
}, { passive: true });
addEventListener("resize", drawRows);
