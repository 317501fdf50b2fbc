// Adding a question: the boxes of a method are there when the method is, and what is missing is said before it is sent.

const asking = (() => {
  const COST = /^.*\S\s*:\s*[0-9][0-9,. ]*$/;
  const linesOf = (box) => box.value.split("\n").map((line) => line.trim());

  const dress = () => {
    for (const form of document.querySelectorAll("form[data-asks]")) {
      const method = form.elements.method.value;
      for (const box of form.querySelectorAll("[data-for]")) {
        const spare = !box.dataset.for.split(" ").includes(method);
        put(box, "hidden", spare);
        for (const field of box.querySelectorAll("input, select, textarea")) put(field, "disabled", spare);
      }
    }
  };

  objections.push((form) => {
    if (!("asks" in form.dataset)) return "";
    const method = form.elements.method.value;
    const lines = linesOf(form.elements[method === "budget" ? "projects" : "options"]);
    const wrong = method === "budget" ? lines.findIndex((line) => line && !COST.test(line)) : -1;
    if (wrong >= 0) return filled(form.dataset.costs, { n: wrong + 1 });
    const few = lines.filter(Boolean).length < 2 && !["consent", "score"].includes(method);
    return few ? form.dataset.few : "";
  });
  // Before the draft is kept: a box that the method has no need of is no part of it.
  document.addEventListener("input", (event) => event.target.form?.matches("[data-asks]") && dress(), true);
  return { dress };
})();
