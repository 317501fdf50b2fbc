// A clicker in the facilitator's hand: PageDown goes on, PageUp goes back (and asks), B or a full stop calls all eyes up.
// Clickers bounce, and screens take a moment: one press is one step.

const KEYS = { PageDown: "next", PageUp: "back", b: "eyes", B: "eyes", ".": "eyes" };
const BOUNCE = 1000;

let wentOnAt = -BOUNCE;

document.addEventListener("keydown", (event) => {
  const wanted = KEYS[event.key];
  const writing = event.target.closest?.("input, textarea, select, dialog");
  if (document.body.dataset.role !== "facilitator" || !wanted || writing || event.repeat) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (wanted === "next") {
    if (performance.now() - wentOnAt < BOUNCE) return;
    wentOnAt = performance.now();
  }
  const button = document.querySelector(`[data-key="${wanted}"]`);
  if (button && !button.disabled) button.form.requestSubmit(button);
  else if (wanted === "next" && document.querySelector("[data-vote-open]")) line.remark(words("word", "vote-first"));
});
