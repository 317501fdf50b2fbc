// A clicker in the facilitator's hand: PageDown goes on, PageUp goes back (and asks), B calls all eyes up.

const KEYS = { PageDown: "next", PageUp: "back", b: "eyes", B: "eyes" };

document.addEventListener("keydown", (event) => {
  const wanted = KEYS[event.key];
  const writing = event.target.closest?.("input, textarea, select");
  if (document.body.dataset.role !== "facilitator" || !wanted || writing || event.repeat) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const button = document.querySelector(`[data-key="${wanted}"]`);
  if (button && !button.disabled) button.form.requestSubmit(button);
});
