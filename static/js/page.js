// What every page needs: theme button, menus that close, dialogs that open, spoken swaps, failed requests told.
const root = document.documentElement;

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-toggle-theme]")) {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* lasts for this page only */ }
    say(root.dataset.theme === "dark" ? "Dark theme" : "Light theme");
  }
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// Says a sentence to screen readers; the same sentence twice is still said twice.
export function say(words) {
  const region = document.getElementById("live");
  if (!region) return;
  region.textContent = "";
  setTimeout(() => { region.textContent = words; }, 60);
}

// On a phone the texts come first: what stands before them starts folded (theme.js folds it as the page comes in).
function fold() {
  if (!matchMedia("(max-width: 46rem)").matches) return;
  for (const part of document.querySelectorAll("details[data-folds]")) part.open = false;
}
document.body.addEventListener("htmx:historyRestore", fold);

// An address that leads into something folded unfolds it.
function unfold() {
  const wanted = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  let isFolded = false;
  for (let part = wanted && wanted.closest("details:not([open])"); part; part = part.parentElement.closest("details:not([open])")) {
    part.open = true;
    isFolded = true;
  }
  if (isFolded) wanted.scrollIntoView();
}
unfold();
window.addEventListener("hashchange", unfold);

// A swap leaves as it was what people opened, chose or scrolled sideways.
const kept = new Map();
document.body.addEventListener("htmx:beforeSwap", (event) => {
  for (const part of event.detail.target?.querySelectorAll("[data-keeps]") ?? []) {
    kept.set(part.id, { open: part.open, checked: part.checked, scrollLeft: part.scrollLeft });
  }
});
document.body.addEventListener("htmx:afterSwap", () => {
  for (const [id, { open, checked, scrollLeft }] of kept) {
    const part = document.getElementById(id);
    if (part && open !== undefined) part.open = open;
    if (part && checked) part.checked = true;
    if (part && scrollLeft) part.scrollLeft = scrollLeft;
  }
  kept.clear();
});

function toast(words) {
  const place = document.getElementById("toasts");
  const line = document.createElement("p");
  line.className = "toast";
  line.textContent = words;
  place.append(line);
  setTimeout(() => line.remove(), 7000);
}

document.body.addEventListener("htmx:afterSettle", (event) => {
  const swapped = event.detail.elt;
  const words = swapped?.dataset?.announce ?? swapped?.closest?.("[data-announce]")?.dataset.announce;
  if (words) say(words);
});
document.body.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  toast(status === 403 ? "You may not do that." : status === 404 ? "That is no longer there." : "The server could not answer. Try again in a moment.");
});
document.body.addEventListener("htmx:sendError", () => toast("The server cannot be reached. Check the connection and try again."));
