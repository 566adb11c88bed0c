// The progress of a job, kept up to date while somebody looks at the page.
const EVERY_MS = 2_000;

/** Put what *fresh* says into *shown* where it differs, so that only what changed is spoken. */
function renew(shown, fresh) {
  for (const name of [".job-live", ".job-bar"]) {
    const [old, now] = [shown.querySelector(name), fresh.querySelector(name)];
    if (old && now && old.innerHTML !== now.innerHTML) old.replaceChildren(...now.childNodes);
  }
}

async function look(element) {
  const answer = await fetch(element.dataset.jobUrl, { redirect: "manual" });
  if (!answer.ok) return answer.type !== "opaqueredirect" && answer.status !== 404;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  renew(element, fresh);
  if (!fresh.querySelector("[data-job-ended]")) return true;
  // A page without forms is shown anew as it now is; any other says so and leaves it to the reader.
  if (element.closest("[data-job-reload]")) location.reload();
  for (const each of document.querySelectorAll("[data-job-after]")) each.hidden = false;
  return false;
}

function watch(element) {
  const timer = setInterval(async () => {
    if (document.hidden) return;
    try {
      if (!(await look(element))) clearInterval(timer);
    } catch {
      // Out of reach for now: the next look may succeed.
    }
  }, EVERY_MS);
}

for (const element of document.querySelectorAll("[data-job-url]")) watch(element);
