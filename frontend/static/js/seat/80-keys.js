// A clicker in the facilitator's hand: PageDown goes on, PageUp goes back (and asks), B or a full stop calls all eyes up.
// While an exhibit with pages is shown, the first two turn those, and nobody turns past the last one into the next step.
// Clickers bounce, and screens take a moment: one press is one step.

const KEYS = { PageDown: "next", PageUp: "back", b: "eyes", B: "eyes", ".": "eyes" };
const BOUNCE = 1000;
const TURNS = { next: "turn-on", back: "turn-back" };
const TURN_BOUNCE = 150;

let wentOnAt = -BOUNCE;
let eyesAt = -BOUNCE;

document.addEventListener("keydown", (event) => {
  const turns = document.querySelector("[data-turning]") && TURNS[KEYS[event.key]];
  const wanted = turns || KEYS[event.key];
  const writing = event.target.closest?.("input, textarea, select, dialog");
  if (document.body.dataset.role !== "facilitator" || !wanted || writing || event.repeat) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (wanted === "next" || turns) {
    if (performance.now() - wentOnAt < (turns ? TURN_BOUNCE : BOUNCE)) return;
    wentOnAt = performance.now();
  }
  if (wanted === "eyes") {
    if (performance.now() - eyesAt < BOUNCE) return;
    eyesAt = performance.now();
  }
  const button = document.querySelector(`[data-key="${wanted}"]`);
  if (button && !button.disabled) button.form.requestSubmit(button);
  else if (wanted === "turn-on") line.remark(words("word", "last-page"));
  else if (wanted === "next" && document.querySelector("[data-vote-open]")) line.remark(words("word", "vote-first"));
});
