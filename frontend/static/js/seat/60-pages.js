// A ballot paper one question at a time. Which page is open is this device's own affair.

const pages = (() => {
  let open = null;
  const all = () => [...document.querySelectorAll("main [data-page]")];
  const at = () => Math.max(0, all().findIndex((page) => page.id === open));
  const unanswered = (list) => list.find((page) => page.dataset.answered === "false");
  // Round from the open page to itself, which is left out as the last page is, that asks nothing.
  const left = (list) => unanswered([...list.slice(at() + 1), ...list.slice(0, at())].filter((page) => !page.matches(".finish")));
  const leadsTo = { back: () => all()[at() - 1], next: () => all()[at() + 1], unanswered: () => left(all()) };

  const show = (page, focus) => {
    open = page?.id ?? null;
    dress();
    if (!focus || !page) return;
    const head = page.querySelector("legend, h2, h3") ?? page;
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  };

  const dress = () => {
    const list = all();
    if (!list.length) return (open = null);
    if (!list.some((page) => page.id === open)) open = (unanswered(list) ?? list[0]).id;
    for (const page of list) page.hidden = page.id !== open;
    const nav = document.querySelector("[data-pages]");
    if (!nav) return;
    nav.hidden = list.length < 2;
    for (const button of nav.querySelectorAll("[data-page-go]")) {
      const page = leadsTo[button.dataset.pageGo]();
      if (button.dataset.pageGo === "unanswered") button.hidden = !page || page === leadsTo.next();
      else button.disabled = !page;
    }
  };

  document.addEventListener("click", (event) => {
    const go = event.target.closest?.("[data-page-go]")?.dataset.pageGo;
    if (go) show(leadsTo[go](), true);
  });

  // A recorded answer leads on to the next question, unless the juror has gone elsewhere or picked again meanwhile.
  outbox.watch((item, answer) => {
    const from = open;
    if (answer?.fate !== "recorded" || item.again || item.body.act !== "CastBallot" || !item.about.startsWith(`${from} `)) return;
    setTimeout(() => {
      const next = leadsTo.next();
      if (open === from && next && !memory.read(`draft ${item.about}`)) show(next, true);
    }, 900);
  });

  return { dress };
})();
