// What a ballot paper is dressed in on top of its plain controls, method by method, and when it is an answer.

const papers = (() => {
  const kinds = {};
  const dress = () => {
    for (const paper of document.querySelectorAll("[data-paper]")) kinds[paper.dataset.paper]?.dress?.(paper);
  };
  // Where a form holds several papers, each is named; one that is cast whole may leave some of them blank.
  const lacks = (form, paper) => {
    const kind = kinds[paper.dataset.paper];
    const page = paper.closest("[data-unfit]");
    if (!kind || !page || kind.fits(paper) || ("secret" in form.dataset && kind.isBlank(paper))) return "";
    return page === form ? page.dataset.unfit : `${page.querySelector(".count").textContent}: ${page.dataset.unfit}`;
  };
  objections.push((form) => [...form.querySelectorAll("[data-paper]")].map((paper) => lacks(form, paper)).find(Boolean));
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
  isBlank: (paper) => !ticked(paper).length,
  dress(paper) {
    const said = paper.querySelector(".over");
    const [chosen, most] = [ticked(paper).length, Number(paper.dataset.most)];
    if (said) put(said, "textContent", chosen > most ? filled(said.dataset.over, { chosen, most }) : "");
  },
});
papers.add("grades", {
  fits: (paper) => [...paper.querySelectorAll(".row")].every((row) => row.querySelector(":checked")),
  isBlank: (paper) => !paper.querySelector(":checked"),
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
