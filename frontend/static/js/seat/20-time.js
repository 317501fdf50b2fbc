// The server's time, whatever this device's clock says: an offset against a clock that only runs forward.

const time = (() => {
  let base = Date.now();
  let at = performance.now();
  let rate = 1; // in a rehearsal the server's clock runs faster
  let best = Infinity;
  return {
    now: () => base + (performance.now() - at) * rate,
    // The answer with the shortest way there and back tells the time best; a worse one is used only after a while.
    set(serverNow, roundTrip, speed = rate) {
      best += 50;
      if (roundTrip > best) return;
      best = roundTrip;
      rate = speed;
      base = serverNow + (roundTrip / 2) * rate;
      at = performance.now();
    },
  };
})();

const clockText = (left) => {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  if (seconds === 0) return words("word", "time-up");
  if (["facilitator", "wall"].includes(document.body.dataset.role)) {
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    return words("word", "clock-left").replace("{n}", clock);
  }
  if (seconds < 60) return words("word", "seconds-left").replace("{n}", seconds);
  return words("word", "minutes-left").replace("{n}", Math.ceil(seconds / 60));
};

const warning = (left, first) => {
  if (left <= 0) return "finishing";
  if (left > first * 60_000) return "";
  return left <= 120_000 ? "two-left" : "five-left";
};

// Said when a limit is passed, and then left standing: nobody is cut off without a word.
const warnOfTime = () => {
  const line = document.getElementById("soon");
  if (!line) return;
  const running = document.querySelector(".now .countdown[data-ends-at]");
  const first = running?.closest(".now").dataset.warns;
  const name = running ? warning(Number(running.dataset.endsAt) - time.now(), first) : "";
  const text = name && words("word", name);
  if (line.textContent !== text) line.textContent = text;
};

const drawCountdowns = () => {
  warnOfTime();
  for (const shown of document.querySelectorAll(".countdown")) {
    const { endsAt, left, paused } = shown.dataset;
    let text = "";
    if (endsAt) text = clockText(Number(endsAt) - time.now());
    else if (left) text = clockText(Number(left)) + (paused === undefined ? "" : `, ${words("word", "paused")}`);
    if (text && shown.textContent !== text) shown.textContent = text;
  }
};
