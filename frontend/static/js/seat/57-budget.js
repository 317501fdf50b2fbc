// A budget: what is spent and what is left, while one chooses. What no longer fits says so, and can still be chosen:
// taking something else out instead is for the juror to do, in whichever order.

papers.add("budget", (() => {
  const cost = (box) => Number(box.dataset.cost ?? 0);
  const spent = (paper) => ticked(paper).reduce((sum, box) => sum + cost(box), 0);
  const total = (paper) => Number(paper.dataset.total);

  return {
    fits: (paper) => ticked(paper).length > 0 && alone(ticked(paper)) && spent(paper) <= total(paper),
    isBlank: (paper) => !ticked(paper).length,
    dress(paper) {
      const sum = spent(paper);
      const left = total(paper) - sum;
      for (const box of paper.querySelectorAll("[data-cost]")) {
        const over = box.checked ? 0 : cost(box) - Math.max(0, left);
        const said = box.closest(".choice").querySelector(".over");
        put(said, "textContent", over > 0 ? filled(said.dataset.over, { n: inFigures(over) }) : "");
      }
      const meter = paper.querySelector("[data-meter]");
      put(meter, "hidden", false);
      const width = `${Math.min(100, (100 * sum) / total(paper))}%`;
      const bar = meter.querySelector(".sum");
      if (bar.getAttribute("width") !== width) bar.setAttribute("width", width);
      const shown = meter.querySelector("p");
      const { within, beyond } = shown.dataset;
      const figures = { spent: inFigures(sum), left: inFigures(Math.abs(left)) };
      put(shown, "textContent", filled(left < 0 ? beyond : within, figures));
      shown.classList.toggle("too-much", left < 0);
    },
  };
})());
