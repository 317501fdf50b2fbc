// Points to spread: a button for one less and one for one more, and how many are left.

(() => {
  const fields = (paper) => [...paper.querySelectorAll("[type=number]")];
  const held = (field) => Math.max(0, Math.trunc(Number(field.value)) || 0);
  const left = (paper) => Number(paper.dataset.total) - fields(paper).reduce((sum, field) => sum + held(field), 0);
  const fieldOf = (button) => button.closest(".row").querySelector("[type=number]");
  const can = (paper, button) => (Number(button.dataset.step) > 0 ? left(paper) > 0 : held(fieldOf(button)) > 0);

  papers.add("points", {
    fits: (paper) => left(paper) >= 0 && left(paper) < Number(paper.dataset.total),
    isBlank: (paper) => left(paper) === Number(paper.dataset.total),
    dress(paper) {
      const rest = left(paper);
      for (const button of paper.querySelectorAll("[data-step]")) {
        put(button, "hidden", false);
        put(button, "ariaDisabled", String(!can(paper, button))); // a button that is disabled would lose the focus
      }
      const shown = paper.querySelector(".left");
      const { left: some, gone, beyond } = shown.dataset;
      put(shown, "textContent", rest > 0 ? filled(some, { left: rest }) : rest ? filled(beyond, { left: -rest }) : gone);
      shown.classList.toggle("too-much", rest < 0);
    },
  });

  const set = (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-step]");
    if (!button || !can(button.closest("[data-paper]"), button)) return;
    set(fieldOf(button), held(fieldOf(button)) + Number(button.dataset.step));
  });
  // A tap into a number is to write another one; leaving it empty means none.
  const ours = ({ target }) => target.type === "number" && target.closest("[data-paper]");
  document.addEventListener("focusin", (event) => ours(event) && event.target.select());
  document.addEventListener("change", (event) => ours(event) && event.target.value === "" && set(event.target, 0));
})();
