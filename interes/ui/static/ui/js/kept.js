// Long texts are kept on the server while they are written: a closed tab or another device loses
// nothing. The form says by data-draft where to; what was sent the server forgets by itself.
import { headers } from "./requests.js";
import { say, word } from "./words.js";

const PAUSE = 1000;
const LONG = "textarea[name]";
const waiting = new Map();
const known = new WeakSet();

const nameOf = (form) => new URL(form.action, location.href).pathname;
const isOurs = (form) => Boolean(form?.dataset?.draft && form.querySelector(LONG));
const fields = (form) =>
  [...form.elements].filter((one) => one.name && !["hidden", "password", "file", "submit"].includes(one.type) && one.type !== "button");

function written(form) {
  const texts = [...form.querySelectorAll(LONG)];
  if (!texts.some((one) => one.value.trim() && one.value !== one.defaultValue)) return "";
  return JSON.stringify(fields(form).map(({ name, value, type, checked }) => [name, ["checkbox", "radio"].includes(type) ? checked : null, value]));
}

function send(form, text) {
  waiting.delete(form);
  const body = new URLSearchParams({ form: nameOf(form), text });
  // A page that is being left may still send this much.
  return fetch(form.dataset.draft, { method: "POST", body, headers: headers(), keepalive: true }).catch(() => null);
}

function later(form) {
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => send(form, written(form)), PAUSE));
}

function fill(form, kept) {
  const left = [...kept];
  for (const field of fields(form)) {
    const place = left.findIndex(([name, , value]) => name === field.name && (!["checkbox", "radio"].includes(field.type) || value === field.value));
    if (place < 0) continue;
    const [[, checked, value]] = left.splice(place, 1);
    if (checked === null) field.value = value;
    else field.checked = checked;
  }
}

function discardButton(form, told) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = word("discard");
  button.addEventListener("click", () => {
    told.remove();
    form.reset();
    send(form, "");
    form.querySelector(LONG)?.focus();
  });
  return button;
}

function tellIn(form) {
  const told = document.createElement("p");
  told.className = "draft-told sub wide";
  told.append(`${word("kept")} `, discardButton(form, told));
  form.querySelector(LONG).closest(".field, dd, label, form").append(told);
  say(word("kept"));
}

async function bringBack(form) {
  known.add(form);
  const address = `${form.dataset.draft}?form=${encodeURIComponent(nameOf(form))}`;
  const answer = await fetch(address, { headers: headers() }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const { text } = await answer.json();
  // Whoever has begun to write meanwhile is not interrupted.
  if (!text || !form.isConnected || written(form)) return;
  fill(form, JSON.parse(text));
  if (written(form)) tellIn(form);
}

/** Look for forms that came with the page or a part of it, and bring back what was left in them. */
export function bringDraftsBack() {
  for (const form of document.forms) {
    if (isOurs(form) && !known.has(form)) bringBack(form);
  }
}

document.addEventListener("input", ({ target }) => isOurs(target.form) && later(target.form));

// What is sent is not kept once more behind its back.
document.addEventListener("submit", ({ target }) => {
  clearTimeout(waiting.get(target));
  waiting.delete(target);
}, true);

addEventListener("pagehide", () => {
  for (const [form, timer] of waiting) {
    clearTimeout(timer);
    send(form, written(form));
  }
});
