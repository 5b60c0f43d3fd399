// The upload forms: dropped files, the words of the text counted, and the way from the error summary to the field.
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

// Files that are dropped are put into the file input, so that the form is sent as without scripts; the input stays
// what keyboard and screen reader use.
for (const zone of document.querySelectorAll("[data-drop-zone]")) {
  const input = zone.querySelector("input[type=file]");
  const list = zone.querySelector("[data-drop-list]");
  const show = () => {
    const files = [...input.files];
    const shown = files.slice(0, 12).map((file) => {
      const line = document.createElement("li");
      const size = file.size / 1e6;
      line.append(file.name, " ", Object.assign(document.createElement("small"), { textContent: `${size < 0.1 ? "< 0.1" : size.toFixed(1)} MB` }));
      if (size > Number(zone.dataset.mostMb)) { line.className = "is-faulty"; line.append(" too large, will not be read"); }
      return line;
    });
    const most = Number(zone.dataset.mostFiles);
    if (files.length > 12) shown.push(Object.assign(document.createElement("li"), { textContent: `and ${plural(files.length - 12, "more file")}` }));
    if (files.length > most) shown.push(Object.assign(document.createElement("li"), { className: "is-faulty", textContent: `${format.format(most)} are read at once; the others are left out.` }));
    list.replaceChildren(...shown);
    list.hidden = files.length === 0;
  };
  input.addEventListener("change", show);
  for (const name of ["dragenter", "dragover"]) zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("is-over"); });
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, (event) => { if (name === "drop" || !zone.contains(event.relatedTarget)) zone.classList.remove("is-over"); });
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    const all = new DataTransfer();
    for (const file of [...input.files, ...event.dataTransfer.files]) all.items.add(file);
    input.files = all.files;
    show();
    input.focus();
  });
  show();
}
