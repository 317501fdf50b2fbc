// The library over the screen: the room goes on behind it, and it says so when something new is there.

const shelves = (() => {
  let behind = "";
  const dialog = () => document.getElementById("library");
  // Which regions there are, which step it is and what is shown in it: what merely counts on is nothing new.
  const room = () => {
    const regions = [...document.querySelectorAll("main > [id]")].map((region) => region.id);
    const heads = [...document.querySelectorAll("main :is(.now h1, .exhibit > h2)")].map((head) => head.textContent);
    return [...regions, ...heads].join();
  };

  const open = async (address) => {
    const shown = dialog();
    const shelf = shown.querySelector("[data-shelves]");
    if (!shown.open) {
      behind = room();
      shown.querySelector("[data-room-moved]").textContent = "";
      shown.showModal();
    }
    const page = await fetched(address);
    if (!page) return void (shelf.textContent = words("word", "no-library"));
    shelf.replaceChildren(page);
    shown.scrollTo({ top: 0 });
    const head = shelf.querySelector("h1");
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
  };

  const fetched = async (address) => {
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(8000) });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return answer.ok ? page.querySelector("[data-library]") : null;
    } catch {
      return null;
    }
  };

  let latest = 0;
  const search = async (form) => {
    const asked = ++latest;
    const page = await fetched(`library?${new URLSearchParams(new FormData(form))}`);
    const shown = dialog().querySelector("[data-found]");
    if (page && asked === latest && shown) shown.replaceChildren(...page.querySelector("[data-found]").childNodes);
  };

  const dress = () => {
    const shown = dialog();
    if (!shown?.open) return;
    put(shown.querySelector("[data-room-moved]"), "textContent", room() === behind ? "" : words("word", "room-moved"));
  };

  let pause;
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-shelf]");
    if (link && dialog()) {
      event.preventDefault();
      open(link.getAttribute("href"));
    }
    if (event.target.closest?.("[data-library-close]")) dialog().close();
  });
  document.addEventListener("input", ({ target }) => {
    const form = target.closest?.("[data-search]");
    if (!form) return;
    clearTimeout(pause);
    pause = setTimeout(search, 250, form);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-search]")) return;
    event.preventDefault();
    search(event.target);
  });
  document.addEventListener("close", ({ target }) => target === dialog() && target.querySelector("[data-shelves]").replaceChildren(), true);

  return { dress };
})();
