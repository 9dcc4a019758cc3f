// Single keys do what the buttons do; they can be turned off (WCAG 2.1.4), and the choice is remembered.

const SETTING = "rodtrad.kortkommandon";
const dialog = document.getElementById("hjalp");
const box = document.getElementById("kortkommandon");

export const keysOn = () => localStorage.getItem(SETTING) !== "av";

function show() {
  document.documentElement.classList.toggle("no-keys", !keysOn());
  box.checked = keysOn();
}

const typing = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, dialog, [contenteditable]");

// Tells listeners about a single key that is not being typed into something.
export function onKey(act) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !keysOn() || typing(event.target)) return;
    if (act(event.key.toLowerCase(), event)) event.preventDefault();
  });
}

box.addEventListener("change", () => {
  localStorage.setItem(SETTING, box.checked ? "på" : "av");
  show();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-help]")) dialog.showModal();
});

onKey((key) => {
  if (key === "?") {
    dialog.showModal();
    return true;
  }
  if (key !== "/") return false;
  const field = document.querySelector("[data-search]");
  field?.focus();
  field?.select();
  return Boolean(field);
});

for (const button of document.querySelectorAll("[data-help]")) button.hidden = false;
show();
