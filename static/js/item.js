// Zones of a text: a click on a paragraph opens its list, the keys 1 to 9 choose, the colour follows at once.
import { say } from "./page.js";

const selects = [...document.querySelectorAll("[data-zones] [data-zone-row] select")];

function paint(select) {
  select.closest("[data-zone-row]").className = `zone-row zone-${select.value}`;
}

for (const select of selects) {
  paint(select);
  select.addEventListener("change", () => paint(select));
  select.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { j: 1, k: -1 }[event.key];
    if (step) {
      event.preventDefault();
      selects[selects.indexOf(select) + step]?.focus();
      return;
    }
    const option = /^[1-9]$/.test(event.key) && select.options[Number(event.key) - 1];
    if (!option) return;
    event.preventDefault();
    select.value = option.value;
    paint(select);
    say(option.text);
  });
}

document.querySelector("[data-zones]")?.addEventListener("click", (event) => {
  const words = event.target.closest(".zone-words");
  if (!words || String(getSelection())) return;
  const select = words.closest("[data-zone-row]").querySelector("select");
  select.focus();
  try { select.showPicker(); } catch { /* older browsers: the focus is there, the arrow keys choose */ }
});
