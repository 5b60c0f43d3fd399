// The workbench: says how many problems there are when that changes, marks their fields, asks before typing is lost.
import { say } from "./page.js";

const form = document.getElementById("draft-form");
let told = document.querySelector("[data-check-words]")?.textContent ?? "";
let isTyped = false;

function mark() {
  for (const slot of document.querySelectorAll("[id^='faults-']")) {
    const field = document.getElementById(slot.id.replace("faults-", "f-"));
    if (!field || !field.matches("input, select, textarea")) continue;
    if (slot.childElementCount) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}

document.body.addEventListener("htmx:afterSettle", () => {
  mark();
  const words = document.querySelector("[data-check-words]")?.textContent.trim() ?? "";
  if (words && words !== told) say(`Problems: ${words}`);
  told = words;
});

form?.addEventListener("input", () => { isTyped = true; });
form?.addEventListener("submit", () => { isTyped = false; });
addEventListener("beforeunload", (event) => { if (isTyped) event.preventDefault(); });

// A sentence that was kept changes the form without a key: its problems are looked at again.
document.body.addEventListener("htmx:oobAfterSwap", (event) => {
  if (["f-must_match", "f-must_not_match"].includes(event.detail.target.id)) document.body.dispatchEvent(new CustomEvent("draft-changed"));
});
mark();
