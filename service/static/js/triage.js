// Triage from the keyboard: every key presses a button that is there to see; after a decision the next point has focus.

import { onKey } from "./keys.js";

const points = () => [...document.querySelectorAll("[data-point]")];
const current = () => document.activeElement?.closest?.("[data-point]");
const status = document.getElementById("besked");

function tell(text) {
  status.textContent = text;
}

function go(point) {
  if (!point) return;
  point.focus({ preventScroll: true });
  point.scrollIntoView({ block: "center" });
  history.replaceState(null, "", `#${point.id}`);
}

function neighbour(point, by) {
  const all = points();
  return all[all.indexOf(point) + by];
}

function open(point, which) {
  const details = point.querySelector(which);
  if (!details) return;
  details.open = true;
  const field = details.querySelector("[aria-invalid]") ?? details.querySelector("input, select");
  field?.focus();
}

// Keys for a point whose last decision is on its way wait until it has come back.
const held = new Map();

function press(point, key) {
  if ("busy" in point.dataset) {
    held.set(point.id, [...(held.get(point.id) ?? []), key]);
    return;
  }
  if (key === "l") return open(point, "[data-links]");
  if (key === "e") return open(point, "[data-edit]");
  const button = point.querySelector(`[data-key="${key}"]`);
  if (button && !button.disabled) button.click();
}

// Focus has gone on after a decision; so "undo" where there is nothing to undo means the point decided last.
let last = null;

function undone(point) {
  const decided = last && document.getElementById(last);
  if (point.querySelector('[data-key="u"]:enabled') || !decided) return point;
  go(decided);
  return decided;
}

function start() {
  const named = document.getElementById(location.hash.slice(1));
  return named?.matches("[data-point]") ? named : document.querySelector('[data-point][data-decided="nej"]') ?? points()[0];
}

onKey((key) => {
  const here = current();
  if (key === "j" || key === "k") {
    go(here ? neighbour(here, key === "j" ? 1 : -1) : start());
    return true;
  }
  if (!"1234aleuf".includes(key) || key.length > 1) return false;
  const point = here ?? start();
  if (!point) return false;
  if (!here) go(point);
  press(key === "u" ? undone(point) : point, key);
  return true;
});

// Escape leaves the fields and comes back to the point.
document.addEventListener("keydown", (event) => {
  const point = current();
  if (event.key !== "Escape" || !point || event.target === point) return;
  for (const details of point.querySelectorAll("[data-links], [data-edit]")) details.open = false;
  point.focus();
});

const pointOf = (event) => event.detail.requestConfig?.elt?.closest("[data-point]") ?? event.target.closest?.("[data-point]");

// The next point has focus before the answer is here, so that the next key can never fall on the same point twice.
document.addEventListener("submit", (event) => {
  const point = event.target.closest("[data-point]");
  if (!point) return;
  point.dataset.busy = "";
  if (!event.target.matches("[data-decision]")) return;
  last = point.id;
  go(neighbour(point, 1) ?? point);
});

document.body.addEventListener("htmx:afterSettle", (event) => {
  const old = pointOf(event);
  if (!old) return;
  const point = document.getElementById(old.id);
  if (event.detail.requestConfig?.verb === "get") return open(point, "[data-links]");
  const refused = point.querySelector('[role="alert"]');
  tell(refused?.textContent ?? document.getElementById("kvar").textContent);
  if (refused) {
    go(point);
    open(point, "[data-edit]");
  } else if (document.activeElement === document.body) go(point);
  const keys = held.get(old.id) ?? [];
  held.delete(old.id);
  for (const key of keys) press(point, key);
});

function failed(event, why) {
  const point = pointOf(event);
  if (!point) return;
  delete point.dataset.busy;
  held.delete(point.id);
  tell(`Beslutet sparades inte: ${why}. Försök igen.`);
  go(point);
}

document.body.addEventListener("htmx:responseError", (event) => failed(event, `fel ${event.detail.xhr.status}`));
document.body.addEventListener("htmx:sendError", (event) => failed(event, "tjänsten svarar inte"));
