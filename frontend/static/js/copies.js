/* How far a copy is that is being sent. Without this script the browser sends it by itself. */
(() => {
  "use strict";

  const form = document.querySelector("form.send-copy");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  const told = form.querySelector(".how-far");
  const bar = form.querySelector("progress");
  const button = form.querySelector("button");

  const say = (text, amiss) => {
    told.textContent = text;
    told.classList.toggle("amiss", amiss);
  };
  const failed = () => {
    bar.hidden = true;
    input.disabled = button.disabled = false;
    say(form.dataset.failed, true);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const file = input.files[0];
    if (!file) return;
    if (file.size > Number(form.dataset.most)) {
      say(form.dataset.tooLarge, true);
      return;
    }
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.onprogress = (sent) => {
      bar.value = Math.round((100 * sent.loaded) / sent.total);
      say(form.dataset.sending.replace("{n}", bar.value), false);
    };
    request.upload.onload = () => {
      bar.removeAttribute("value");
      say(form.dataset.opening, false);
    };
    request.onload = () => (request.status === 200 ? location.assign("/desk/copies") : failed());
    request.onerror = failed;
    const body = new FormData(form);
    input.disabled = button.disabled = true;
    bar.hidden = false;
    bar.value = 0;
    request.send(body);
  });
})();
