"use strict";
// A card's link ends here. Its secret is in the fragment, which was never sent; it is handed in once, by a form.
const start = () => {
  const form = document.getElementById("enter");
  const secret = location.hash.slice(1);
  if (!form || !secret) return;
  form.elements.card.value = secret;
  history.replaceState(null, "", location.pathname);
  form.submit();
};
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
