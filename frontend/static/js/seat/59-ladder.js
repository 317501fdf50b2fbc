// The ordered list as it is drawn: a box for each place, and in it all that share it.

const made = (tag, className, ...inside) => {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...inside);
  return element;
};

const drawLadder = (paper, { rungs, lists, pieces, nameOf, can }) => {
  const ladder = paper.querySelector("[data-ladder]");
  put(paper.querySelector(".places"), "hidden", true);
  put(ladder, "hidden", false);
  const drawn = lists.map((list) => `${list.name} ${list.value}`).join();
  if (ladder.dataset.drawn === drawn && ladder.firstChild) return;
  ladder.dataset.drawn = drawn;

  const item = (list) => {
    const at = rungs.findIndex((rung) => rung.includes(list));
    const row = pieces.content.firstElementChild.cloneNode(true);
    row.dataset.name = list.name;
    row.querySelector(".option").textContent = nameOf(list);
    for (const button of row.querySelectorAll("[data-move]")) {
      const { move } = button.dataset;
      button.hidden = at < 0 ? move !== "in" : move === "in";
      button.ariaDisabled = String(!can(paper, rungs, at, move));
      button.ariaLabel = `${button.textContent.trim()}: ${nameOf(list)}`;
    }
    return row;
  };
  const rung = (held) => {
    const place = made("span", "rung-place", held[0].selectedOptions[0].text);
    return made("li", "rung", place, made("ul", "items", ...held.map(item)));
  };
  const label = (text) => made("p", "label", text);

  const active = document.activeElement;
  const held = ladder.contains(active) ? [active.closest(".item")?.dataset.name, active.dataset.move] : null;
  const left = lists.filter((list) => list.value === "0");
  const { ordered, unordered, empty } = pieces.dataset;
  ladder.replaceChildren(
    label(ordered),
    rungs.length ? made("ol", "rungs", ...rungs.map(rung)) : made("p", "empty rungs", empty),
    ...(left.length ? [label(unordered), made("ul", "items rest", ...left.map(item))] : []),
  );
  if (held) refocus(ladder, ...held);
};

// The same button of the same row, wherever that is now; else the first that is there for it.
const refocus = (ladder, name, move) => {
  const buttons = [...ladder.querySelectorAll(".item")].find((row) => row.dataset.name === name)?.querySelectorAll("button:not([hidden])");
  const all = [...(buttons ?? [])];
  (all.find((button) => button.dataset.move === move) ?? all[0])?.focus({ preventScroll: true });
};

// Dragging is an addition to the buttons: onto a box to share its place, between boxes for a place of one's own.
(() => {
  let held = null;
  const clear = () => document.querySelectorAll("[data-drop]").forEach((spot) => spot.removeAttribute("data-drop"));

  const spotAt = (paper, { clientX, clientY }) => {
    const under = document.elementFromPoint(clientX, clientY);
    if (!paper.contains(under)) return null;
    const rung = under.closest(".rung");
    if (!rung) return under.closest(".rest") ? { to: null } : under.closest(".rungs") ? { to: 0 } : null;
    const { top, height } = rung.getBoundingClientRect();
    const part = (clientY - top) / height;
    const at = [...rung.parentElement.children].indexOf(rung);
    const joins = paper.dataset.equal === "true" && part > 0.25 && part < 0.75;
    if (joins) return { rung, drop: "join", to: [at] };
    return part < 0.5 ? { rung, drop: "before", to: at } : { rung, drop: "after", to: at + 1 };
  };

  document.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest?.(".grip");
    if (!grip || event.button) return;
    event.preventDefault();
    const row = grip.closest(".item");
    held = { row, grip, paper: row.closest("[data-paper]"), name: row.dataset.name };
    grip.setPointerCapture(event.pointerId);
    row.dataset.held = "";
  });
  document.addEventListener("pointermove", (event) => {
    if (!held) return;
    clear();
    const spot = spotAt(held.paper, event);
    if (spot?.rung) spot.rung.dataset.drop = spot.drop;
  });
  const drop = (event) => {
    if (!held) return;
    const { paper, name, row } = held;
    held = null;
    clear();
    delete row.dataset.held;
    const spot = event.type === "pointerup" && spotAt(paper, event);
    const one = ladders.lists(paper).find((list) => list.name === name);
    if (spot) ladders.place(paper, one, spot.to);
  };
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", drop);
})();
