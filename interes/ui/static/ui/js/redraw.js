// Forms whose rows depend on what was chosen are drawn anew by the server; lines that are sorted.

function redraw(form) {
  form.requestSubmit(form.querySelector("[name=redraw]"));
}

document.addEventListener("change", (event) => {
  const form = event.target.matches("[data-redraw]") && event.target.closest("[data-redraws]");
  if (form && event.target.value) redraw(form);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
  const form = event.target.matches?.("input[data-redraw]") && event.target.closest("[data-redraws]");
  if (!form || !event.target.value) return;
  event.preventDefault();
  // The change that Enter makes is heard by itself in some browsers: once is enough.
  event.target.blur();
});

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.target?.id !== "builder") return;
  const builder = document.getElementById("builder");
  const rows = builder.querySelectorAll(".filter-row");
  const fresh = rows[rows.length - 1]?.querySelector(".filter-values :is(input, select)");
  if (document.activeElement === document.body) (fresh ?? builder.querySelector("#filter_add"))?.focus();
});

// Lines that can be dragged into another order carry their place in a number.
let dragged = null;

function number(list) {
  let place = 0;
  for (const line of list.querySelectorAll("[data-sortable]")) {
    const ticked = line.querySelector("[type=checkbox]").checked;
    line.querySelector(".place").value = ticked ? (place += 1) : "";
  }
}

document.addEventListener("pointerdown", ({ target }) => {
  const line = target.closest?.("[data-sortable]");
  if (line) line.draggable = Boolean(target.closest(".grip"));
});
document.addEventListener("dragstart", ({ target }) => (dragged = target.closest?.("[data-sortable]")));
document.addEventListener("dragend", () => {
  if (dragged) number(dragged.parentNode);
  dragged = null;
});
document.addEventListener("dragover", (event) => {
  const line = event.target.closest?.("[data-sortable]");
  if (!dragged || !line || line.parentNode !== dragged.parentNode) return;
  event.preventDefault();
  const { top, height } = line.getBoundingClientRect();
  line[event.clientY > top + height / 2 ? "after" : "before"](dragged);
});
document.addEventListener("change", ({ target }) => {
  const line = target.matches("[data-sortable] [type=checkbox]") && target.closest("[data-sortable]");
  if (line) number(line.parentNode);
});
