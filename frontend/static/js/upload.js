/* A file that was chosen is sent at once, and how far it is can be seen. Without this script it goes along with the
   form when that is saved. */
(() => {
  "use strict";

  const box = document.querySelector("[data-uploads]");
  if (!box) return;
  const input = box.querySelector("input[type=file]");
  const told = box.querySelector(".how-far");
  const bar = box.querySelector("progress");
  const rows = document.getElementById("file-rows");
  const save = input.form.querySelector("button.go");

  const say = (text, amiss) => {
    told.textContent = text;
    told.classList.toggle("amiss", amiss);
  };
  const over = () => {
    bar.hidden = true;
    input.value = "";
    input.disabled = save.disabled = false;
  };
  const next = () => 1 + Math.max(-1, ...[...rows.children].map((row) => Number(row.dataset.place)));

  function arrived(request) {
    over();
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const row = page.querySelector("li.file-row");
    if (request.status === 200 && row) {
      rows.append(document.importNode(row, true));
      say(box.dataset.done, false);
      rows.lastElementChild.querySelector("textarea").focus();
      return;
    }
    say(page.querySelector(".amiss")?.textContent ?? box.dataset.failed, true);
  }

  function send(file) {
    const body = new FormData();
    body.append("file", file);
    const request = new XMLHttpRequest();
    request.open("POST", `${box.dataset.uploads}?place=${next()}`);
    request.upload.onprogress = (sent) => {
      bar.value = Math.round((100 * sent.loaded) / sent.total);
      say(box.dataset.sending.replace("{n}", bar.value), false);
    };
    request.upload.onload = () => {
      bar.removeAttribute("value");
      say(box.dataset.opening, false);
    };
    request.onload = () => arrived(request);
    request.onerror = () => { over(); say(box.dataset.failed, true); };
    input.disabled = save.disabled = true;
    bar.hidden = false;
    bar.value = 0;
    request.send(body);
  }

  input.addEventListener("change", () => {
    const file = input.files[0];
    if (!file) return;
    if (file.size > Number(box.dataset.most)) {
      input.value = "";
      say(box.dataset.tooLarge, true);
    } else {
      send(file);
    }
  });
})();
