"use strict";
// A button that shows the password one types, for whoever would rather see it.
for (const button of document.querySelectorAll("[data-shows]")) {
  const box = document.getElementById(button.dataset.shows);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = box.type === "password";
    box.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", shown);
  });
  // What is sent has to be a password still, or browsers keep it among what was typed into other boxes.
  box.form.addEventListener("submit", () => (box.type = "password"));
}
