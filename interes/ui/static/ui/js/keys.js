// Keys of the product. They are physical (event.code), so that they work in the Russian layout
// too, and they keep still while somebody types.
import { atCell, editCell } from "./cells.js";
import { currentRow, scope, step } from "./lists.js";
import { undoNewest } from "./notice.js";
import { openPalette } from "./palette.js";
import { selectAll, selectRow } from "./select.js";

const GO_WITHIN = 1500;
const NOT_TYPED = "[type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=range]";
const MOVES = { KeyJ: 1, KeyK: -1 };
const ARROWS = { ArrowDown: 1, ArrowUp: -1 };
let goingSince = 0;

function typing(node) {
  // For a moment a field of a dialog just closed still has the focus, but nobody types there.
  if (!node.matches || !node.checkVisibility()) return false;
  return node.matches("textarea, select, [contenteditable]") || (node.matches("input") && !node.matches(NOT_TYPED));
}

function visible(selector, within = scope()) {
  return [...within.querySelectorAll(selector)].find((one) => one.checkVisibility());
}

function press(node) {
  if (!node) return false;
  if (!typing(node)) node.click();
  else {
    node.focus();
    node.select?.();
  }
  return true;
}

function openKeys() {
  const keys = document.getElementById("keys");
  if (!keys?.open) keys?.showModal();
  return Boolean(keys);
}

function edit() {
  if (editCell()) return true;
  const row = currentRow();
  const inPage = visible("[data-edit]") ?? visible("[data-inplace]");
  return press((row && visible("[data-edit]", row)) ?? inPage);
}

function go(event) {
  const begun = Date.now() - goingSince < GO_WITHIN;
  goingSince = 0;
  if (begun) return press(visible(`[data-go="${event.code}"]`));
  if (event.code !== "KeyG" || event.shiftKey || !visible("[data-go]")) return false;
  goingSince = Date.now();
  return true;
}

// What stands in a row is meant of the current row, never of the first one by chance.
function named(event) {
  const key = `[data-key="${(event.shiftKey ? "Shift+" : "") + event.code}"]`;
  const row = currentRow();
  return press((row && visible(key, row)) ?? visible(`${key}:not([data-row] *)`));
}

function move(event) {
  if (event.shiftKey) return false;
  // Arrows scroll the page until somebody stands in the list.
  const by = MOVES[event.code] ?? (event.target.closest?.("[data-row]") ? ARROWS[event.code] : 0);
  return Boolean(by) && step(by);
}

function asked(event) {
  if (event.key === "?" || (event.code === "Slash" && event.shiftKey)) return openKeys();
  if (event.key === "/" || event.code === "Slash") return scope() === document && openPalette();
  return false;
}

function marks(event) {
  if (event.code === "KeyX") return selectRow(event.shiftKey);
  return event.key === "*" && selectAll();
}

function plain(event) {
  if (marks(event) || atCell(event)) return true;
  if (go(event) || named(event) || asked(event) || move(event)) return true;
  return event.code === "KeyE" && !event.shiftKey && edit();
}

function withCommand(event) {
  if (event.altKey || event.shiftKey) return false;
  if (event.code === "KeyK") return openPalette();
  if (event.key === "Enter") return send(event.target);
  return event.code === "KeyZ" && !typing(event.target) && undoNewest();
}

function send(node) {
  const form = node.form ?? node.closest?.("form");
  form?.requestSubmit();
  return Boolean(form);
}

document.addEventListener("keydown", (event) => {
  const held = event.repeat && !(event.code in MOVES) && !(event.code in ARROWS);
  if (event.defaultPrevented || event.isComposing || held) return;
  const command = event.ctrlKey || event.metaKey;
  const done = command ? withCommand(event) : !event.altKey && !typing(event.target) && plain(event);
  if (done) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.openDialog);
  if (dialog && !dialog.open) dialog.showModal();
});
