// j/k walk through marks and linked claims in reading order, Enter opens a card (both are links), / searches, ? lists the keys.
const STOPS = ".text a.mark, .text a.link";
const marks = () => [...document.querySelectorAll(STOPS)].filter((mark) => mark.offsetParent !== null);

function step(by) {
  const all = marks();
  if (!all.length) return;
  const current = all.indexOf(document.activeElement.closest?.(STOPS));
  const open = all.findIndex((mark) => mark.classList.contains("is-open"));
  const from = current >= 0 ? current : open;
  const next = from < 0 ? (by > 0 ? 0 : all.length - 1) : (from + by + all.length) % all.length;
  all[next].focus({ preventScroll: true });
  all[next].scrollIntoView({ block: "center" });
  const place = document.getElementById("mark-place");
  if (place) place.textContent = `${all.some((stop) => stop.matches(".link")) ? "difference" : "mark"} ${next + 1} of ${all.length}`;
}

function search() {
  const field = [...document.querySelectorAll("[data-search]")].find((input) => input.offsetParent !== null);
  if (field) { field.focus(); field.select(); }
  return Boolean(field);
}

const actions = {
  j: () => step(1),
  k: () => step(-1),
  "/": search,
  "?": () => document.getElementById("keys")?.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
  const action = actions[event.key];
  if (!action) return;
  if (action() !== false) event.preventDefault();
});
