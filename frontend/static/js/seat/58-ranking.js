// An order is made by buttons. What is sent are the plain lists underneath, which the buttons fill in: a rung of the
// order is all that have the same place in these.

const ladders = (() => {
  const lists = (paper) => [...paper.querySelectorAll(".places select")];
  const nameOf = (list) => list.closest(".row").querySelector(".option").textContent.trim();
  const pieces = (paper) => paper.querySelector("template[data-pieces]");
  const isFull = (paper, rungs) => rungs.flat().length >= Number(paper.dataset.most);

  const rungsOf = (paper) => {
    const ranked = lists(paper).filter((list) => list.value !== "0");
    const places = [...new Set(ranked.map((list) => Number(list.value)))].sort((a, b) => a - b);
    return places.map((place) => ranked.filter((list) => Number(list.value) === place));
  };

  // Empty rungs stay until the end, so that the others keep their numbers.
  const MOVES = {
    in: (rungs) => rungs.length,
    out: () => null,
    up: (rungs, at, shared) => (shared ? at : at - 1),
    down: (rungs, at, shared) => (shared ? at + 1 : at + 2),
    same: (rungs, at) => [at - 1],
  };

  // to: before which rung, or [the one to join], or null for none.
  const placed = (rungs, one, to) => {
    const rest = rungs.map((rung) => rung.filter((list) => list !== one));
    if (Array.isArray(to)) rest[to[0]].push(one);
    else if (to !== null) rest.splice(to, 0, [one]);
    return rest.filter((rung) => rung.length);
  };

  const say = (paper, text) => put(paper.querySelector(".heard"), "textContent", text);

  const tell = (paper, one) => {
    const { now, equal, out } = pieces(paper).dataset;
    const others = lists(paper).filter((list) => list !== one && list.value === one.value);
    const said = { option: nameOf(one), place: one.selectedOptions[0].text, others: others.map(nameOf).join(", ") };
    say(paper, filled(one.value === "0" ? out : others.length ? equal : now, said));
  };

  const write = (paper, one, rungs) => {
    for (const list of lists(paper)) list.value = String(rungs.findIndex((rung) => rung.includes(list)) + 1);
    one.dispatchEvent(new Event("input", { bubbles: true }));
    tell(paper, one);
  };

  const place = (paper, one, to) => {
    const rungs = rungsOf(paper);
    if (to !== null && one.value === "0" && isFull(paper, rungs)) return say(paper, pieces(paper).dataset.full);
    write(paper, one, placed(rungs, one, to));
  };

  const can = (paper, rungs, at, move) => {
    if (move === "in" || move === "out") return (move === "in") === at < 0;
    if (at < 0) return false;
    const shared = rungs[at].length > 1;
    return move === "same" ? at > 0 : shared || (move === "up" ? at > 0 : at < rungs.length - 1);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-move]");
    if (!button || button.ariaDisabled === "true") return;
    const paper = button.closest("[data-paper]");
    const one = lists(paper).find((list) => list.name === button.closest(".item").dataset.name);
    const rungs = rungsOf(paper);
    const at = rungs.findIndex((rung) => rung.includes(one));
    place(paper, one, MOVES[button.dataset.move](rungs, at, at >= 0 && rungs[at].length > 1));
  });

  papers.add("ranking", {
    fits(paper) {
      const rungs = rungsOf(paper);
      const ranked = rungs.flat().length;
      const apart = paper.dataset.equal === "true" || rungs.length === ranked;
      return apart && ranked >= paper.dataset.fewest && ranked <= paper.dataset.most;
    },
    isBlank: (paper) => !rungsOf(paper).length,
    dress: (paper) => drawLadder(paper, { rungs: rungsOf(paper), lists: lists(paper), pieces: pieces(paper), nameOf, can }),
  });

  return { lists, rungsOf, place };
})();
