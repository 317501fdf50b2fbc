// Reading aloud with the device's own voice, where it has one. A paragraph at a time, each in its own language; pictures
// by what they show. It ends with what it reads, and with the page.

const aloud = (() => {
  const speech = globalThis.speechSynthesis;
  const SAID = "h1, h2, h3, h4, p, li, dt, dd, legend, label, blockquote, td, th, img, video";
  const UNSAID = "footer, button, .reading-helps, .turn, .leaves, .mark, .nearer, .fate, .countdown";
  let source = null;
  let headed = "";

  const hasVoice = () => Boolean(speech?.getVoices().length);
  const head = () => source?.querySelector("h2")?.textContent ?? "";
  const textOf = (part) => part.alt ?? part.getAttribute("aria-label") ?? part.textContent.replace(/\s+/g, " ").trim();

  const parts = (from) => {
    const all = [...from.querySelectorAll(SAID)].filter((part) => !part.closest(UNSAID) && part.checkVisibility());
    return all.filter((part) => !all.some((other) => other !== part && other.contains(part)) && textOf(part));
  };

  const stop = () => {
    source = null;
    speech?.cancel();
    dress();
  };

  const toggle = (from) => {
    if (!hasVoice()) return;
    const again = source === from;
    stop();
    if (again || !from) return;
    source = from;
    headed = head();
    const said = parts(from).map((part) => {
      const spoken = new SpeechSynthesisUtterance(textOf(part));
      spoken.lang = part.querySelector("[lang]")?.lang || part.closest("[lang]").lang;
      return spoken;
    });
    said.at(-1)?.addEventListener("end", () => source === from && stop());
    said.forEach((spoken) => speech.speak(spoken));
    dress();
  };

  const dress = () => {
    if (source && (!source.isConnected || head() !== headed)) return stop();
    for (const button of document.querySelectorAll("[data-aloud], [data-help=read]")) put(button, "hidden", !hasVoice());
    for (const button of document.querySelectorAll("[data-aloud]")) {
      const reading = source && source === button.closest(".exhibit");
      put(button, "textContent", words("word", reading ? "stop-reading" : "read-this"));
    }
  };

  speech?.addEventListener?.("voiceschanged", dress);
  addEventListener("pagehide", () => speech?.cancel());
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-aloud]");
    if (button) toggle(button.closest(".exhibit"));
  });

  return { dress, toggle };
})();

// Larger text for what is read, apart from everything else on the screen. Kept on this device.
const reading = (() => {
  const SIZES = ["", "large", "larger", "largest"];
  const at = () => SIZES.indexOf(memory.read("reading") ?? "");
  const dress = () => {
    const worn = SIZES[Math.max(0, at())];
    if (document.documentElement.dataset.reading !== worn) document.documentElement.dataset.reading = worn;
    for (const button of document.querySelectorAll("[data-reading-to]")) {
      put(button, "hidden", false);
      put(button, "disabled", button.dataset.readingTo === "larger" ? at() === SIZES.length - 1 : at() <= 0);
    }
  };
  document.addEventListener("click", (event) => {
    const to = event.target.closest?.("[data-reading-to]")?.dataset.readingTo;
    if (!to) return;
    memory.write("reading", SIZES[Math.min(SIZES.length - 1, Math.max(0, at() + (to === "larger" ? 1 : -1)))]);
    dress();
  });
  return { dress };
})();
