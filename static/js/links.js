// Links between sentences that make the same claim: hover or focus shows the counterparts, Enter or a click opens them.
const PAIRED = ".sentence[data-groups], #overview a[data-groups]";
const leading = (part) => part?.dataset.groups?.split(" ")[0];
const sentenceOf = (part) => part?.closest?.(".sentence");
const columnOf = (part) => part.closest(".column");
const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

// The sentences of the other columns that make the claim of this one.
function counterparts(sentence) {
  const group = leading(sentence);
  if (!group) return [];
  const all = [...document.querySelectorAll(`.text .sentence[data-groups~="${group}"]`)];
  return all.filter((other) => columnOf(other) !== columnOf(sentence));
}

function light(part) {
  for (const lit of document.querySelectorAll(".is-counterpart")) lit.classList.remove("is-counterpart");
  const group = leading(part);
  if (!group) return;
  for (const same of document.querySelectorAll(`.sentence[data-groups~="${group}"], #overview a[data-groups~="${group}"]`)) {
    same.classList.add("is-counterpart");
  }
}

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => light(event.target.closest?.(PAIRED)));
}

function show(sentence) {
  sentence.dispatchEvent(new CustomEvent("wanted-on-screen", { bubbles: true }));
  sentence.scrollIntoView({ block: "center", inline: "nearest", behavior: motion() });
  const link = sentence.querySelector(".link");
  link?.focus({ preventScroll: true });
  light(sentence);
}

const made = (tag, css, text = "") => Object.assign(document.createElement(tag), { className: css, textContent: text });

// What the sentence says, without the words of its link.
const wordsOf = (sentence) => [...sentence.childNodes].filter((node) => !node.classList?.contains("link")).map((node) => node.textContent).join("");

function head(link) {
  const part = made("header", "card-head");
  const source = made("p", "card-source", columnOf(link).getAttribute("aria-label"));
  source.prepend(made("i", "dot"));
  const close = made("a", "card-close icon-button", "×");
  close.href = location.href.split("#")[0];
  close.dataset.closeCard = "";
  close.setAttribute("aria-label", "Close the card");
  part.append(source, close, made("h3", "card-term", link.textContent.replace(/^./, (first) => first.toUpperCase())));
  return part;
}

function row(sentence) {
  const column = columnOf(sentence);
  const item = made("li", [...column.classList].find((name) => name.startsWith("source-")) ?? "");
  const report = made("p", "card-report");
  report.append(made("i", "dot"), made("b", "", column.getAttribute("aria-label")));
  const button = made("button", "button button-small", "Show counterpart");
  button.type = "button";
  button.addEventListener("click", () => show(sentence));
  item.append(report, made("p", "card-sentence", wordsOf(sentence)), button);
  return item;
}

function open(link) {
  const sentence = sentenceOf(link);
  const card = made("aside", `card card-counterparts ${[...columnOf(link).classList].find((name) => name.startsWith("source-")) ?? ""}`);
  Object.assign(card, { id: "mark-card", tabIndex: -1 });
  card.dataset.mark = link.id;
  card.setAttribute("aria-label", "Its counterparts");
  const body = made("div", "card-body");
  body.append(head(link));
  const found = counterparts(sentence);
  const part = made("section", "card-part card-by-report");
  if (found.length) {
    const list = made("ul", "card-reports");
    list.append(...found.map(row));
    part.append(made("h4", "", "In the texts beside it"), list);
  } else {
    part.append(made("p", "", leading(sentence) ? "The reports that make it too are not among the texts shown." : "No counterpart was found in the other reports."));
  }
  const foot = made("footer", "card-foot");
  const way = made("a", "", "This claim among all claims");
  way.href = link.href;
  foot.append(way);
  body.append(part, foot);
  card.append(body);
  for (const other of document.querySelectorAll(".mark.is-open, .link.is-open")) other.classList.remove("is-open");
  link.classList.add("is-open");
  document.getElementById("mark-card")?.replaceWith(card);
  sentence.scrollIntoView({ block: "nearest", behavior: motion() });
  const live = document.getElementById("live");
  if (live) live.textContent = `${found.length} counterpart${found.length === 1 ? "" : "s"} beside it`;
}

// Another card took its place.
document.body.addEventListener("htmx:afterSwap", () => {
  const shown = document.getElementById("mark-card")?.dataset.mark;
  for (const link of document.querySelectorAll(".link.is-open")) link.classList.toggle("is-open", link.id === shown);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".text .link");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (!link.classList.contains("is-open")) return open(link);
  const next = counterparts(sentenceOf(link))[0];
  if (next) show(next);
});

// Esc puts away the words beside a bar until it is left.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const link of document.querySelectorAll(".link:is(:hover, :focus)")) link.dataset.quiet = "";
});
for (const kind of ["pointerout", "focusout"]) {
  document.addEventListener(kind, (event) => delete event.target.closest?.(".link")?.dataset.quiet);
}
