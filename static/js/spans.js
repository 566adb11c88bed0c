// Selecting words in the article makes a claim: offsets in code points, as the server counts them.
import { make } from "./dom.js";

/** Length in code points: a character outside the basic plane is two UTF-16 units but one here. */
export function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Start and end of a range within the text, in code points, without outer white space; or null. */
export function offsetsOf(article, range) {
  if (!article.contains(range.startContainer) || !article.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(article);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const quote = words.trim();
  if (!quote) return null;
  const lead = words.length - words.trimStart().length;
  const start = codePoints(before.toString() + words.slice(0, lead));
  return { start, end: start + codePoints(quote), quote };
}

function fill(form, article, found) {
  // A long article is shown in pages: its text here begins at this character.
  const from = Number(article.dataset.start ?? 0);
  form.elements.start_char.value = from + found.start;
  form.elements.end_char.value = from + found.end;
  form.elements.revision.value = article.dataset.revision;
  form.elements.quote.value = found.quote;
}

function placeButton(button, range) {
  const box = range.getBoundingClientRect();
  const room = document.documentElement.clientWidth - button.offsetWidth - 8;
  button.style.left = `${Math.max(8, Math.min(box.left, room)) + scrollX}px`;
  button.style.top = `${box.bottom + scrollY + 6}px`;
}

function watch(article) {
  const form = document.getElementById(article.dataset.spanForm);
  if (!form) return;
  const button = make(
    "button",
    { type: "button", class: "button button-primary float-button" },
    "Make it a claim",
  );
  button.hidden = true;
  document.body.append(button);
  // Pressing the button must not clear the selection that it is about.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => form.requestSubmit());
  document.addEventListener("selectionchange", () => {
    if (getSelection().isCollapsed) button.hidden = true;
  });

  const look = () => {
    const selection = getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    const found = range && !selection.isCollapsed ? offsetsOf(article, range) : null;
    button.hidden = !found;
    if (!found) return;
    fill(form, article, found);
    placeButton(button, range);
  };
  // Words may be selected inside a claim too: the end of such a drag is no click on its link.
  article.addEventListener("click", (event) => {
    if (event.detail > 0 && !getSelection().isCollapsed) event.preventDefault();
  });
  // Wait for the end of a drag; a selection made by keys ends with each key.
  document.addEventListener("pointerup", () => setTimeout(look));
  document.addEventListener("keyup", look);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") getSelection().removeAllRanges();
  });
  // Words typed by hand have no known place: the server looks for them.
  form.elements.quote.addEventListener("input", () => {
    form.elements.start_char.value = "";
    form.elements.end_char.value = "";
  });
}

// Pointing at a claim in the list shows its words in the article.
function point(event) {
  const id = event.target.closest?.("[data-claim]")?.dataset.claim;
  for (const mark of document.querySelectorAll(".claim-span")) {
    mark.classList.toggle("is-pointed", Boolean(id) && mark.dataset.claims.split(" ").includes(id));
  }
}

// In a column that scrolls by itself the claim's own words come into sight; the page stays.
function showCurrent(side) {
  const mark = side.querySelector(".claim-span.is-current");
  if (!mark || side.scrollHeight <= side.clientHeight) return;
  side.scrollTop = mark.getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 3;
}

for (const article of document.querySelectorAll("[data-article-text]")) watch(article);
for (const side of document.querySelectorAll(".side")) showCurrent(side);
if (document.querySelector(".claim-span")) {
  document.addEventListener("pointerover", point);
  document.addEventListener("focusin", point);
}
