// Passages of a label open under its row; Esc or the cross closes them and goes back to the label.
const panel = () => document.getElementById("referent-detail");
const shownUnder = () => document.querySelector(".passages-row");
let opener = null;

function made(tag, css, parent) {
  const node = Object.assign(document.createElement(tag), { className: css });
  parent?.append(node);
  return node;
}

// The row that holds the panel, right under the row of the label.
function roomUnder(row) {
  const room = made("tr", "passages-row");
  const cell = made("td", "", room);
  cell.colSpan = row.cells.length;
  room.setAttribute("role", "row");
  cell.setAttribute("role", "cell");
  made("section", "referent-detail", made("div", "passages-place", cell)).id = "referent-detail";
  row.after(room);
}

function close({ isLeft = false } = {}) {
  const room = shownUnder();
  if (!room) return false;
  room.remove();
  opener?.setAttribute("aria-expanded", "false");
  opener?.classList.remove("is-open");
  if (!isLeft) opener?.focus({ preventScroll: true });
  opener?.scrollIntoView({ block: "nearest", inline: "nearest" });
  opener = null;
  return true;
}

async function open(link) {
  const isInside = Boolean(link.closest("#referent-detail"));
  if (!isInside) {
    close({ isLeft: true });
    roomUnder(link.closest("tr"));
    opener = link;
    link.classList.add("is-open");
    link.setAttribute("aria-expanded", "true");
  }
  await window.htmx.ajax("GET", link.getAttribute("href"), { target: "#referent-detail", swap: "outerHTML", source: shownUnder() });
  if (!panel()?.childElementCount) return close(); // the request failed, which a toast has told
  panel().scrollIntoView({ block: "nearest" });
  document.getElementById("referent-title")?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const closer = event.target.closest("[data-close-passages]");
  if (closer && shownUnder()) {
    event.preventDefault();
    return close();
  }
  const link = event.target.closest(".label-matrix a.use, .passages-row :is(a.use, a.use-all)");
  if (!link) return;
  event.preventDefault();
  if (link === opener) close();
  else open(link);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open], details.menu[open]") && close()) event.preventDefault();
});
