// Rows that are ticked: X ticks, Shift+X ticks all up to here, * ticks the whole page.
import { currentRow } from "./lists.js";

let last = null;

const ticks = () => [...document.querySelectorAll("[data-select]")];
const bar = () => document.querySelector("[data-bulk]");

function tick(box, on) {
  if (box.checked === on) return;
  box.checked = on;
}

/** Tell how many are ticked, and keep the tick above them in step. */
function count() {
  const all = ticks();
  const chosen = all.filter((box) => box.checked).length;
  const place = bar()?.querySelector("[data-bulk-count]");
  if (place) place.textContent = chosen;
  for (const head of document.querySelectorAll("[data-select-all]")) {
    head.checked = chosen > 0 && chosen === all.length;
    head.indeterminate = chosen > 0 && chosen < all.length;
  }
  bar()?.classList.toggle("on", chosen > 0);
}

function range(from, to, on) {
  const all = ticks();
  const ends = [all.indexOf(from), all.indexOf(to)].sort((one, other) => one - other);
  if (ends[0] < 0) return tick(to, on);
  for (const box of all.slice(ends[0], ends[1] + 1)) tick(box, on);
}

/** Tick the current row, or all from the one ticked last. */
export function selectRow(withRange) {
  const box = currentRow()?.querySelector("[data-select]");
  if (!box) return false;
  if (withRange && last?.isConnected) range(last, box, true);
  else tick(box, !box.checked);
  last = box;
  count();
  return true;
}

/** Tick every row of the page, or none if all are ticked. */
export function selectAll() {
  const all = ticks();
  const on = all.some((box) => !box.checked);
  for (const box of all) tick(box, on);
  count();
  return all.length > 0;
}

document.addEventListener("click", (event) => {
  const box = event.target.closest?.("[data-select]");
  if (box && event.shiftKey && last?.isConnected) range(last, box, box.checked);
  if (box) last = box;
  if (event.target.closest?.("[data-unselect]")) {
    for (const one of ticks()) tick(one, false);
    const all = bar().querySelector("[name=all]");
    if (all) all.checked = false;
    count();
  }
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-select-all]")) {
    for (const box of ticks()) tick(box, event.target.checked);
  }
  if (event.target.matches("[data-select-all], [data-select]")) count();
});

document.addEventListener("htmx:after:swap", count);
addEventListener("pageshow", count);
