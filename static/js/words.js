// Words that a reader selects in a report have an address of their own, which holds for this revision of its text.
const LEAST = 2;
const NOT_TEXT = ".link, .paragraph-number, .zone-name, .wire-label";
const live = () => document.getElementById("live");
let bar = null;

const paragraphOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.(".text p[data-at]");

// Code points of the report's own words before a place in a paragraph.
function before(paragraph, node, offset) {
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  const part = range.cloneContents();
  for (const other of part.querySelectorAll(NOT_TEXT)) other.remove();
  return [...part.textContent].length;
}

function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const [first, last] = [paragraphOf(range.startContainer), paragraphOf(range.endContainer)];
  const text = first?.closest("[data-words-address]");
  if (!first || !last || text !== last.closest("[data-words-address]")) return null;
  const start = Number(first.dataset.at) + before(first, range.startContainer, range.startOffset);
  const end = Number(last.dataset.at) + before(last, range.endContainer, range.endOffset);
  return end - start >= LEAST ? { address: new URL(`${text.dataset.wordsAddress}${start}-${end}#words`, location.href).href } : null;
}

function put(words) {
  bar?.remove();
  bar = null;
  if (!words) return;
  bar = Object.assign(document.createElement("p"), { className: "words-bar" });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button button-small button-strong", textContent: "Copy a link to these words" });
  const link = Object.assign(document.createElement("a"), { href: words.address, className: "button button-small", textContent: "Open it" });
  button.addEventListener("click", () => copy(words.address, button));
  bar.append(button, link);
  document.body.append(bar);
}

async function copy(address, button) {
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = "Copied";
    if (live()) live().textContent = "The link is copied";
  } catch {
    // Without leave to use the clipboard the address is shown to be copied by hand.
    const field = Object.assign(document.createElement("input"), { value: address, readOnly: true, type: "text", ariaLabel: "Link to these words" });
    button.replaceWith(field);
    field.select();
  }
}

let waiting = 0;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  if (bar?.contains(document.activeElement)) return;
  waiting = setTimeout(() => put(selected()), 250);
});
