// What a ballot paper is dressed in on top of its plain controls, method by method, and when it is an answer.

const papers = (() => {
  const kinds = {};
  const dress = () => {
    for (const paper of document.querySelectorAll("[data-paper]")) kinds[paper.dataset.paper]?.dress?.(paper);
  };
  objections.push((form) => {
    const paper = form.querySelector("[data-paper]");
    return paper && kinds[paper.dataset.paper]?.fits(paper) === false ? form.dataset.unfit : "";
  });
  document.addEventListener("input", (event) => event.target.closest?.("[data-paper]") && dress());
  return { dress, add: (name, kind) => (kinds[name] = kind) };
})();

// Nothing is touched that is so already: what a script changes without need, a screen reader reads out again.
const put = (element, name, value) => {
  if (element[name] !== value) element[name] = value;
};
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const inFigures = (number) => number.toLocaleString(document.documentElement.lang);

const ticked = (paper) => [...paper.querySelectorAll("[type=checkbox]:checked")];
const alone = (boxes) => boxes.length < 2 || boxes.every((box) => box.value !== "none");

papers.add("approval", {
  fits(paper) {
    const boxes = ticked(paper);
    const { fewest, most } = paper.dataset;
    return boxes.length >= Math.max(1, fewest) && boxes.length <= most && alone(boxes);
  },
});

// "None of these" stands alone: ticking it unticks the others, and ticking one of them unticks it. Before drafts are kept.
document.addEventListener(
  "input",
  ({ target: box }) => {
    if (box.type !== "checkbox" || !box.checked || !box.closest("[data-paper]")) return;
    for (const other of ticked(box.closest("[data-paper]"))) {
      if (other !== box && (box.value === "none" || other.value === "none")) other.checked = false;
    }
  },
  true,
);
