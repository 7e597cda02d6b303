// What goes wrong between the page and the server, and pressing a button twice.
import { tell } from "./notice.js";
import { word } from "./words.js";

// Refusals that come with a form to show; every other failure is told in a notice.
const SHOWN = [409, 422];
let leaving = false;

/** Return the headers that every request of our own carries. */
export function headers() {
  const inherited = document.body.getAttribute("hx-headers:inherited") ?? "{}";
  return { ...JSON.parse(inherited), "HX-Request": "true" };
}

/** Tell whether the answer is that nobody is signed in, or the sign-in page itself. */
export function signedOut(response) {
  if (response.status === 401) return true;
  return response.redirected && new URL(response.url).pathname === document.body.dataset.signIn;
}

/** Choose the words for an answer that is not what was hoped for. */
export function reason(response, text) {
  if (signedOut(response)) return word("signedOut");
  if (response.status === 403) return word("notAllowed");
  if ([404, 410].includes(response.status)) return word("gone");
  const plain = response.headers.get("Content-Type")?.startsWith("text/plain");
  return response.status < 500 && plain && text ? text : word("broken");
}

/** Take the newest protection of forms: signing in in another window changes it for all of them. */
function renew(form) {
  const newest = /(?:^|; )csrftoken=(\w+)/.exec(document.cookie)?.[1];
  if (!newest) return;
  document.body.setAttribute("hx-headers:inherited", JSON.stringify({ "X-CSRFToken": newest }));
  if (form?.elements.csrfmiddlewaretoken) form.elements.csrfmiddlewaretoken.value = newest;
}

document.addEventListener("submit", ({ target }) => target.method === "post" && renew(target), true);
addEventListener("focus", () => renew());

function retry({ sourceElement, request, target, swap }) {
  if (sourceElement.matches("form")) return sourceElement.requestSubmit(request.submitter);
  return htmx.ajax(request.method, request.action, { source: sourceElement, target, swap });
}

function buttons(form) {
  return [...(form?.elements ?? [])].filter((one) => one.type === "submit" && !one.disabled);
}

/** Disable the buttons of a form; the answer enables them again and gives the focus back. */
function hold(form) {
  const held = buttons(form);
  const focused = document.activeElement;
  form.setAttribute("aria-busy", "true");
  for (const button of held) button.disabled = true;
  return () => {
    form.removeAttribute("aria-busy");
    for (const button of held) button.disabled = false;
    if (document.activeElement === document.body && focused?.isConnected) focused.focus();
  };
}

const released = new Map();

function release(key) {
  released.get(key)?.();
  released.delete(key);
}

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  const form = ctx.request.form;
  // Advice that is asked while one writes must not take the press on "Save" away.
  const sends = ctx.sourceElement.matches("form, button");
  if (form && sends && ctx.request.method !== "GET") released.set(ctx, hold(form));
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  // A redirect is under way: the buttons stay as they are until the page is left.
  if (!ctx.keepIndicators) release(ctx);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.target) return;
  // Not at once: a disabled button would not be sent with the form.
  setTimeout(() => released.set(form, hold(form)));
  setTimeout(release, 10000, form);
});

addEventListener("pageshow", () => {
  leaving = false;
  [...released.keys()].forEach(release);
});
addEventListener("pagehide", () => (leaving = true));
addEventListener("beforeunload", () => (leaving = true));

document.addEventListener("htmx:before:response", (event) => {
  const { ctx } = event.detail;
  if (!signedOut(ctx.response.raw)) return;
  event.preventDefault();
  tell(word("signedOut"), { again: () => retry(ctx) });
});

document.addEventListener("htmx:response:error", ({ detail: { ctx } }) => {
  const { raw, status } = ctx.response;
  if (SHOWN.includes(status)) return;
  ctx.swap = "none";
  tell(reason(raw, ctx.text), { again: status >= 500 ? () => retry(ctx) : null, stay: true });
});

document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  if (leaving || !ctx?.request || ctx.response) return;
  const name = ctx.request.method === "GET" ? "notLoaded" : "notSaved";
  tell(word(name), { again: () => retry(ctx) });
});
