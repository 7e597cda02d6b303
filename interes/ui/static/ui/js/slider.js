// A slider says in words where it stands; what was "not known" is known once it is moved. And the
// button that prints the page.

function tellWords(slider) {
  const said = slider.list?.querySelector(`option[value="${slider.value}"]`)?.label ?? "";
  const unknown = slider.form?.querySelector("[data-unknown]");
  const number = Number(slider.value);
  const shown = `${number > 0 ? "+" : ""}${slider.value.replace("-", "−")} · ${said}`;
  slider.parentNode.querySelector("output").textContent = unknown?.checked ? "" : shown;
  slider.setAttribute("aria-valuetext", shown);
}

/** Let every slider of the page say where it stands. */
export function tellSliders() {
  document.querySelectorAll("input[data-words]").forEach(tellWords);
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches("input[data-words]")) return;
  const unknown = target.form?.querySelector("[data-unknown]");
  if (unknown) unknown.checked = false;
  tellWords(target);
});

document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-unknown]")) tellSliders();
});

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-print]")) print();
});
