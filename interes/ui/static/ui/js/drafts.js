// Text typed into a part of the page is kept when another part takes its place (the next line
// of Today, another record beside the list) and comes back with its form.
import { tell } from "./notice.js";
import { word } from "./words.js";

const touched = new WeakSet();
const kept = new Map();

const keeps = (form) => form?.method === "post" && !form.closest("dialog");
const told = (form) => [...form.elements].filter((one) => one.name && one.type !== "hidden");

function remember(form) {
  kept.set(form.action, told(form).map(({ name, value, checked }) => ({ name, value, checked })));
}

function bringBack(form) {
  for (const [at, field] of told(form).entries()) {
    const was = kept.get(form.action)[at];
    if (was?.name !== field.name) continue;
    if ("checked" in field && field.matches("[type=checkbox], [type=radio]")) field.checked = was.checked;
    else field.value = was.value;
  }
  kept.delete(form.action);
  touched.add(form);
  tell(word("draft"));
}

document.addEventListener("input", (event) => {
  if (keeps(event.target.form)) touched.add(event.target.form);
});

document.addEventListener("htmx:before:swap", ({ detail: { ctx, tasks } }) => {
  const place = tasks.find((task) => task.type === "main")?.target;
  if (ctx.request.method !== "GET" || !place?.querySelectorAll) return;
  [...place.querySelectorAll("form")].filter((form) => touched.has(form)).forEach(remember);
});

document.addEventListener("htmx:after:swap", () => {
  for (const form of document.forms) {
    if (keeps(form) && kept.has(form.action) && !touched.has(form)) bringBack(form);
  }
});
