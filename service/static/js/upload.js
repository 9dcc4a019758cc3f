// Files can be dropped on the form as well as chosen.

const form = document.querySelector("[data-drop]");
const field = form.querySelector("input[type=file]");

form.querySelector(".drop-hint").hidden = false;

for (const name of ["dragenter", "dragover"]) {
  form.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
}

for (const name of ["dragleave", "drop"]) {
  form.addEventListener(name, () => form.classList.remove("over"));
}

form.addEventListener("drop", (event) => {
  event.preventDefault();
  const files = new DataTransfer();
  for (const file of [...field.files, ...event.dataTransfer.files]) files.items.add(file);
  field.files = files.files;
  field.focus();
});
