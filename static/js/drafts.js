// Typed text outlives a lost session, a crash or a closed tab: kept on this device, offered back.
import { make, recall, remember } from "./dom.js";

const WAIT_MS = 500;
const KEEP_MS = 14 * 24 * 60 * 60 * 1000;
const person = document.querySelector("meta[name=person]")?.content ?? "";
// Two people may share a machine: a draft is shown to the one who typed it only.
const place = (key) => `workbench.draft.${person}.${key}`;

const SKIPPED = "[type=password], [type=hidden], [type=file], [type=submit], [type=button]";

function fields(form) {
  return [...form.elements].filter(
    (each) => each.name && each.matches("input, textarea, select") && !each.matches(SKIPPED),
  );
}

function valueOf(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked;
  if (field.type === "select-multiple") return [...field.selectedOptions].map((each) => each.value);
  return field.value;
}

// Radios share a name, so a value belongs to a name and, where it has one, a fixed value.
const slot = (field) =>
  field.type === "checkbox" || field.type === "radio" ? `${field.name}=${field.value}` : field.name;

function snapshot(form) {
  return Object.fromEntries(fields(form).map((field) => [slot(field), valueOf(field)]));
}

function fill(form, values) {
  for (const field of fields(form)) {
    const value = values[slot(field)];
    if (value === undefined) continue;
    if (typeof value === "boolean") field.checked = value;
    else if (Array.isArray(value)) for (const each of field.options) each.selected = value.includes(each.value);
    else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function differs(values, others) {
  return Object.keys(others).some(
    (key) => values[key] !== undefined && JSON.stringify(values[key]) !== JSON.stringify(others[key]),
  );
}

function offer(form, key, draft) {
  const when = new Date(draft.savedAt).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  const restore = make("button", { type: "button", class: "button button-plain" }, "Restore");
  const discard = make("button", { type: "button", class: "button button-quiet" }, "Discard");
  const note = make(
    "div",
    { class: "draft-note", role: "status" },
    make("p", {}, `You typed something here on ${when} that was not saved.`),
    restore,
    discard,
  );
  const settle = (values) => {
    if (values) fill(form, values);
    else remember(place(key), null);
    note.remove();
    fields(form)[0]?.focus();
  };
  restore.addEventListener("click", () => settle(draft.values));
  discard.addEventListener("click", () => settle(null));
  form.prepend(note);
  // A form that is folded away would hide that there is something to restore.
  const folded = form.closest("details");
  if (folded) folded.open = true;
}

function watch(form) {
  const key = form.dataset.draft;
  const asServed = snapshot(form);
  const draft = recall(place(key));
  const fresh = draft && Date.now() - draft.savedAt < KEEP_MS;
  if (fresh && differs(draft.values, asServed)) offer(form, key, draft);
  // A form that came back with errors holds the draft already, but it is still unsaved.
  else if (draft && !document.querySelector("[data-autofocus], .conflict")) remember(place(key), null);

  let timer = 0;
  const save = () => {
    clearTimeout(timer);
    const values = snapshot(form);
    if (differs(values, asServed)) remember(place(key), { values, savedAt: Date.now() });
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, WAIT_MS);
  });
  // Submitting keeps the draft: only the page that says it was saved clears it.
  form.addEventListener("submit", save);
  addEventListener("pagehide", () => timer && save());
}

for (const saved of document.querySelectorAll("[data-draft-saved]")) {
  remember(place(saved.dataset.draftSaved), null);
}
for (const form of document.querySelectorAll("form[data-draft]")) watch(form);
