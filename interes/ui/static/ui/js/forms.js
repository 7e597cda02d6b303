// Forms that send themselves, values at one press, and addresses without empty questions.

const TYPING_PAUSE = 300;
const TYPED = "input[type=search], input[type=text], input:not([type])";
const waiting = new WeakMap();

function send(form, after = 0) {
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => form.requestSubmit(), after));
}

/** Put the reader at the first field that was refused. */
export function showRefused() {
  document.querySelector("main [aria-invalid=true]")?.focus();
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-submit-on-change]");
  if (form && !event.target.matches(TYPED)) send(form);
  if (event.target.matches("select[data-jump]") && event.target.value) {
    location.assign(event.target.value);
  }
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-submit-on-change]");
  if (form && event.target.matches(TYPED)) send(form, TYPING_PAUSE);
});

document.addEventListener("formdata", ({ target, formData }) => {
  if (target.method !== "get") return;
  for (const name of new Set(formData.keys())) {
    const told = formData.getAll(name).filter((value) => value !== "");
    formData.delete(name);
    for (const value of told) formData.append(name, value);
  }
});

/** Give a field a value as if a person had typed it. */
function fill(field, value) {
  field.value = value;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
}

document.addEventListener("click", (event) => {
  const chip = event.target.closest("button[data-set]");
  const field = chip && document.getElementById(chip.dataset.set);
  if (field) fill(field, chip.dataset.value);
});

/** A talk that does not finish the step asks for no next one. */
function cover(tick) {
  const fields = tick.form.querySelector(".step-fields");
  fields.hidden = !tick.checked;
  for (const one of fields.querySelectorAll("input, select")) one.disabled = !tick.checked;
}

/** Cover the next step wherever the form was drawn with its tick off. */
export function coverSteps() {
  for (const tick of document.querySelectorAll("input[data-covers-step]")) cover(tick);
}

// A choice that asks for one thing more leads the hand to it; the arrows of the keyboard stay free.
document.addEventListener("click", ({ target, detail }) => {
  if (!detail) return;
  if (target.matches("[data-asks-rival]")) target.form.querySelector(".rival input")?.focus();
  if (target.matches("[data-when][value=date]")) {
    target.closest(".step-fields").querySelector(".step-date input").focus();
  }
});

document.addEventListener("change", (event) => {
  if (event.target.matches("input[data-covers-step]")) cover(event.target);
});
