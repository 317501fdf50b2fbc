// What was changed on a page of the desk and not saved is not lost by opening another: the browser asks first.

(() => {
  const SAVING = 'form[method="post"]:not(:has([type="password"]))';
  const changed = new Set([...document.querySelectorAll(`${SAVING}:has([aria-invalid="true"])`)]);
  let drawn = false; // the form was drawn again with a row more or less, which saved nothing

  document.addEventListener("input", (event) => {
    if (event.target.form?.matches(SAVING)) changed.add(event.target.form);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#asking button[hx-post]")) drawn = true;
  });
  document.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("hx-post")) return;
    changed.delete(event.target);
    drawn = false;
  });
  addEventListener("beforeunload", (event) => {
    if (drawn || [...changed].some((form) => form.isConnected)) event.preventDefault();
  });
})();
