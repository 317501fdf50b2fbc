// Whoever gives a device back leaves nothing on it that was typed and never sent.

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-forgets]")) memory.names("").forEach(memory.forget);
});
