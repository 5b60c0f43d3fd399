// The form that corrects a quotation: opens in place, shows which words are chosen, closes on Esc and gives the focus back.
const sheet = () => document.getElementById("quote-correct");
let opener = null;

document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target?.id === "quote-correct") opener = event.detail.elt;
});
document.body.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "quote-correct" || event.detail.elt?.id === "quote-correct") { sheet().focus(); show(); }
});

const bound = (name) => sheet()?.querySelector(`select[name="${name}"]`);

function show() {
  if (!bound("first")) return;
  const first = Number(bound("first").value);
  const last = Number(bound("last").value);
  for (const word of sheet().querySelectorAll("[data-word]")) {
    const number = Number(word.dataset.word);
    word.classList.toggle("is-inside", number >= first && number <= last);
  }
  const inside = sheet().querySelector("[data-word].is-inside");
  const box = sheet().querySelector("[data-words]");
  if (inside && box) box.scrollTop = inside.offsetTop - box.offsetTop - 24;
}

// A click sets the nearer of the two bounds.
function choose(number) {
  const first = Number(bound("first").value);
  const last = Number(bound("last").value);
  const name = number < first || number - first < last - number ? "first" : "last";
  bound(name).value = String(number);
}

function close() {
  if (!sheet() || sheet().hidden || !sheet().matches(".story-quotes ~ .sheet, .article-detail ~ .sheet")) return false;
  sheet().replaceChildren();
  sheet().hidden = true;
  opener?.focus({ preventScroll: true });
  return true;
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close-sheet]") && close()) event.preventDefault();
  const word = event.target.closest("#quote-correct [data-word]");
  if (!word) return;
  const box = word.closest("[data-words]");
  const { scrollTop } = box;
  choose(Number(word.dataset.word));
  show();
  box.scrollTop = scrollTop;
});
document.addEventListener("change", (event) => { if (event.target.closest("#quote-correct select")) show(); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
show();
