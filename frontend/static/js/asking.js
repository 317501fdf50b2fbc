// A form about what a plan asks is drawn again by the server while people go on typing: what they typed meanwhile stays.

(() => {
  const MOVES = {
    up: (at, from) => (at === from ? at - 1 : at === from - 1 ? at + 1 : at),
    down: (at, from) => (at === from ? at + 1 : at === from + 1 ? at - 1 : at),
    out: (at, from) => (at === from ? -1 : at > from ? at - 1 : at),
  };
  let sent = new Map(); // what stood in each box when the form went out
  let wanted = ""; // the button that sent it: rows may come back in another order
  let meanwhile = [];

  const boxes = () => [...(document.querySelector(".ask")?.elements ?? [])].filter((box) => box.name && box.matches("input:not([type='hidden']), select, textarea"));
  const held = (box) => (box.type === "checkbox" ? box.checked : box.value);
  const stands = () => new Map(boxes().map((box) => [box.name, held(box)]));

  const now = (name) => {
    const [how, group, place] = wanted.split(".");
    const [list, at, ...rest] = name.split(".");
    return how in MOVES && list === group && rest.length ? [list, MOVES[how](Number(at), Number(place)), ...rest].join(".") : name;
  };

  document.addEventListener("htmx:before:request", (event) => {
    sent = stands();
    wanted = event.detail.ctx.sourceElement?.value ?? "";
  });
  document.addEventListener("htmx:before:swap", () => {
    meanwhile = [...stands()].filter(([name, value]) => sent.has(name) && sent.get(name) !== value);
  });
  document.addEventListener("htmx:after:swap", () => {
    const there = new Map(boxes().map((box) => [box.name, box]));
    for (const [name, value] of meanwhile) {
      const box = there.get(now(name));
      if (box) box[box.type === "checkbox" ? "checked" : "value"] = value;
    }
    meanwhile = [];
  });
})();
