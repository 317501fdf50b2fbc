// What was unfolded stays unfolded when its region is drawn again.

const folds = (() => {
  const opened = new Set();
  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (!target.dataset.keep || !target.isConnected) return;
      if (target.open) opened.add(target.dataset.keep);
      else opened.delete(target.dataset.keep);
    },
    true,
  );
  // A tap folds; a drawing that folds is no tap.
  const dress = () => {
    for (const fold of document.querySelectorAll("details[data-keep]")) {
      if (opened.has(fold.dataset.keep) && !fold.open) fold.open = true;
    }
  };
  return { dress };
})();
