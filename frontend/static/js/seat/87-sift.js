// On a console with many questions: only those of a kind, about an exhibit, or with some words in them.

const sift = (() => {
  const dress = () => {
    const box = document.querySelector("[data-sift]");
    if (!box) return;
    const wanted = Object.fromEntries([...box.querySelectorAll("[data-sift-by]")].map((by) => [by.dataset.siftBy, by.value]));
    const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
    for (const article of document.querySelectorAll(".questions-panel article[data-kind]")) {
      if (article.dataset.kind === "evidence") continue;
      const text = article.querySelector(".text").textContent.toLowerCase();
      const fits = (name) => !wanted[name] || article.dataset[name] === wanted[name];
      put(article, "hidden", !(fits("kind") && fits("about") && words.every((word) => text.includes(word))));
    }
  };
  // What is chosen is this console's own affair, and survives the panel's being drawn again.
  const chosen = new Map();
  const restore = () => {
    for (const by of document.querySelectorAll("[data-sift-by]")) {
      const value = chosen.get(by.dataset.siftBy) ?? "";
      if (by !== document.activeElement) put(by, "value", value);
    }
    dress();
  };
  document.addEventListener("input", ({ target }) => {
    if (!target.dataset?.siftBy) return;
    chosen.set(target.dataset.siftBy, target.value);
    dress();
  });
  return { dress: restore };
})();
