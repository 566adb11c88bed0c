// The keyboard: j and k walk a list, x ticks, Enter opens; [data-key] marks what else a key does.
import { isTyping, make, recall, remember } from "./dom.js";

const OFF = "workbench.keys-off";
const PAUSE_MS = 1200;
const LIST_KEYS = [
  ["j", "Next in the list"],
  ["k", "Previous in the list"],
  ["x", "Tick or untick"],
  ["Enter", "Open"],
];

let prefix = "";
let prefixTimer = 0;
let at = null;

const items = () => [...document.querySelectorAll("[data-keys-list] [data-keys-item]")];
const isShown = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;

function moveTo(item) {
  at?.classList.remove("is-at");
  at = item;
  at.classList.add("is-at");
  const target = at.querySelector("[data-keys-open]") ?? at.querySelector("a, button, input");
  target?.focus({ preventScroll: true });
  at.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = items();
  if (!all.length) return false;
  const index = all.indexOf(at);
  const next = index < 0 ? (by > 0 ? 0 : all.length - 1) : index + by;
  if (all[next]) moveTo(all[next]);
  return true;
}

function onListKey(event) {
  if (event.key === "j") return step(1);
  if (event.key === "k") return step(-1);
  if (!at) return false;
  if (event.key === "x") {
    const box = at.querySelector("input[type=checkbox]");
    box?.click();
    return Boolean(box);
  }
  if (event.key === "Enter" && !event.target.closest("a, button, input, summary")) {
    at.querySelector("[data-keys-open], a")?.click();
    return true;
  }
  return false;
}

function activate(element) {
  if (element.matches("input:not([type=checkbox], [type=radio]), textarea, select")) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
}

// A button inside the row we stand on goes before the same key elsewhere on the page.
function bearer(keys) {
  const selector = `[data-key="${CSS.escape(keys)}"]`;
  const inRow = at?.querySelector(selector);
  return inRow ?? [...document.querySelectorAll(selector)].find(isShown) ?? null;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "?" && !prefix) {
    event.preventDefault();
    showHelp();
    return;
  }
  if (recall(OFF)) return;
  const keys = prefix ? `${prefix} ${event.key}` : event.key;
  clearTimeout(prefixTimer);
  prefix = "";
  const element = bearer(keys);
  if (element) {
    event.preventDefault();
    activate(element);
  } else if (document.querySelector(`[data-key^="${CSS.escape(keys)} "]`)) {
    prefix = keys;
    prefixTimer = setTimeout(() => (prefix = ""), PAUSE_MS);
  } else if (onListKey(event)) {
    event.preventDefault();
  }
}

function keyRows() {
  const rows = new Map();
  for (const element of document.querySelectorAll("[data-key]")) {
    const label = element.dataset.keyLabel ?? element.getAttribute("aria-label") ?? element.textContent.trim();
    if (!rows.has(element.dataset.key)) rows.set(element.dataset.key, label);
  }
  return [...(items().length ? LIST_KEYS : []), ...rows, ["?", "This list"]];
}

function showHelp() {
  const list = make("dl", { class: "key-list" });
  for (const [keys, label] of keyRows()) {
    const marks = keys.split(" ").flatMap((key) => [make("kbd", {}, key), " "]);
    list.append(make("dt", {}, ...marks), make("dd", {}, label));
  }
  const box = make("input", { type: "checkbox" });
  box.checked = !recall(OFF);
  box.addEventListener("change", () => remember(OFF, box.checked ? null : true));
  const close = make("button", { class: "button button-plain", type: "button", autofocus: "" }, "Close");
  const dialog = make(
    "dialog",
    { "aria-labelledby": "keys-title" },
    make("h2", { id: "keys-title" }, "Keys on this page"),
    list,
    make("div", { class: "spread" }, make("label", { class: "check" }, box, "Keys work on this device"), close),
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("keydown", onKey);
document.addEventListener("focusin", (event) => {
  const item = event.target.closest?.("[data-keys-list] [data-keys-item]");
  if (item && item !== at) {
    at?.classList.remove("is-at");
    at = item;
    at.classList.add("is-at");
  }
});
for (const button of document.querySelectorAll("[data-keys-help]")) {
  button.hidden = false;
  button.addEventListener("click", showHelp);
}
// After a form came back with errors the reader stands at the list of them.
document.querySelector("[data-autofocus]")?.focus();
