// One's own notes and highlights, kept at the server as they are typed. What is not kept yet stays on this device, and
// says so; once it is kept, nothing of it stays here, for whoever has the tablet next.

const notebook = (() => {
  const PAUSE = 700;
  const AGAIN = 3000;
  let written = null; // exhibit → { note, marks, rev }, as the server has it; null until it was asked for
  let asking = false;
  const said = new Map(); // exhibit → the word that tells what became of its note
  const timers = new Map();
  const sending = new Set();

  const pending = (exhibit) => memory.read(`note ${exhibit}`);
  const standing = (exhibit) => written?.[exhibit] ?? { note: "", marks: [], rev: 0 };
  const boxes = () => document.querySelectorAll("[data-note]");

  const ask = async () => {
    if (written || asking) return;
    asking = true;
    try {
      const answer = await fetch("notes.json", { signal: AbortSignal.timeout(8000) });
      if (answer.ok) written = await answer.json();
    } catch {
      // asked again below
    }
    asking = false;
    if (!written) return void setTimeout(ask, AGAIN);
    dress();
    memory.names("note ").forEach((name) => keep(name.slice("note ".length)));
  };

  const send = (path, body) =>
    fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(8000),
    });

  // Both are kept where two pages wrote at once: what came first stands first.
  const both = (theirs, mine) => (mine.includes(theirs) ? mine : theirs.includes(mine) ? theirs : `${theirs}\n\n${mine}`);

  const keep = async (exhibit) => {
    clearTimeout(timers.get(exhibit));
    const mine = pending(exhibit);
    if (!mine || !written || sending.has(exhibit)) return;
    sending.add(exhibit);
    let then = 0;
    try {
      const answer = await send("notes", { exhibit, note: mine.text, rev: mine.rev });
      if (answer.status === 403 || answer.status === 410) return line.moved();
      if (!answer.ok) throw new Error(answer.status);
      const { told, ...theirs } = await answer.json();
      const now = pending(exhibit);
      written[exhibit] = theirs;
      const stands = told === "kept" && now.text === mine.text;
      if (stands) memory.forget(`note ${exhibit}`);
      else if (told === "kept") memory.write(`note ${exhibit}`, { ...now, rev: theirs.rev });
      else memory.write(`note ${exhibit}`, { text: both(theirs.note, now.text), rev: theirs.rev, merged: true });
      said.set(exhibit, !stands ? "not-kept" : mine.merged ? "merged" : "kept");
    } catch {
      said.set(exhibit, "not-kept-offline");
      then = AGAIN;
    } finally {
      sending.delete(exhibit);
    }
    dress();
    if (pending(exhibit)) timers.set(exhibit, setTimeout(keep, then, exhibit));
  };

  const mark = async (paragraph) => {
    const { of: exhibit, paragraph: number } = paragraph.dataset;
    if (!written) return;
    const on = !standing(exhibit).marks.includes(Number(number));
    try {
      const answer = await send("notes/mark", { exhibit, paragraph: number, on: on ? "yes" : "no" });
      if (!answer.ok) throw new Error(answer.status);
      written[exhibit] = { ...(await answer.json()) };
    } catch {
      line.remark(words("word", "not-asked"));
    }
    dress();
  };

  const dressMarks = () => {
    for (const paragraph of document.querySelectorAll("[data-paragraph]")) {
      const marked = standing(paragraph.dataset.of).marks.includes(Number(paragraph.dataset.paragraph));
      const button = paragraph.querySelector("[data-mark]");
      if (!written || !button) continue;
      paragraph.classList.toggle("marked", marked);
      put(button, "hidden", false);
      put(button, "textContent", words("word", marked ? "highlighted" : "highlight"));
    }
  };

  const dress = () => {
    if (boxes().length) ask();
    if (!written) return;
    for (const box of boxes()) {
      const exhibit = box.dataset.note;
      const text = pending(exhibit)?.text ?? standing(exhibit).note;
      if (box.value !== text) box.value = text;
      const form = box.closest("form");
      const word = said.get(exhibit) ?? (pending(exhibit) ? "not-kept" : "");
      put(form.querySelector("[data-kept]"), "textContent", word && words("word", word));
      put(form.querySelector("[data-note-save]"), "hidden", true);
    }
    dressMarks();
  };

  document.addEventListener("input", ({ target: box }) => {
    if (!box.matches("[data-note]")) return;
    const exhibit = box.dataset.note;
    const rev = pending(exhibit)?.rev ?? standing(exhibit).rev;
    memory.write(`note ${exhibit}`, { text: box.value, rev });
    said.set(exhibit, "not-kept");
    clearTimeout(timers.get(exhibit));
    timers.set(exhibit, setTimeout(keep, PAUSE, exhibit));
    dress();
  });
  document.addEventListener("focusout", ({ target }) => target.matches?.("[data-note]") && keep(target.dataset.note));
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-note-box]")) return;
    event.preventDefault();
    keep(event.target.elements.exhibit.value);
  });
  document.addEventListener("click", (event) => {
    const paragraph = event.target.closest?.("[data-paragraph]");
    const selecting = !document.getSelection().isCollapsed;
    if (!paragraph || !written || (event.target.closest("a, button") && !event.target.closest("[data-mark]")) || selecting) return;
    event.preventDefault();
    mark(paragraph);
  });

  return { dress };
})();
