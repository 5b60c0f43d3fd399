// The upload form: counts the words of the text, and takes people from the error summary to the field.
const format = new Intl.NumberFormat("en");
const plural = (count, word) => `${format.format(count)} ${word}${count === 1 ? "" : "s"}`;

for (const line of document.querySelectorAll("[data-counts-words-of]")) {
  const field = document.getElementById(line.dataset.countsWordsOf);
  let waiting = 0;
  const count = () => {
    const words = field.value.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu)?.length ?? 0;
    line.textContent = `${plural(words, "word")}, ${plural([...field.value].length, "character")}`;
    line.hidden = field.value.length === 0;
  };
  // A long text is counted when the typing rests.
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(count, 120); });
  count();
}

// A link of the error summary goes to its field, even where the field stands in a closed part of the form.
document.querySelector(".form-errors")?.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  const part = field.closest("details");
  if (part) part.open = true;
  field.focus();
});
document.querySelector(".form-errors")?.focus();
