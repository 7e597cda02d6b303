// Lists under the fingers: one row is current, J and K move it, Enter opens it.

const FOLLOW_AFTER = 150;
const OWN_CLICKS =
  "a, button, input, select, textarea, label, summary, [data-inplace], [data-rowless], [popover]";
let following = 0;
let followed = null;

/** Return the part of the page that keys act on: the top dialog, or everything. */
export function scope() {
  return [...document.querySelectorAll("dialog:modal")].at(-1) ?? document;
}

/** Return the row that has the focus or had it last. */
export function currentRow() {
  return document.activeElement?.closest("[data-row]") ?? scope().querySelector("[data-row].at");
}

/** Go to the next row (1) or the one before (-1); the ends stay where they are. */
export function step(by) {
  const rows = [...scope().querySelectorAll("[data-row]")].filter((row) => row.checkVisibility());
  if (!rows.length) return false;
  const here = rows.indexOf(currentRow());
  standOn(rows[Math.min(Math.max(here + by, 0), rows.length - 1)]);
  return true;
}

/** Make a row current and put the focus on its link. */
export function standOn(row) {
  mark(row);
  row.querySelector("[data-open]")?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest", inline: "nearest" });
  follow(row);
}

function mark(row) {
  for (const other of document.querySelectorAll("[data-row].at, [data-row][aria-current]")) {
    if (other === row) continue;
    other.classList.remove("at");
    other.removeAttribute("aria-current");
  }
  row.classList.add("at");
  row.setAttribute("aria-current", "true");
}

// In a split view the record beside the list follows the current row; the value of the
// attribute is the width from which there is a second column.
function follow(row) {
  const list = row.closest("[data-follow]");
  if (!list || (list.dataset.follow && !matchMedia(list.dataset.follow).matches)) return;
  clearTimeout(following);
  following = setTimeout(() => {
    followed = row.querySelector("[data-open]");
    followed?.click();
  }, FOLLOW_AFTER);
}

// What is only looked at must not take the focus out of the list; what is opened may.
document.addEventListener("htmx:before:swap", ({ detail: { ctx, tasks } }) => {
  if (ctx.sourceElement !== followed) return;
  followed = null;
  for (const { fragment } of tasks) {
    fragment?.querySelectorAll("[autofocus]").forEach((one) => one.removeAttribute("autofocus"));
  }
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (row) mark(row);
});

document.addEventListener("click", (event) => {
  const row = event.target.closest("[data-row]");
  const busy = event.defaultPrevented || event.button || !getSelection().isCollapsed;
  if (!row || busy || event.target.closest(OWN_CLICKS)) return;
  const link = row.querySelector("[data-open]");
  if (!link) return;
  if (event.ctrlKey || event.metaKey) window.open(link.href);
  else link.click();
});

// A list that shows its records beside it opens the whole page by Enter or by two clicks.
function openPage(event) {
  const row = event.target.closest("[data-page]");
  if (!row || (event.key && event.target !== row.querySelector("[data-open]"))) return;
  event.preventDefault();
  location.assign(row.dataset.page);
}

document.addEventListener("dblclick", openPage);
document.addEventListener("keydown", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  if (event.key === "Enter" && plain) openPage(event);
});
