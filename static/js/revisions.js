// n and p walk through the changes of a text, in its order.
const changes = [...document.querySelectorAll("[data-change]")];
const place = document.getElementById("change-place");

function step(by) {
  if (!changes.length) return;
  const current = changes.findIndex((change) => change.contains(document.activeElement));
  const next = current < 0 ? (by > 0 ? 0 : changes.length - 1) : (current + by + changes.length) % changes.length;
  changes[next].focus({ preventScroll: true });
  changes[next].scrollIntoView({ block: "center" });
  if (place) place.textContent = `change ${next + 1} of ${changes.length}`;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
  const by = { n: 1, p: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  step(by);
});
