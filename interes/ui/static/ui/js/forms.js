// Forms that send themselves, and addresses without empty questions.

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
