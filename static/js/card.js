// The card of a mark: shows which mark is open, keeps it clear of the sheet, brings its text on screen, closes on Esc.
const card = () => document.getElementById("mark-card");
const isSheet = () => card() && getComputedStyle(card()).position === "fixed";

// On a phone one text is on screen; this one becomes it.
function bringOnScreen(node) {
  const column = node?.closest(".column");
  const radio = column && document.querySelector(`.switcher input[value="${column.id.slice(1)}"]`);
  if (radio) radio.checked = true;
}

function keepClear(mark) {
  const box = mark.getBoundingClientRect();
  const floor = isSheet() ? card().getBoundingClientRect().top : window.innerHeight;
  if (box.top >= 72 && box.bottom <= floor - 16) return;
  const middle = (72 + floor) / 2;
  window.scrollBy({ top: box.top - middle });
}

function showOpen() {
  for (const mark of document.querySelectorAll(".mark.is-open")) mark.classList.remove("is-open");
  const open = card()?.dataset.mark;
  const mark = open && document.getElementById(open);
  if (!mark) return;
  mark.classList.add("is-open");
  bringOnScreen(mark);
  keepClear(mark);
}

let opener = null;

document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target?.id === "mark-card") opener = event.detail.elt.id || null;
});

// A page that renews itself when an analysis is done leaves the card of a mark that is still there; one that was just
// asked for would come to a place that is gone, so it is asked for again.
let left = null;
let asked = "";
const ofCard = (event) => event.detail.target?.id === "mark-card";
document.body.addEventListener("htmx:beforeRequest", (event) => { if (ofCard(event)) asked = event.detail.pathInfo.finalRequestPath; });
document.body.addEventListener("htmx:afterRequest", (event) => { if (ofCard(event)) asked = ""; });
const renews = (event) => event.detail.requestConfig?.triggeringEvent?.type === "run-settled";
document.body.addEventListener("htmx:beforeSwap", (event) => {
  left = renews(event) && card()?.dataset.mark ? card() : null;
});
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (!left || !card() || left === card() || !document.getElementById(left.dataset.mark)) {
    left = null;
  } else {
    card().replaceWith(left);
    window.htmx.process(left);
  }
  if (asked && card() && renews(event)) window.htmx.ajax("GET", asked, { target: "#mark-card", swap: "outerHTML" });
});

document.body.addEventListener("htmx:afterSettle", (event) => {
  if (left) {
    document.getElementById(left.dataset.mark)?.classList.add("is-open");
    left = null;
    return;
  }
  if (event.detail.elt?.id !== "mark-card" && !event.target.querySelector?.("#mark-card")) return;
  showOpen();
  if (!opener && card()?.dataset.mark) document.getElementById(card().dataset.mark)?.focus({ preventScroll: true });
});

// A mark whose text is not among the columns: the link itself loads the page that shows it.
document.body.addEventListener("htmx:configRequest", (event) => {
  const link = event.detail.elt;
  if (event.detail.target?.id !== "mark-card" || !link.href) return;
  const [, kind, number] = link.pathname.match(/\/(marks|candidates)\/(\d+)\//) ?? [];
  if (number && !document.getElementById(`${kind[0]}${number}`)) {
    event.preventDefault();
    window.location.assign(link.href);
  }
});

function close() {
  const closer = card()?.querySelector("[data-close-card]");
  if (!closer) return;
  const mark = document.getElementById(card().dataset.mark);
  history.replaceState(null, "", closer.href.split("#")[0]);
  card().replaceWith(empty.cloneNode(true));
  mark?.classList.remove("is-open");
  mark?.focus({ preventScroll: true });
}

const empty = card()?.classList.contains("card-empty") ? card().cloneNode(true) : Object.assign(document.createElement("aside"), {
  id: "mark-card", className: "card card-empty", hidden: true,
});

// The form that disputes the mark opens inside its card; what was typed is not thrown away by a key.
const disputing = () => card()?.querySelector("#dispute-open form");
document.body.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.elt?.id !== "dispute-open") return;
  const part = document.getElementById("dispute-open");
  (part.querySelector("[autofocus]") ?? part).focus({ preventScroll: true });
  part.scrollIntoView({ block: "nearest" });
  const mark = document.getElementById(card()?.dataset.mark);
  if (mark && isSheet()) keepClear(mark);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-back-to-card]");
  if (!link || !card()) return;
  event.preventDefault();
  window.htmx.ajax("GET", link.href, { target: "#mark-card", swap: "outerHTML" });
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-close-card]")) return;
  event.preventDefault();
  close();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open], details.menu[open]") && !disputing()?.contains(event.target)) close();
});
document.addEventListener("wanted-on-screen", (event) => bringOnScreen(event.target));
window.addEventListener("hashchange", () => bringOnScreen(document.querySelector(location.hash || "#none")));
if (location.hash) bringOnScreen(document.querySelector(location.hash));
showOpen();
