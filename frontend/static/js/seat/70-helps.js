// The helps at the foot of a juror's screen: larger text, contrast, reading aloud, help, and more space from within
// the help. Kept on this device.

const LOOKS = { text: ["", "large", "larger"], contrast: ["", "high", "dark"], spacing: ["", "wide"] };

const looks = () => memory.read("looks") ?? {};

const wear = () => {
  const { text = "", contrast = "", spacing = "" } = looks();
  const page = document.documentElement;
  page.dataset.spacing = spacing;
  page.dataset.text = text;
  page.dataset.contrast = contrast === "high" ? "high" : "";
  if (page.dataset.role !== "wall") page.dataset.theme = contrast === "dark" ? "dark" : "light";
};

const cycle = (name) => {
  const worn = looks();
  const next = (LOOKS[name].indexOf(worn[name] ?? "") + 1) % LOOKS[name].length;
  memory.write("looks", { ...worn, [name]: LOOKS[name][next] });
  wear();
};

document.addEventListener("click", (event) => {
  const help = event.target.closest?.("[data-help]")?.dataset.help;
  if (help in LOOKS) cycle(help);
  if (help === "read") aloud.toggle(document.querySelector("dialog[open]") ?? document.getElementById("screen"));
  if (help === "help") document.getElementById("help")?.showModal();
  if (help === "close") document.getElementById("help")?.close();
});
