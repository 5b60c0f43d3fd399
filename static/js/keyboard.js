// j/k walk through marks and linked claims in reading order, Enter opens a card (both are links), 1 to 9 choose a tab,
// / searches, ? lists the keys. Other scripts hear of any other key by "key-pressed". All of it can be switched off.
const OFF = "keys-off";
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

// The tabs of the page by their place.
function tab(key) {
  const wanted = document.querySelectorAll("nav.tabs > a")[Number(key) - 1];
  wanted?.click();
  return Boolean(wanted);
}

const actions = {
  j: () => step(1),
  k: () => step(-1),
  "/": search,
  "?": () => document.getElementById("keys")?.showModal(),
};

function isOff() {
  try { return Boolean(localStorage.getItem(OFF)); } catch { return false; }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isOff()) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
  const action = /^[1-9]$/.test(event.key) ? tab : actions[event.key];
  if (action) {
    if (action(event.key) !== false) event.preventDefault();
  } else if (!document.dispatchEvent(new CustomEvent("key-pressed", { detail: event.key, cancelable: true }))) {
    event.preventDefault();
  }
});

// Keys of one letter can disturb who dictates: they can be switched off for this browser.
for (const button of document.querySelectorAll("[data-single-keys]")) {
  button.setAttribute("aria-pressed", String(!isOff()));
  button.addEventListener("click", () => {
    try { isOff() ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1"); } catch { /* cannot be kept */ }
    button.setAttribute("aria-pressed", String(!isOff()));
  });
}
