// The facilitator's cues: the next one, and those that are due now, by the server's time. Nothing moves, nothing sounds.

const DUE_FOR = 5 * 60_000;

const lightCues = () => {
  let ahead = "next";
  for (const cue of document.querySelectorAll(".cue")) {
    const { at, left } = cue.dataset;
    const until = at ? Number(at) - time.now() : Number(left);
    const lit = until > 0 ? ahead : until > -DUE_FOR ? "due" : "past";
    if (until > 0) ahead = "later";
    const light = cue.querySelector(".light");
    const text = light.dataset[lit] ?? "";
    if (cue.dataset.lit !== lit) cue.dataset.lit = lit;
    if (light.textContent !== text) light.textContent = text;
  }
};
