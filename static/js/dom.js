// Small helpers that several modules share: storage that may fail, elements made by code, typing.

/** Read a JSON value from this device; null when there is none, it is broken or storage is shut. */
export function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Keep a JSON value on this device; null removes it. Returns whether it was kept. */
export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Make an element with attributes and children (strings become text, never markup). */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Whether a key pressed on this element is text being typed. */
export function isTyping(element) {
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable || element.matches("textarea, select")) return true;
  return element.matches("input:not([type=checkbox], [type=radio], [type=button], [type=submit])");
}

/** A notice in the manner of the page's own, spoken by screen readers. */
export function notice(sentence, tone = "amber") {
  return make("div", { class: "notice", "data-tone": tone, role: "alert" }, make("p", {}, sentence));
}
