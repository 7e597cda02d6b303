// One dialog for every form. What a person typed is never lost: closed with text in it, the
// form is put aside and comes back when the same address is opened again.
import { tell, raise } from "./notice.js";
import { word } from "./words.js";

const FIELDS = "input:not([type=hidden]), select, textarea";
const drafts = new Map();
let address = "";
let opener = null;
let touched = false;

const box = () => document.getElementById("dialog");
const body = () => document.getElementById("dialog_body");

/** Tell the link that opened the dialog, if it was a link. */
export const openedFrom = () => opener;

/** Give the focus back to a link, or to the button of the menu that it is folded in. */
export function backTo(link) {
  const menu = link.closest("[popover]:not(:popover-open)");
  const node = menu ? document.querySelector(`[popovertarget="${menu.id}"]`) : link;
  // The page itself begins below its bars: standing on it must not scroll them away.
  node?.focus({ preventScroll: node.matches("main") });
}

/** Load a form by its address into the dialog. */
export async function openAt(url, from = null) {
  if (address === url) return;
  putAside();
  opener = from ?? opener;
  address = url;
  if (drafts.has(url)) return bringBack(url);
  from?.setAttribute("aria-busy", "true");
  // Whoever opens another form at once does not want the first one any more.
  body().setAttribute("hx-sync", "this:replace");
  await htmx.ajax("GET", url, { source: body(), target: "#dialog_body", swap: "innerHTML" });
  from?.removeAttribute("aria-busy");
}

/** Show a form that came as an answer to something else. */
export function openWith(html, from = null) {
  putAside();
  opener = from;
  body().innerHTML = html;
  htmx.process(body());
  show();
}

function show() {
  if (!box().open) box().showModal();
  raise();
  const wrong = body().querySelector("[aria-invalid=true]");
  const first = body().querySelector("[autofocus]") ?? visibleField() ?? body().querySelector("button, a");
  (wrong ?? first)?.focus();
}

function visibleField() {
  return [...body().querySelectorAll(FIELDS)].find((one) => !one.disabled && one.checkVisibility());
}

function bringBack(url) {
  body().replaceChildren(drafts.get(url));
  drafts.delete(url);
  touched = true;
  show();
  tell(word("draft"));
}

function putAside() {
  if (touched && address) {
    const kept = document.createDocumentFragment();
    kept.append(...body().childNodes);
    drafts.set(address, kept);
  }
  body().replaceChildren();
  [address, touched] = ["", false];
}

function discard() {
  touched = false;
  box().close();
}

function outside(event, dialog) {
  const edge = dialog.getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  return x < edge.left || x > edge.right || y < edge.top || y > edge.bottom;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-dialog]");
  const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !box() || !plain || event.defaultPrevented) return;
  event.preventDefault();
  link.closest("dialog:not(#dialog)")?.close();
  link.closest("[popover]")?.hidePopover();
  openAt(link.href, link);
});

document.addEventListener("click", (event) => {
  const closer = event.target.closest("[data-close], [data-dismiss]");
  const dialog = closer?.closest("dialog");
  if (!dialog || closer.closest(".notice")) return;
  event.preventDefault();
  // A cross only closes; the word "Cancel" (a link, for pages without scripts) also forgets.
  if (dialog === box() && closer.matches("a")) discard();
  else dialog.close();
});

document.addEventListener("pointerdown", (event) => {
  const dialog = event.target;
  if (dialog.matches?.("dialog[open]") && outside(event, dialog)) dialog.close();
});

// `close` does not bubble, but it can be caught on its way down.
document.addEventListener("close", (event) => {
  raise();
  if (event.target !== box()) return;
  putAside();
  if (opener?.isConnected) backTo(opener);
  opener = null;
}, true);

document.addEventListener("input", (event) => {
  if (event.target.closest("#dialog_body")) touched = true;
});

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  // An answer that chose the dialog by itself (HX-Retarget) names it by a selector.
  const asked = ctx.target === "#dialog_body";
  if (!box() || !(asked || ctx.target?.id === "dialog_body") || ctx.swap === "none") return;
  if (asked) opener = ctx.request.submitter ?? opener;
  touched = ctx.request.method !== "GET";
  show();
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  if (ctx.target?.id !== "dialog_body" || !box() || body().hasChildNodes()) return;
  // Nothing came, and nothing newer is on its way: the address may be asked for again.
  if (new URL(ctx.request.action, location.href).href !== address) return;
  address = "";
  box().close();
});

document.addEventListener("close-dialog", () => box()?.open && discard());
