// Going along with the wall while pages of an exhibit are turned, or reading alone. The choice is this device's own, and
// stays; whoever turns a page by hand reads alone from then on. Nothing moves while somebody writes.

const following = (() => {
  let gone = ""; // the place of the wall that this page was last moved to
  const bar = () => document.querySelector("[data-follow]");
  const reads = () => memory.read("reads alone") === true;
  const writing = () => document.activeElement?.matches("input:not([type=radio], [type=checkbox]), textarea, select");

  const mark = (place) => {
    for (const other of document.querySelectorAll("[data-on-the-wall]")) {
      if (other !== place) other.removeAttribute("data-on-the-wall");
    }
    if (place && !("onTheWall" in place.dataset)) place.dataset.onTheWall = "";
  };

  // A page is shown as far as it is not; words in the middle, or from their beginning where there are many.
  const bring = (place) => {
    if (!place) return;
    const isLong = place.offsetHeight > innerHeight * 0.6;
    const block = place.matches("li, figure, video") ? "nearest" : isLong ? "start" : "center";
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
    place.scrollIntoView({ block, inline: "start", behavior });
  };

  const dress = () => {
    const shown = bar();
    if (!shown) return void (gone = "");
    const { at, follow } = shown.dataset;
    const place = document.getElementById(at);
    const button = shown.querySelector("[data-following]");
    const way = shown.querySelector("[data-way]");
    for (const part of [button, way]) put(part, "hidden", false);
    put(button, "textContent", words("word", reads() ? "follow-again" : "read-alone"));
    put(way, "textContent", words("word", reads() ? "reading-alone" : "following"));
    shown.toggleAttribute("data-alone", reads());
    mark(at === "ExhibitCard" ? null : place);
    const there = `${follow} ${at}`;
    if (there === gone || reads() || writing() || document.querySelector("dialog[open]")) return;
    // What was shown when this page was opened is at its beginning already.
    const first = !gone && at === "ExhibitCard";
    gone = there;
    if (!first) bring(place);
  };

  const choose = (alone) => {
    memory.write("reads alone", alone);
    gone = "";
    dress();
    if (!alone) bring(document.getElementById(bar()?.dataset.at));
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-following]")) choose(!reads());
    else if (event.target.closest?.(".leaves .turn a") && bar() && !reads()) choose(true);
  });
  // Once what was written has been left, the page catches up.
  document.addEventListener("focusout", () => setTimeout(dress));

  return { dress };
})();
