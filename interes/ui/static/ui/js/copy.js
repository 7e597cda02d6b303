// A button that copies the text of a field: data-copy names the field, data-copied is said after it.
import { say } from "./words.js";

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy"); // without https there is no clipboard
  }
  button.lastElementChild.textContent = button.dataset.copied;
  say(button.dataset.copied);
});
