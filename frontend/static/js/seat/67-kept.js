// What was typed and not sent, or came too late, and whose box is gone from the screen: it is kept on this device, can be
// read and copied here, and stands in its box again when that comes back. Of a secret ballot nothing is ever kept.

const kept = (() => {
  const isText = (field) => field.matches("textarea, input[type='text'], input:not([type])");
  // Not what is on its way, and nothing while everybody looks up.
  const left = () => {
    if (document.getElementById("EyesUp")) return [];
    const elsewhere = new Set([...[...drawnForms()].map(aboutOf), ...outbox.waiting().map((item) => item.about)]);
    const names = memory.names("typed ").filter((name) => !elsewhere.has(name.slice("typed ".length)));
    return names.map((name) => ({ name, ...memory.read(name) })).sort((a, b) => a.order - b.order);
  };

  const note = (form, about) => {
    const texts = open(form).filter((field) => isText(field) && field.value !== field.defaultValue).map((field) => field.value.trim());
    if (!texts.some(Boolean)) return memory.forget(`typed ${about}`);
    const step = document.querySelector("main h1")?.textContent.trim() ?? "";
    memory.write(`typed ${about}`, { order: Date.now(), step, text: texts.filter(Boolean).join("\n\n") });
  };

  const forget = (name) => {
    memory.forget(name);
    memory.forget(name.replace("typed ", "draft "));
    dress();
  };

  // The clipboard proper does not exist on a plain-http network.
  const copy = (node) => {
    getSelection().selectAllChildren(node);
    return document.execCommand("copy");
  };

  const entry = ({ name, step, text }) => {
    const drawn = document.getElementById("kept-one").content.cloneNode(true).firstElementChild;
    drawn.querySelector("h3").textContent = step;
    drawn.querySelector(".text").textContent = text;
    drawn.dataset.name = name;
    return drawn;
  };

  const dress = () => {
    const place = document.getElementById("kept");
    if (!place) return;
    const texts = left();
    const shown = JSON.stringify(texts);
    if (place.dataset.shown === shown) return;
    place.dataset.shown = shown;
    place.hidden = !texts.length;
    place.querySelector("ul").replaceChildren(...texts.map(entry));
    document.getElementById("kept-line").hidden = texts.every((text) => text.read);
    document.getElementById("kept-said").textContent = texts.some((text) => !text.read) ? place.dataset.says : "";
  };

  document.addEventListener("click", ({ target }) => {
    if (target.matches?.("#kept-line a")) {
      for (const { name } of left()) memory.write(name, { ...memory.read(name), read: true });
      dress();
    }
    const one = target.closest?.("#kept li");
    if (one && target.matches("[data-copy]") && copy(one.querySelector(".text"))) target.textContent = target.dataset.copy;
    if (one && target.matches("[data-forget]") && confirm(target.dataset.forget)) forget(one.dataset.name);
  });

  outbox.watch(dress);
  return { note, dress };
})();
