/* Tries the line to the server: twenty messages there and back on a socket, and what the server's clock says. */
(() => {
  "use strict";

  const TRIES = 20;
  const PATIENCE = 5000;
  const form = document.getElementById("trying");
  const box = form.querySelector("[data-line]");
  const status = box.querySelector(".how-far");
  const again = box.querySelector("button");
  const place = (name) => box.querySelector(`[data-told="${name}"]`);

  box.hidden = false;
  form.elements.screen.value = `${window.screen.width}×${window.screen.height}`;

  function clear() {
    for (const name of ["socket", "trip", "worst", "clock"]) form.elements[name].value = "";
    for (const name of ["socket", "trip", "clock"]) place(name).textContent = box.dataset.none;
  }

  function tellSocket(works) {
    form.elements.socket.value = works ? "yes" : "no";
    place("socket").textContent = works ? place("socket").dataset.yes : place("socket").dataset.no;
  }

  function tell(trips, clock) {
    const sorted = [...trips].sort((one, other) => one - other);
    const usual = Math.round(sorted[Math.floor(sorted.length / 2)]);
    const worst = Math.round(sorted.at(-1));
    form.elements.trip.value = usual;
    form.elements.worst.value = worst;
    form.elements.clock.value = Math.round(clock);
    const words = place("trip").dataset;
    place("trip").textContent = `${usual} ${words.unit}, ${worst} ${words.worst}`;
    const off = Math.round(Math.abs(clock) / 1000);
    const of = place("clock").dataset;
    place("clock").textContent = off < 2 ? of.right : `${off} ${clock > 0 ? of.behind : of.ahead}`;
    status.textContent = status.dataset.done;
  }

  function tryLine() {
    const trips = [];
    let best = Infinity, clock = 0, sent = 0, opened = false, over = false;
    const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}${box.dataset.line}`);
    const end = () => {
      if (over) return;
      over = true;
      again.disabled = false;
      clearTimeout(late);
      socket.close();
      if (trips.length === TRIES) tell(trips, clock);
      else if (opened) status.textContent = status.dataset.cut;
      else { tellSocket(false); status.textContent = ""; }
    };
    const late = setTimeout(end, PATIENCE * 4);
    const next = () => { sent = performance.now(); socket.send(String(trips.length)); };
    clear();
    again.disabled = true;
    status.textContent = status.dataset.trying;
    socket.onopen = () => { opened = true; tellSocket(true); next(); };
    socket.onmessage = (message) => {
      const took = performance.now() - sent;
      trips.push(took);
      if (took < best) { best = took; clock = JSON.parse(message.data).now - (Date.now() - took / 2); }
      if (trips.length < TRIES) next(); else end();
    };
    socket.onclose = end;
  }

  again.addEventListener("click", tryLine);
  tryLine();
})();
