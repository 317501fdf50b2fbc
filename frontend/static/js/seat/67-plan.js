// A seating plan that is larger than the wall turns its pages by itself, and slowly. Nobody has to read against time:
// every tablet says its own table at once.

const plan = (() => {
  const TURN = 12_000;
  let first = 0;
  let next = 0;
  const beyond = (items) => {
    const floor = innerHeight - parseFloat(getComputedStyle(document.body).paddingBottom);
    const place = items.findIndex((item) => !item.hidden && item.getBoundingClientRect().bottom > floor);
    // One table always stands there, and be it cut off: an empty wall says less.
    return place < 0 ? items.length : Math.max(place, first + 1);
  };
  const dress = () => {
    const list = document.querySelector('body[data-role="wall"] [data-pages]');
    if (!list) return;
    const items = [...list.children];
    const which = list.parentElement.querySelector("[data-which]");
    if (first >= items.length) first = 0;
    items.forEach((item, place) => (item.hidden = place < first));
    which.hidden = !first && beyond(items) === items.length;
    const say = (end) => {
      const text = which.dataset.which.replace("{a}", first + 1).replace("{b}", end).replace("{n}", items.length);
      if (which.textContent !== text) which.textContent = text;
    };
    // The line takes room as well, so it is there before the room is measured.
    say(items.length);
    const end = beyond(items);
    say(end);
    items.slice(end).forEach((item) => (item.hidden = true));
    next = end % items.length;
  };
  const turn = () => {
    if (first === next) return;
    first = next;
    dress();
  };
  return { dress, turn, TURN };
})();
