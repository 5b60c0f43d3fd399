// Texts that scroll in step, held together by the claims they share; and reading with nothing else on screen.
const STEP = "scroll-in-step";
const LINE = 0.3; // the reading line: this far down each text
const root = document.documentElement;
const board = () => document.getElementById("columns");
const panes = () => [...(board()?.querySelectorAll(":scope > .column") ?? [])];
const remember = (name, value) => { try { localStorage.setItem(name, value); } catch { /* lasts for this page only */ } };
const recalled = (name) => { try { return localStorage.getItem(name); } catch { return null; } };

let leader = null;
let maps = new Map();

const isOn = () => Boolean(board()?.classList.contains("in-step"));
const heightIn = (pane, part) => part.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;

// Where each claim stands in a text: by its number, the first sentence that makes it.
function places(pane) {
  const found = new Map();
  for (const sentence of pane.querySelectorAll(".text .sentence[data-groups]")) {
    for (const group of sentence.dataset.groups.split(" ")) {
      if (!found.has(group)) found.set(group, heightIn(pane, sentence));
    }
  }
  return found;
}

// The longest run of pairs that rises in both texts: a claim told early here and late there must not turn the page back.
function rising(pairs) {
  const best = [];
  for (const [place, pair] of pairs.entries()) {
    let before = -1;
    for (let i = 0; i < place; i += 1) {
      if (pairs[i][1] < pair[1] && (before < 0 || best[i].length > best[before].length)) before = i;
    }
    best.push({ length: before < 0 ? 1 : best[before].length + 1, before });
  }
  let last = best.reduce((top, one, i) => (one.length > (best[top]?.length ?? 0) ? i : top), -1);
  const run = [];
  for (; last >= 0; last = best[last].before) run.unshift(pairs[last]);
  return run;
}

function pairsOf(from, to) {
  const here = places(from);
  const there = places(to);
  const shared = [...here].filter(([group]) => there.has(group)).map(([group, height]) => [height, there.get(group)]);
  shared.sort((a, b) => a[0] - b[0]);
  const distinct = shared.filter((pair, i) => !i || pair[0] > shared[i - 1][0]);
  return [[0, 0], ...rising(distinct), [from.scrollHeight, to.scrollHeight]];
}

function between(pairs, height) {
  const next = Math.max(1, pairs.findIndex((pair) => pair[0] > height));
  const [low, high] = [pairs[next - 1], pairs[next] ?? pairs.at(-1)];
  const share = high[0] > low[0] ? (height - low[0]) / (high[0] - low[0]) : 0;
  return low[1] + share * (high[1] - low[1]);
}

function follow(pane) {
  for (const other of panes()) {
    if (other === pane || other.scrollHeight <= other.clientHeight) continue;
    const key = `${pane.id} ${other.id}`;
    if (!maps.has(key)) maps.set(key, pairsOf(pane, other));
    const wanted = between(maps.get(key), pane.scrollTop + LINE * pane.clientHeight);
    other.scrollTop = wanted - LINE * other.clientHeight;
  }
}

document.addEventListener("scroll", (event) => {
  if (isOn() && event.target === leader) requestAnimationFrame(() => leader && follow(leader));
}, true);
for (const kind of ["pointerover", "wheel", "touchstart", "focusin", "keydown"]) {
  document.addEventListener(kind, (event) => {
    const pane = event.target.closest?.("#columns > .column");
    if (pane) leader = pane;
  }, { passive: true });
}
new ResizeObserver(() => { maps = new Map(); }).observe(document.body);

function keepInStep(on) {
  board()?.classList.toggle("in-step", on);
  maps = new Map();
  for (const pane of panes()) {
    if (on) pane.tabIndex = 0;
    else pane.removeAttribute("tabindex");
  }
  tell();
}

function readAlone(on) {
  root.toggleAttribute("data-reading", on);
  tell();
}

function tell() {
  for (const button of document.querySelectorAll("[data-switches]")) {
    const on = button.dataset.switches === "step" ? isOn() : root.hasAttribute("data-reading");
    button.setAttribute("aria-pressed", String(on));
  }
}

const switches = {
  step: () => { const on = !isOn(); remember(STEP, on ? "1" : ""); keepInStep(on); return on ? "Texts scroll in step" : "Texts scroll with the page"; },
  focus: () => { const on = !root.hasAttribute("data-reading"); readAlone(on); return on ? "Only the texts" : "The whole page"; },
};

function turn(name) {
  if (!document.querySelector(`[data-switches="${name}"]`)) return false;
  const live = document.getElementById("live");
  const words = switches[name]();
  if (live) live.textContent = words;
  return true;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-switches]");
  if (button) turn(button.dataset.switches);
});
document.addEventListener("key-pressed", (event) => {
  const name = { s: "step", f: "focus" }[event.detail];
  if (name && turn(name)) event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (!document.querySelector("dialog[open], details.menu[open], #mark-card[data-mark]")) readAlone(false);
});

// A swap brings a new board: it goes on as the reader left it.
function settle() { keepInStep(Boolean(recalled(STEP)) && panes().length > 1); }
document.body.addEventListener("htmx:afterSettle", (event) => { if (event.detail.elt?.id === "story-read") settle(); });
settle();
