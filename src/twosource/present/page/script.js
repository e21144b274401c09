"use strict";
/* Comforts only: every fact stands in the page without this script. */
(() => {
  const rows = () => [...document.querySelectorAll(".passage.differing")]
    .filter((row) => row.getClientRects().length > 0);
  let current = null;
  let keysOn = true;

  const open = (node) => {
    for (let at = node; at; at = at.parentElement) if (at.localName === "details") at.open = true;
  };
  const tell = (held) => {
    const text = held.length ? `difference ${held.indexOf(current) + 1} of ${held.length}` : "no difference shown";
    for (const output of document.querySelectorAll(".jump output")) output.textContent = text;
  };
  const nearest = (held, step) => {
    const line = 80;
    const after = held.findIndex((row) => row.getBoundingClientRect().top > line);
    if (step > 0) return after < 0 ? 0 : after;
    return (after < 0 ? held.length : after) - 1;
  };
  const jump = (step) => {
    const held = rows();
    if (!held.length) return tell(held);
    const at = held.indexOf(current);
    const next = at < 0 ? nearest(held, step) : at + step;
    current = held[(next + held.length) % held.length];
    current.focus({ preventScroll: true });
    current.scrollIntoView({ block: "start" });
    tell(held);
  };
  const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const bar = () => {
    const nav = make("div", "");
    nav.className = "jump";
    const back = make("button", "‹ previous (p)");
    const on = make("button", "next (n) ›");
    for (const [button, step] of [[back, -1], [on, 1]]) {
      button.type = "button";
      button.addEventListener("click", () => jump(step));
    }
    const keys = make("label", " keys n and p");
    const box = Object.assign(make("input", ""), { type: "checkbox", checked: keysOn });
    box.addEventListener("change", () => {
      keysOn = box.checked;
      for (const other of document.querySelectorAll(".jump input")) other.checked = keysOn;
    });
    keys.prepend(box);
    const output = make("output", `${rows().length} to step through`);
    nav.append(back, on, output, keys);
    return nav;
  };
  for (const filters of document.querySelectorAll(".filters")) {
    filters.after(bar());
    filters.addEventListener("change", () => {
      const comparison = filters.closest(".comparison");
      const left = [...comparison.querySelectorAll(".passage")].some((row) => row.getClientRects().length);
      const all = filters.querySelector(".pick-all").checked;
      comparison.querySelector(".nothing").classList.toggle("shown-now", !left && !all);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (!keysOn || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("textarea, select, input:not([type=radio], [type=checkbox])")) return;
    if (event.key === "n") jump(1);
    else if (event.key === "p") jump(-1);
  });
  const follow = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    open(target);
    target.scrollIntoView({ block: "start" });
  };
  addEventListener("hashchange", follow);
  follow();
})();
