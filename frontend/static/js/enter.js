"use strict";
// A card's or an invitation's link ends here. Its secret is in the fragment, which was never sent; it is handed in once,
// by a form.
const start = () => {
  const form = document.getElementById("enter");
  const secret = location.hash.slice(1);
  if (!form || !secret) return;
  form.querySelector("[data-from-link]").value = secret;
  history.replaceState(null, "", location.pathname);
  form.submit();
};
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
// Opened in a tab that shows this page already, a link changes nothing but the fragment.
addEventListener("hashchange", start);
