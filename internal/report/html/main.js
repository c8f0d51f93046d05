// What happens when.
const update = () => {
  filter();
  drawFilters();
  list.scrollTop = 0;
  resetRows();
  const at = position();
  if (at >= 0) select(at);
  else {
    state.selected = -1;
    drawDetail(undefined);
    select(0);
  }
};

// The address remembers filters and selection, so that a view can be linked to.
const remember = () => {
  const p = new URLSearchParams();
  if (state.query) p.set("q", state.query);
  for (const d in dimensions) for (const v of state[d]) p.append(d, v);
  const f = data.findings[state.selected];
  if (f && f.fingerprint) p.set("finding", f.fingerprint);
  try {
    history.replaceState(null, "", `#${p}`);
  } catch { /* some viewers have no address */ }
};

const recall = () => {
  const p = new URLSearchParams(location.hash.slice(1));
  state.query = p.get("q") || "";
  byId("search").value = state.query;
  for (const d in dimensions) state[d] = new Set(p.getAll(d));
  const f = data.findings.find((f) => f.fingerprint && f.fingerprint === p.get("finding"));
  if (f) state.selected = f.index;
  update();
  if (f) drawDetail(f);
};

const page = () => Math.max(1, Math.floor(list.clientHeight / rowHeight) - 1);
const moves = {
  ArrowDown: (at) => at + 1, j: (at) => at + 1, ArrowUp: (at) => at - 1, k: (at) => at - 1,
  PageDown: (at) => at + page(), PageUp: (at) => at - page(), Home: () => 0, End: () => state.shown.length - 1,
};

addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  const typing = e.target instanceof HTMLInputElement;
  if (e.key === "Escape") {
    if (typing && e.target.value) {
      e.target.value = state.query = "";
      update();
    } else list.focus();
  } else if (typing && e.key === "ArrowDown") list.focus();
  else if (typing) return;
  else if (e.key === "/") byId("search").focus();
  else if (e.key === "n" || e.key === "p") toStep(state.step + (e.key === "n" ? 1 : -1));
  else if (document.activeElement === list && e.key === "Enter") detail.focus();
  else if (moves[e.key] && (document.activeElement === list || document.activeElement === document.body || e.key === "j" || e.key === "k")) select(moves[e.key](position()));
  else return;
  e.preventDefault();
});

let typed = 0;
byId("search").addEventListener("input", (e) => {
  clearTimeout(typed);
  typed = setTimeout(() => {
    state.query = e.target.value;
    update();
  }, 80);
});

byId("reset").addEventListener("click", () => {
  for (const d in dimensions) state[d].clear();
  byId("search").value = state.query = "";
  update();
});

const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const theme = () => { root.dataset.theme = chosen || (dark.matches ? "dark" : "light"); };
let chosen = "";
dark.addEventListener("change", theme);
byId("theme").addEventListener("click", () => {
  chosen = root.dataset.theme === "dark" ? "light" : "dark";
  theme();
});

theme();
byId("outcome").textContent = data.outcome;
byId("scanned").textContent = data.scanned;
byId("statuses").hidden = !data.findings.some((f) => f.suppressed);
if (data.problems.length) {
  const box = byId("problems");
  box.hidden = false;
  box.querySelector("summary").textContent = `Incomplete: ${plural(data.problems.length, "part")} not scanned`;
  box.querySelector("ul").append(...data.problems.map((p) => element("li", {}, p)));
}
addEventListener("hashchange", recall);
recall();
