// The agenda of a plan: steps are dragged by their hold, and the clock runs along while minutes are typed.
// Both are a comfort: the buttons do the same, and the server says what is so.

(() => {
  const MINUTE = /^(\d\d):(\d\d)$/;
  const form = () => document.getElementById("agenda");
  const rows = () => [...document.querySelectorAll("#agenda tr[data-phase]")];

  const minuteOf = (time) => {
    const found = MINUTE.exec(time);
    return found ? Number(found[1]) * 60 + Number(found[2]) : null;
  };
  const timeOf = (minute) => [Math.floor(minute / 60) % 24, minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

  function tell() {
    const table = document.querySelector("#agenda table");
    let at = minuteOf(table.dataset.starts) ?? 0;
    for (const row of rows()) {
      const typed = Number(row.querySelector('input[name^="minutes."]').value);
      const [begins, ends] = row.querySelectorAll("time");
      const end = at + (Number.isInteger(typed) && typed > 0 ? typed : 0);
      begins.textContent = timeOf(at);
      ends.textContent = timeOf(end);
      at = minuteOf(row.dataset.resumes) ?? end;
    }
  }

  document.addEventListener("input", (event) => {
    if (event.target.name?.startsWith("minutes.")) tell();
  });

  function put(name, value) {
    const box = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    box.className = "dragged";
    form().append(box);
  }

  // Where the row would go: before the first whose middle is below the pointer.
  function placeAt(y, dragged) {
    const others = rows().filter((row) => row !== dragged);
    const place = others.findIndex((row) => {
      const { top, height } = row.getBoundingClientRect();
      return y < top + height / 2;
    });
    return { place: place < 0 ? others.length : place, before: others[place] ?? null, last: others.at(-1) };
  }

  function mark(where) {
    rows().forEach((row) => row.classList.remove("goes-before", "goes-after"));
    if (where?.before) where.before.classList.add("goes-before");
    else where?.last?.classList.add("goes-after");
  }

  function drag(hold, start) {
    const row = hold.closest("tr");
    const from = rows().indexOf(row);
    const until = new AbortController();
    const { signal } = until;
    let where = null;
    row.classList.add("dragged");
    hold.setPointerCapture(start.pointerId);

    hold.addEventListener("pointermove", (event) => {
      if (event.clientY < 80) window.scrollBy(0, -12);
      if (event.clientY > window.innerHeight - 80) window.scrollBy(0, 12);
      where = placeAt(event.clientY, row);
      mark(where);
    }, { signal });
    const end = () => {
      until.abort();
      row.classList.remove("dragged");
      mark(null);
    };
    hold.addEventListener("pointerup", () => {
      const to = where?.place ?? from;
      end();
      if (to === from) return;
      document.querySelectorAll("input.dragged").forEach((box) => box.remove());
      put("drag", row.dataset.phase);
      put("to", String(to));
      form().requestSubmit();
    }, { signal });
    hold.addEventListener("pointercancel", end, { signal });
    document.addEventListener("keydown", (event) => event.key === "Escape" && end(), { signal });
  }

  document.addEventListener("pointerdown", (event) => {
    const hold = event.target.closest?.(".hold");
    if (!hold || event.button !== 0) return;
    event.preventDefault();
    drag(hold, event);
  });

  const show = () => document.querySelectorAll(".hold[hidden]").forEach((hold) => hold.removeAttribute("hidden"));

  // A step that moved takes its buttons along: whoever pressed one goes on where they were.
  let pressed = null;
  document.addEventListener("submit", (event) => {
    pressed = event.target.id === "agenda" ? event.submitter?.id : null;
  }, true);
  document.addEventListener("htmx:after:swap", () => {
    show();
    const button = pressed && document.getElementById(pressed);
    const there = button?.disabled ? button.parentElement.querySelector("button:not(:disabled)") : button;
    if (there && document.activeElement !== there) there.focus();
    pressed = null;
  });
  show();
})();
