// Choosing a statement in the text shows it on the page, and the other way round; the address names the statement.

import { onKey } from "./keys.js";

const utterances = [...document.querySelectorAll(".utterance")];

// Where page and text share one column only one of them can be in sight: the text, until its page is asked for.
const oneColumn = matchMedia("(max-width: 60rem)");

const part = () => decodeURIComponent(location.hash).replace(/^#[ub]-/, "");

const TRIES = 20;

// What is out of sight has only a guessed height until it is drawn, so the place is found anew until it stays.
function bring(element, tries = TRIES, before = null) {
  const top = element.getBoundingClientRect().top;
  if (tries === 0 || top === before) return;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const reached = element.getBoundingClientRect().top;
  requestAnimationFrame(() => requestAnimationFrame(() => bring(element, tries - 1, reached)));
}

function choose(chosen, from) {
  for (const one of document.querySelectorAll(".chosen")) one.classList.remove("chosen");
  const text = document.getElementById(`u-${chosen}`);
  const boxes = document.querySelectorAll(`.box[data-part="${CSS.escape(chosen)}"]`);
  text?.classList.add("chosen");
  for (const box of boxes) box.classList.add("chosen");
  if (text && from !== "text") bring(text);
  if (boxes.length && from !== "page" && (from === "text" || !oneColumn.matches)) bring(boxes[0]);
}

document.addEventListener("click", (event) => {
  const box = event.target.closest(".box");
  const link = event.target.closest("[data-place], [data-jump]");
  if (!box && !link) return;
  const chosen = box ? box.dataset.part : link.hash.replace(/^#[ub]-/, "");
  event.preventDefault();
  history.pushState(null, "", `#u-${chosen}`);
  choose(chosen, box ? "page" : link.matches("[data-place]") ? "text" : null);
  if (!link?.matches("[data-place]")) focusOn(document.getElementById(`u-${chosen}`));
});

function focusOn(utterance) {
  if (!utterance) return;
  utterance.tabIndex = -1;
  utterance.focus({ preventScroll: true });
}

function step(by) {
  const labelled = utterances.filter((one) => !one.classList.contains("said-o"));
  const now = labelled.findIndex((one) => one.classList.contains("chosen"));
  const next = labelled[Math.min(Math.max(now + by, 0), labelled.length - 1)];
  if (!next) return;
  history.replaceState(null, "", `#${next.id}`);
  choose(next.dataset.part);
  focusOn(next);
}

onKey((key) => {
  if (key !== "j" && key !== "k") return false;
  step(key === "j" ? 1 : -1);
  return true;
});

window.addEventListener("popstate", () => part() && choose(part()));
if (part()) {
  choose(part());
  document.fonts.ready.then(() => choose(part()));
}
