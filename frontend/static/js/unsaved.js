// What was changed on a page of the desk and not saved is not lost by opening another: the browser asks first.

(() => {
  const SAVING = 'form[method="post"]:not(:has([type="password"]))';
  const came = new Map(); // what stood in each form when it came
  const unfit = new Set([...document.querySelectorAll(`${SAVING}:has([aria-invalid="true"])`)]);
  let drawn = false; // the form was drawn again with a row more or less, which saved nothing

  const held = (form) => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value instanceof File ? [value.name, value.size] : value]));
  const meet = () => {
    for (const form of document.querySelectorAll(SAVING)) if (!came.has(form)) came.set(form, held(form));
  };
  const differs = ([form, stood]) => form.isConnected && (unfit.has(form) || held(form) !== stood);

  meet();
  document.addEventListener("htmx:after:swap", meet);
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#asking button[hx-post]")) drawn = true;
  });
  document.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("hx-post")) return;
    if (came.has(event.target)) came.set(event.target, held(event.target));
    unfit.delete(event.target);
    drawn = false;
  });
  addEventListener("beforeunload", (event) => {
    if (drawn || [...came].some(differs)) event.preventDefault();
  });
})();
