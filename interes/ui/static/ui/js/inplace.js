// Edit in place: click a value, change it, Enter; Esc puts the old value back at once.

const kept = new WeakMap();
const tasks = new WeakMap();

function fieldOf(node) {
  return node?.closest?.("[data-field]");
}

function putBack(field) {
  const old = kept.get(field);
  if (!old) return field.querySelector("a[data-cancel]")?.click();
  const value = old.cloneNode(true);
  field.replaceWith(value);
  htmx.process(value);
  value.querySelector("[data-inplace]")?.focus();
}

document.addEventListener("htmx:before:swap", ({ detail: { ctx, tasks: planned } }) => {
  const main = planned.find((task) => task.type === "main");
  const field = main?.target?.matches?.("[data-field]") ? main.target : null;
  if (!field) return;
  // A refused form replaces itself: the value from before the first click stays the old one.
  const opens = ctx.sourceElement.closest("[data-inplace]");
  const old = kept.get(field) ?? (opens ? field.cloneNode(true) : null);
  tasks.set(ctx, { main, old });
});

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  const { main, old } = tasks.get(ctx) ?? {};
  if (!main) return;
  const field = fieldOf(main.target);
  const first = field?.querySelector("[aria-invalid=true], input:not([type=hidden]), select, textarea");
  if (!first) return field?.querySelector("[data-inplace]")?.focus();
  // Where a colleague wrote meanwhile, the old value is not there any more: theirs is asked for.
  if (old && !field.querySelector("[data-theirs]")) kept.set(field, old);
  first.focus();
  if (first.matches("input, textarea")) first.select();
});

document.addEventListener("keydown", (event) => {
  const field = fieldOf(event.target);
  const form = event.target.closest?.("form");
  if (!field?.contains(form) || event.isComposing) return;
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    putBack(field);
  }
  if (event.key === "Enter" && event.target.matches("input, select")) {
    event.preventDefault();
    form.requestSubmit();
  }
}, true);

// Caught before htmx hears it: nothing has to be fetched to leave everything as it was.
document.addEventListener("click", (event) => {
  const field = event.target.closest("[data-cancel]") && fieldOf(event.target);
  if (!field || !kept.has(field)) return;
  event.preventDefault();
  event.stopPropagation();
  putBack(field);
}, true);
