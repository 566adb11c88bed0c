// Ticking rows: all at once, a run of them with Shift, and a count of how many.

function countLine(group) {
  const form = group.querySelector("[data-select]")?.form;
  return group.querySelector("[data-select-count]") ?? form?.querySelector("[data-select-count]");
}

function show(group, boxes, all) {
  const ticked = boxes.filter((box) => box.checked).length;
  all.checked = ticked > 0 && ticked === boxes.length;
  all.indeterminate = ticked > 0 && ticked < boxes.length;
  boxes[0].form?.classList.toggle("is-active", ticked > 0);
  const line = countLine(group);
  if (line) line.textContent = ticked ? `${ticked} of ${boxes.length} ticked` : "None ticked";
}

function set(group) {
  const boxes = [...group.querySelectorAll("[data-select]")];
  const all = group.querySelector("[data-select-all]") ?? document.createElement("input");
  if (!boxes.length) return;
  all.hidden = false;
  let last = -1;

  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    show(group, boxes, all);
  });
  group.addEventListener("click", (event) => {
    const index = boxes.indexOf(event.target);
    if (index < 0) return;
    if (event.shiftKey && last >= 0) {
      const [from, to] = [Math.min(last, index), Math.max(last, index)];
      for (const box of boxes.slice(from, to + 1)) box.checked = boxes[index].checked;
    }
    last = index;
    show(group, boxes, all);
  });
  // Here and when the page comes back from the browser's memory: it comes with its ticks.
  addEventListener("pageshow", () => show(group, boxes, all));
  show(group, boxes, all);
}

for (const group of document.querySelectorAll("[data-select-group]")) set(group);
