// After an update of the server this page is an older one than it would now be given. It is asked for anew at a safe
// moment: nothing waits to be sent, nothing is half written or half chosen, and nobody has touched it for a while.

const CALM = 8000;

const renewal = (() => {
  let touched = performance.now();
  let wanted = "";

  const isSafe = () =>
    performance.now() - touched > CALM &&
    !outbox.waiting().length &&
    !document.querySelector("form[data-unsaved], dialog[open]") &&
    !document.activeElement?.matches("input, textarea, select");

  const renew = async () => {
    if (!wanted || !isSafe()) return;
    // Once: a page that comes back as old as it was would be asked for over and over.
    memory.write("renewed", wanted);
    wanted = "";
    const answered = await fetch("main").then((answer) => answer.ok, () => false);
    if (answered) location.reload();
  };

  for (const kind of ["pointerdown", "keydown", "input"]) {
    document.addEventListener(kind, () => (touched = performance.now()), { capture: true, passive: true });
  }
  setInterval(renew, 2000);

  return {
    meet(code) {
      const older = code !== document.body.dataset.code;
      wanted = older && memory.read("renewed") !== code ? code : "";
    },
  };
})();
