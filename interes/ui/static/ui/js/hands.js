// An act draws the page anew: the hands stay where they were, at the value or the link they came from.
import { backTo, openedFrom } from "./dialog.js";

const KEPT = "interes.hands";
const FRESH = 15_000;
const AT_ONCE = "form[method=post]:is([data-submit-on-change], [hx-trigger*=change])";

function placeOf(form) {
  const field = form.closest("[data-field]");
  if (field) return `[data-field="${field.dataset.field}"] [data-inplace]`;
  const here = document.activeElement;
  if (form.matches(AT_ONCE)) return here.id && `#${here.id}`;
  // What is undone by its key leaves the focus on the record it was done to.
  const undone = form.matches(".undo") && here.closest("main a[href]");
  if (undone) return `main a[href="${CSS.escape(undone.getAttribute("href"))}"]`;
  const link = form.closest("#dialog") && openedFrom()?.getAttribute("href");
  return link && `a[data-dialog][href="${CSS.escape(link)}"]`;
}

function remember(form) {
  const place = placeOf(form);
  if (!place) return;
  sessionStorage.setItem(KEPT, JSON.stringify({ place, page: location.pathname, at: Date.now() }));
}

document.addEventListener("submit", ({ target }) => remember(target), true);
document.addEventListener("change", ({ target: { form } }) => form?.matches(AT_ONCE) && remember(form), true);

/** Put the focus back where it was before the act, if the page is the same one. */
export function takeUp() {
  const { place, page, at } = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
  sessionStorage.removeItem(KEPT);
  if (page !== location.pathname || Date.now() - at > FRESH) return;
  // What is not there any more leaves the hands at the beginning of the page, not of the menu.
  const back = document.querySelector(place) ?? document.querySelector("main");
  if (document.activeElement === document.body) backTo(back);
}
