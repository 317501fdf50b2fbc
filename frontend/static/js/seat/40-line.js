// The line to the room. htmx's socket extension connects and swaps; this watches that the line is alive, and where
// sockets are cut asks for the screen every two seconds instead.

const HEARTBEAT = 20_000;
const DEAD = 45_000;
const POLL = 2000;

const line = (() => {
  const socketElement = () => document.getElementById("socket");
  let connection = null;
  let heardAt = performance.now();
  let lostAt = performance.now();
  let tag = "";
  let polling = false;
  let gone = false;
  let epoch = document.body?.dataset.epoch ?? "";

  const isOpen = () => connection?.socket?.readyState === WebSocket.OPEN;
  const isAlive = () => isOpen() && performance.now() - heardAt < HEARTBEAT + 5000;
  const send = (value) => connection.socket.send(JSON.stringify(value));
  // What this device says of itself: how many acts wait in it, and from which update of the server its page is.
  const report = () => ({ unsent: outbox.waiting().length, code: document.body.dataset.code ?? "" });
  let told = 0;
  let counted = 0;
  const ping = () => {
    if (!isOpen()) return;
    const said = report();
    told = said.unsent;
    send({ ping: performance.now(), ...said });
  };
  // What waits for a moment is on its way; what still waits a little later is told.
  const tellUnsent = () => {
    const before = counted;
    counted = outbox.waiting().length;
    if (counted === before && counted !== told) ping();
  };

  const say = (text) => {
    const shown = document.getElementById("line");
    if (shown && shown.textContent !== text) shown.textContent = text;
  };

  const remark = (text) => {
    say(text);
    setTimeout(() => lostAt === null && say(""), 4000);
  };

  const reached = () => {
    if (lostAt !== null && performance.now() - lostAt > 3000) {
      say(words("word", "back"));
      setTimeout(() => lostAt === null && say(""), 4000);
    } else say("");
    lostAt = null;
  };

  const lost = () => {
    lostAt ??= performance.now();
    if (performance.now() - lostAt > 3000) say(words("word", "offline"));
  };

  // The page that the server now gives says why, and offers a way on. A reload that finds no server would leave nothing.
  const moved = async () => {
    if (gone) return;
    gone = true;
    const answers = () => fetch("main").then(() => true, () => false);
    while (!(await answers())) await new Promise((later) => setTimeout(later, 1000));
    location.reload();
  };

  const heard = (message) => {
    if (message.hello) {
      time.set(message.hello.now, 0, message.hello.speed);
      epoch = message.hello.epoch;
      outbox.doubt(epoch);
      outbox.resend();
      ping();
      if (message.hello.code) renewal.meet(message.hello.code);
    } else if ("pong" in message) time.set(message.now, performance.now() - message.pong);
    else if (message.act_id) outbox.settle(message);
  };

  const poll = async () => {
    if (polling || gone || isAlive()) return;
    polling = true;
    try {
      const headers = tag ? { "if-none-match": tag } : {};
      const response = await fetch(`main?${new URLSearchParams(report())}`, { headers, signal: AbortSignal.timeout(8000) });
      if (response.status === 410 || response.status === 403) return moved();
      if (response.status === 200) {
        tag = response.headers.get("etag") ?? "";
        const text = await response.text();
        await htmx.swap({ sourceElement: socketElement(), target: "#screen", swap: "outerMorph", text });
      }
      const code = response.headers.get("juryday-code");
      if (code) renewal.meet(code);
      if (response.status < 500) reached();
      else lost();
    } catch {
      lost();
    } finally {
      polling = false;
    }
  };

  const probe = () => {
    if (!isOpen()) return;
    const asked = performance.now();
    ping();
    setTimeout(() => heardAt < asked && connection?.socket?.close(), 3000);
  };

  document.addEventListener("htmx:ws:before:connection", (event) => (connection = event.detail.connection));
  document.addEventListener("htmx:ws:after:connection", () => {
    heardAt = performance.now();
    tag = "";
    reached();
  });
  document.addEventListener("htmx:ws:close", (event) => {
    if (event.detail.code >= 4400 && event.detail.code < 4500) moved();
    else lost();
  });
  document.addEventListener("htmx:ws:before:message:incoming", (event) => {
    heardAt = performance.now();
    const { data } = event.detail.message;
    if (typeof data !== "string" || !data.startsWith("{")) return;
    event.preventDefault();
    heard(JSON.parse(data));
  });
  document.addEventListener("visibilitychange", () => document.hidden || probe());
  addEventListener("online", probe);
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  setInterval(ping, HEARTBEAT);
  setInterval(tellUnsent, 3000);
  setInterval(() => isOpen() && performance.now() - heardAt > DEAD && connection.socket.close(), 5000);
  setInterval(poll, POLL + Math.random() * 300);

  return {
    isOpen,
    send,
    moved,
    reached,
    remark,
    look: poll,
    get epoch() {
      return epoch;
    },
  };
})();
