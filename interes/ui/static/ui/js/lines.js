// Lines that a form takes one press at a time: a chip with `data-line` adds a copy of a template,
// filled with what the chip says; the cross of a line takes it away.

function give(line, name, value) {
  const place = line.querySelector(`[name="${name}"], [data-says="${name}"]`);
  if (!place) return;
  if ("value" in place) place.value = value;
  else place.textContent = value;
}

function add(chip) {
  const list = chip.closest("[data-lines]").querySelector("[data-lines-here]");
  const blank = chip.closest("[data-lines]").querySelector("template");
  const line = blank.content.firstElementChild.cloneNode(true);
  for (const [name, value] of Object.entries(JSON.parse(chip.dataset.line))) give(line, name, value);
  list.append(line);
  line.querySelector("[data-first]")?.focus();
}

document.addEventListener("click", ({ target }) => {
  const chip = target.closest("button[data-line]");
  if (chip) add(chip);
  const line = target.closest("[data-drop-line]")?.closest("li");
  if (!line) return;
  const list = line.parentElement;
  line.remove();
  list.closest("[data-lines]").querySelector("button[data-line]")?.focus();
});
