// Keeping hold of a claim: a sign of life each minute while the page is looked at.
import { notice } from "./dom.js";

const EVERY_MS = 60_000;
const token = document.querySelector("meta[name=csrf-token]")?.content ?? "";
const SIGNED_OUT =
  "You have been signed out. What you typed is kept on this device: sign in again in a new tab, then save.";
const OUT_OF_REACH =
  "The desk cannot be reached. What you typed is kept on this device; saving will work once it is back.";
const LOST = "Somebody else holds this claim now. Copy what you need before you leave.";

async function sentenceOf(answer) {
  const text = await answer.text();
  if (answer.headers.get("content-type")?.includes("json")) {
    try {
      return JSON.parse(text).sentence ?? LOST;
    } catch {
      return LOST;
    }
  }
  return answer.headers.get("content-type")?.includes("text/plain") && text ? text : LOST;
}

/** One sign of life. Returns [sentence, whether to go on]; an empty sentence means all is well. */
async function beat(url) {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "X-CSRFToken": token, Accept: "application/json" },
      redirect: "manual",
    });
    if (answer.ok) return ["", true];
    if (answer.status === 409) return [await sentenceOf(answer), false];
    if (answer.type === "opaqueredirect" || [400, 401, 403].includes(answer.status)) return [SIGNED_OUT, false];
    return [OUT_OF_REACH, true];
  } catch {
    return [OUT_OF_REACH, true];
  }
}

function keep(element) {
  let shown = null;
  let timer = 0;
  let over = false;

  const tell = (sentence) => {
    if (shown?.textContent === sentence) return;
    shown?.remove();
    shown = sentence ? notice(sentence) : null;
    if (shown) (document.querySelector(".flashes") ?? document.body).append(shown);
  };
  const once = async () => {
    if (document.hidden || over) return;
    const [sentence, goOn] = await beat(element.dataset.holdUrl);
    tell(sentence);
    over = !goOn;
    if (over) clearInterval(timer);
  };
  timer = setInterval(once, EVERY_MS);
  document.addEventListener("visibilitychange", once);
}

for (const element of document.querySelectorAll("[data-hold-url]")) keep(element);
