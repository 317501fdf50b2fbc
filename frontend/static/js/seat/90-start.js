// Everything that is drawn is dressed again, before it is painted.

const dress = () => {
  drawnForms().forEach(restoreDraft);
  papers.dress();
  asking.dress();
  alike.dress();
  sift.dress();
  pages.dress();
  folds.dress();
  kept.dress();
  plan.dress();
  following.dress();
  notebook.dress();
  aloud.dress();
  reading.dress();
  shelves.dress();
  dressFates();
  drawCountdowns();
  lightCues();
};

const start = () => {
  wear();
  dress();
  showWaiting();
  // Everything: a screen that is drawn again unchanged takes back only what this script did, an attribute or a text.
  const watched = { childList: true, subtree: true, attributes: true, characterData: true };
  const observer = new MutationObserver(() => {
    dress();
    observer.takeRecords();
  });
  observer.observe(document.querySelector("main").parentElement, watched);
  setInterval(drawCountdowns, 250);
  setInterval(lightCues, 1000);
  setInterval(outbox.pump, 500);
  setInterval(plan.turn, plan.TURN);
  outbox.pump();
};

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
