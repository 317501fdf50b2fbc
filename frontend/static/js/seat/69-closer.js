// A picture or a page looked at closely: two fingers, buttons or keys make it larger and smaller, and move it. What is
// looked at is this device's own affair, and the room goes on behind it.

const closer = (() => {
  const STEP = 1.5;
  const MOST = 6;
  let zoom = 1;
  const dialog = () => document.getElementById("closer");
  const view = () => dialog().querySelector("[data-view]");
  const picture = () => dialog().querySelector("img");

  // The middle of what is seen stays in the middle.
  const set = (wanted) => {
    const shown = view();
    const before = zoom;
    zoom = Math.min(MOST, Math.max(1, wanted));
    const ratio = zoom / before;
    const [x, y] = [shown.scrollLeft + shown.clientWidth / 2, shown.scrollTop + shown.clientHeight / 2];
    picture().width = Math.round(shown.clientWidth * zoom);
    shown.scrollTo(x * ratio - shown.clientWidth / 2, y * ratio - shown.clientHeight / 2);
    put(dialog().querySelector("[data-zoom=in]"), "disabled", zoom >= MOST);
    put(dialog().querySelector("[data-zoom=out]"), "disabled", zoom <= 1);
    put(dialog().querySelector("[data-zoomed]"), "textContent", `${Math.round(zoom * 100)} %`);
  };

  const move = (way) => {
    const { clientWidth, clientHeight } = view();
    const [x, y] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[way];
    view().scrollBy((x * clientWidth) / 3, (y * clientHeight) / 3);
  };

  const open = (link) => {
    const named = link.closest("li, figure").querySelector("img");
    picture().src = link.getAttribute("href");
    picture().alt = named.alt;
    dialog().querySelector("[data-about]").textContent = named.alt;
    dialog().showModal();
    zoom = 1;
    set(1);
    view().scrollTo(0, 0);
    view().focus({ preventScroll: true });
  };

  const apart = ([one, other]) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  let pinch = null;
  document.addEventListener(
    "touchmove",
    (event) => {
      if (event.touches.length !== 2 || !event.target.closest?.("[data-view]")) return;
      event.preventDefault();
      pinch ??= { apart: apart(event.touches), zoom };
      set((pinch.zoom * apart(event.touches)) / pinch.apart);
    },
    { passive: false },
  );
  for (const end of ["touchend", "touchcancel"]) document.addEventListener(end, () => (pinch = null));

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-closer]");
    if (link && dialog()) {
      event.preventDefault();
      open(link);
    }
    const { zoom: to, pan } = event.target.closest?.("#closer button")?.dataset ?? {};
    if (to) set(to === "in" ? zoom * STEP : zoom / STEP);
    if (pan) move(pan);
  });
  document.addEventListener("keydown", (event) => {
    if (!event.target.closest?.("#closer")) return;
    if (["+", "="].includes(event.key)) set(zoom * STEP);
    else if (event.key === "-") set(zoom / STEP);
  });
  addEventListener("resize", () => dialog()?.open && set(zoom));
})();
