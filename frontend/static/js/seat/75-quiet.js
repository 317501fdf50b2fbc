// What is said in the room and recorded nowhere: it is not kept on the device, so that it says at once when it did not
// get through.

const sayQuietly = async (form, question) => {
  if (question && !confirm(question)) return;
  const told = form.querySelector("[data-quiet-line]");
  const sent = { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { accept: "application/json" } };
  try {
    const answer = await fetch(form.action, { ...sent, signal: AbortSignal.timeout(8000) });
    const { reason } = await answer.json();
    told.textContent = reason ? words("reason", reason) : "";
    document.activeElement?.closest("dialog")?.close();
    line.look();
  } catch {
    told.textContent = words("word", "not-asked");
  }
};

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-quiet]")) return;
  event.preventDefault();
  sayQuietly(event.target, event.submitter?.dataset.confirm);
});
