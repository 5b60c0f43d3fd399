// Runs before the first paint, so that a chosen theme never flashes and nothing moves that a phone folds.
// Without a choice of theme the system decides.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  let chosen = null;
  try { chosen = localStorage.getItem("theme"); } catch { /* storage may be forbidden */ }
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "dark" : "light";
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => {
    try { if (localStorage.getItem("theme")) return; } catch { /* the system decides */ }
    root.dataset.theme = event.matches ? "dark" : "light";
  });
  if (!matchMedia("(max-width: 46rem)").matches) return;
  const folding = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node.matches?.("details[data-folds]")) node.open = false;
  });
  folding.observe(root, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", () => folding.disconnect());
})();
