"use strict";
// What this device keeps: localStorage, shared by its tabs, or memory where storage is refused.

const here = location.pathname;

const memory = (() => {
  const prefix = `juryday ${here} `;
  const kept = new Map();
  let durable = true;
  try {
    localStorage.setItem(prefix + "probe", "1");
    localStorage.removeItem(prefix + "probe");
  } catch {
    durable = false;
  }
  const attempt = (act) => {
    try {
      return act();
    } catch {
      durable = false; // full, or refused since: what is already there stays readable
      return undefined;
    }
  };
  return {
    get durable() {
      return durable;
    },
    read(name) {
      const text = kept.get(name) ?? attempt(() => localStorage.getItem(prefix + name));
      return text == null ? null : JSON.parse(text);
    },
    write(name, value) {
      const text = JSON.stringify(value);
      kept.delete(name);
      if (attempt(() => localStorage.setItem(prefix + name, text) ?? true) !== true) kept.set(name, text);
    },
    // Only until this page goes away, and never in storage: what is marked on a secret ballot.
    hold(name, value) {
      kept.set(name, JSON.stringify(value));
    },
    forget(name) {
      kept.delete(name);
      attempt(() => localStorage.removeItem(prefix + name));
    },
    names(start) {
      const stored = attempt(() => Object.keys(localStorage)) ?? [];
      const ours = stored.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
      return [...new Set([...ours, ...kept.keys()])].filter((name) => name.startsWith(start));
    },
  };
})();

const random = (bytes) => {
  // randomUUID does not exist on a plain-http network; getRandomValues does.
  const drawn = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(drawn, (byte) => byte.toString(16).padStart(2, "0")).join("");
};

const words = (kind, name) => {
  const said = document.getElementById("said");
  return said?.content.querySelector(`[data-${kind}="${name}"]`)?.textContent.trim() ?? "";
};
