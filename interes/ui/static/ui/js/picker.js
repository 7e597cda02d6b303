// A field that names one record of many: type a piece, choose with the arrows or a click.

const PAUSE = 120;
const asking = new WeakMap();
// Pickers whose list does not answer the last letter yet, and those where Enter was pressed since.
const behind = new WeakSet();
const hurried = new WeakSet();

const parts = (picker) => ({
  key: picker.querySelector("input[type=hidden]"),
  input: picker.querySelector("[role=combobox]"),
  list: picker.querySelector("[role=listbox]"),
});
const options = (list) => [...list.querySelectorAll("[role=option][data-value]")];
const current = (list) => list.querySelector("[aria-selected=true]");

function pickerOf(event) {
  return event.target.closest?.("[data-picker]");
}

function address(picker, text) {
  const at = new URL(picker.dataset.picker, location.href);
  at.searchParams.set("q", text);
  const beside = picker.dataset.beside && picker.closest("form")?.elements[picker.dataset.beside];
  if (beside?.value) at.searchParams.set(picker.dataset.beside, beside.value);
  return at;
}

async function ask(picker) {
  const { input, list } = parts(picker);
  asking.get(picker)?.abort();
  const request = new AbortController();
  asking.set(picker, request);
  try {
    const answer = await fetch(address(picker, input.value), {
      headers: { "HX-Request": "true" },
      signal: request.signal,
    });
    if (!answer.ok || document.activeElement !== input) return;
    list.innerHTML = await answer.text();
    open(picker);
    behind.delete(picker);
    if (input.value.trim()) stand(picker, options(list)[0]);
    if (hurried.has(picker) && current(list)) choose(picker, current(list));
    hurried.delete(picker);
  } catch (trouble) {
    // A newer question takes over from one that was called off.
    if (trouble.name !== "AbortError") close(picker);
  }
}

function open(picker) {
  const { input, list } = parts(picker);
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
}

function close(picker) {
  const { input, list } = parts(picker);
  asking.get(picker)?.abort();
  clearTimeout(picker.pause);
  for (const state of [behind, hurried]) state.delete(picker);
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function stand(picker, option) {
  const { input, list } = parts(picker);
  current(list)?.setAttribute("aria-selected", "false");
  if (!option) return input.removeAttribute("aria-activedescendant");
  option.setAttribute("aria-selected", "true");
  option.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", option.id);
}

function choose(picker, option) {
  const { key, input } = parts(picker);
  key.value = option.dataset.value;
  input.value = option.dataset.text;
  close(picker);
  key.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("input", (event) => {
  const picker = pickerOf(event);
  if (!picker) return;
  parts(picker).key.value = "";
  stand(picker, null);
  asking.get(picker)?.abort();
  behind.add(picker);
  hurried.delete(picker);
  clearTimeout(picker.pause);
  picker.pause = setTimeout(ask, PAUSE, picker);
});

document.addEventListener("click", (event) => {
  const picker = pickerOf(event);
  const option = event.target.closest?.("[data-picker] [role=option][data-value]");
  if (option) choose(picker, option);
  else if (event.target.matches?.("[data-picker] [role=combobox]")) ask(picker);
});

// Whoever names a person after the company sees at once who works there.
document.addEventListener("focusin", (event) => {
  const picker = pickerOf(event);
  const beside = picker?.dataset.beside && picker.closest("form")?.elements[picker.dataset.beside];
  if (beside?.value && !event.target.value) ask(picker);
});

// The list must not take the focus away before the click on it is heard.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest?.("[data-picker] [role=listbox]")) event.preventDefault();
});

document.addEventListener("focusout", (event) => {
  const picker = pickerOf(event);
  if (picker) close(picker);
});

const KEYS = {
  ArrowDown: (picker, all, at) => stand(picker, all[Math.min(at + 1, all.length - 1)]),
  ArrowUp: (picker, all, at) => stand(picker, all[Math.max(at - 1, 0)]),
  Enter: (picker, all, at) => choose(picker, all[at]),
  Escape: (picker) => close(picker),
};

// Heard on the way down: with the list open Enter does not send the form, nor Esc leave it.
addEventListener("keydown", (event) => {
  const picker = pickerOf(event);
  if (!picker || !KEYS[event.key] || event.isComposing || event.ctrlKey || event.metaKey) return;
  const { list } = parts(picker);
  const all = options(list);
  const at = all.indexOf(current(list));
  const waits = event.key === "Enter" && behind.has(picker);
  if (list.hidden && !waits) return event.key === "ArrowDown" && ask(picker);
  if (event.key === "Enter" && at < 0 && !waits) return;
  event.preventDefault();
  event.stopPropagation();
  if (waits) hurried.add(picker);
  else KEYS[event.key](picker, all, at);
}, true);
