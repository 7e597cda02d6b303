// Cells of a list that are changed where they stand: two clicks, or E on the cell; Tab goes on.
import { currentRow, standOn } from "./lists.js";

const CELL = "td[data-cell]";
const kept = new WeakMap();
const TWO_CLICKS = 300;
let next = null;
let opening = 0;

const cells = (row) => [...row.querySelectorAll(CELL)].filter((one) => one.checkVisibility());
const here = () => document.activeElement?.closest?.(CELL);

function stand(cell) {
  cell?.focus({ preventScroll: true });
  cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Move between the cells of the current row: H and L, or the arrows. */
export function atCell(event) {
  const by = { KeyH: -1, KeyL: 1, ArrowLeft: -1, ArrowRight: 1 }[event.code];
  const row = currentRow();
  if (!by || event.shiftKey || !row?.dataset.cells) return false;
  const all = cells(row);
  const place = all.indexOf(here()) + by;
  if (place < 0) standOn(row);
  else stand(all[Math.min(place, all.length - 1)]);
  return all.length > 0;
}

/** Open the small form of the cell that has the focus, else of the first one of the row. */
export function editCell() {
  const row = currentRow();
  if (!row?.dataset.cells) return false;
  const cell = here() ?? cells(row)[0];
  if (cell) open(cell);
  return Boolean(cell);
}

async function open(cell) {
  if (cell.querySelector("form")) return;
  kept.set(cell, [...cell.childNodes]);
  const at = cell.closest("[data-cells]").dataset.cells.replace("FIELD", cell.dataset.cell);
  const source = cell.closest("tr");
  await htmx.ajax("GET", `${at}?cell=1`, { source, target: cell, swap: "innerHTML" });
  const first = cell.querySelector("input:not([type=hidden]), select, textarea");
  cell.classList.toggle("editing", Boolean(first));
  first?.focus();
  first?.select?.();
}

function putBack(cell) {
  const old = kept.get(cell);
  if (old) cell.replaceChildren(...old);
  cell.classList.remove("editing");
  stand(cell);
}

document.addEventListener("dblclick", (event) => {
  const cell = event.target.closest?.(CELL);
  if (!cell || event.target.closest("a, button, input, select, textarea")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  clearTimeout(opening);
  getSelection().removeAllRanges();
  open(cell);
}, true);

// One click on a cell opens the row, as anywhere in it, but only when no second one has come.
document.addEventListener("click", (event) => {
  const cell = event.target.closest?.(CELL);
  if (!cell || event.target.closest("a, button, input, select, textarea, form")) return;
  if (event.ctrlKey || event.metaKey) return;
  event.stopPropagation();
  clearTimeout(opening);
  if (event.detail > 1 || cell.classList.contains("editing")) return;
  const link = cell.closest("[data-row]")?.querySelector("[data-open]");
  opening = setTimeout(() => getSelection().isCollapsed && link?.click(), TWO_CLICKS);
}, true);

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.(CELL);
  if (!cell || event.isComposing) return;
  const form = cell.querySelector("form");
  if (!form) {
    if (event.key === "Enter" && event.target === cell) event.preventDefault(), open(cell);
    return;
  }
  if (event.key === "Escape") putBack(cell);
  else if (event.key === "Tab") goOn(cell, form, event.shiftKey ? -1 : 1);
  else if (event.key === "Enter" && !event.target.matches("textarea")) form.requestSubmit();
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

function goOn(cell, form, by) {
  const all = cells(cell.closest("tr"));
  next = all[all.indexOf(cell) + by] ?? null;
  form.requestSubmit();
}

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  const cell = ctx.target?.closest?.(CELL);
  if (!cell || ctx.request.method === "GET") return;
  const wrong = cell.querySelector("form");
  cell.classList.toggle("editing", Boolean(wrong));
  const on = wrong ? null : next;
  next = null;
  if (wrong) wrong.querySelector("[aria-invalid=true], input:not([type=hidden]), select")?.focus();
  else if (on) open(on);
  else stand(cell);
});

document.addEventListener("click", (event) => {
  const cell = event.target.closest?.("[data-cell-cancel]")?.closest(CELL);
  if (cell) putBack(cell);
});
