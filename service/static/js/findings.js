// How many hits there are is said aloud when the choice has changed; the list is replaced, so it can't say so itself.

document.body.addEventListener("htmx:afterSettle", () => {
  document.getElementById("besked").textContent = document.getElementById("antal").textContent;
});
