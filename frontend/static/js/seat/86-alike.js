// While a question is typed, those on this screen that are like it: one tap wants their answer too. Nothing is asked of
// the server for it.

const alike = (() => {
  // What most questions have in common says nothing of what they ask.
  const COMMON = new Set(
    ("and any are but can could did does for from had has have her his how into its just more much not our out shall " +
      "should than that the their them then there these they this was were what when where which who whom whose why " +
      "will with would you your").split(" "),
  );
  const rootsOf = (text) =>
    new Set(
      (text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [])
        .filter((word) => word.length > 2 && !COMMON.has(word))
        .map((word) => [...word].slice(0, 5).join("")),
    );
  // The part of the shorter one that the other has as well; one word alone is no likeness, unless it is all there is.
  const likeness = (a, b) => {
    const shorter = Math.min(a.size, b.size);
    const shared = [...a].filter((root) => b.has(root)).length;
    return shared < Math.min(2, shorter) || !shorter ? 0 : shared / shorter;
  };
  const nearest = (text, others, most = 3) => {
    const roots = rootsOf(text);
    const scored = others.map((other) => ({ ...other, like: likeness(roots, rootsOf(other.text)) }));
    return scored.filter(({ like }) => like >= 0.5).sort((a, b) => b.like - a.like).slice(0, most);
  };

  const wanting = (article) => {
    const form = article.querySelector("form[data-act]");
    return form?.elements.act?.value === "SecondWitnessQuestion" && form.elements.on.value === "true" ? form : null;
  };
  const onScreen = () =>
    [...document.querySelectorAll("article[data-question]")].filter(wanting).map((article) => ({
      question: article.dataset.question,
      text: article.querySelector(".text").textContent,
    }));

  const offer = (list, { question, text }) => {
    const said = Object.assign(document.createElement("span"), { className: "text", dir: "auto", textContent: text });
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: list.dataset.too });
    button.dataset.wants = question;
    const item = document.createElement("li");
    item.append(said, button);
    return item;
  };

  const dress = () => {
    const box = document.querySelector("[data-alike]");
    const typed = box?.closest("form").elements.text;
    if (!typed) return;
    const found = typed.value.trim().length > 5 ? nearest(typed.value, onScreen()) : [];
    const list = box.querySelector("ul");
    const shown = found.map(({ question }) => question).join();
    put(box, "hidden", !found.length);
    if (list.dataset.shown === shown && list.children.length === found.length) return;
    list.dataset.shown = shown;
    list.replaceChildren(...found.map((each) => offer(list, each)));
  };

  document.addEventListener("input", (event) => event.target.form?.querySelector("[data-alike]") && dress());
  document.addEventListener("click", (event) => {
    const wanted = event.target.closest?.("[data-wants]");
    const article = wanted && document.querySelector(`article[data-question="${wanted.dataset.wants}"]`);
    if (!article) return;
    const form = wanted.closest("form");
    wanting(article)?.requestSubmit();
    memory.forget(`draft ${aboutOf(form)}`);
    delete form.dataset.unsaved;
    form.reset();
    dress();
  });
  return { dress, nearest };
})();
