// The palette: type a few letters, arrows choose, Enter opens. htmx asks the server.
import { say, word } from "./words.js";

let shownFor = null;
let hurried = false;
let picked = null; // the address chosen by the arrows: a later answer to the same letters keeps it

const box = () => document.getElementById("palette");
const input = () => box()?.querySelector("input[name=q]");
const found = () => document.getElementById("found");
const options = () => [...found().querySelectorAll("[role=option]")];
const chosen = () => options().find((one) => one.getAttribute("aria-selected") === "true");

/** Open the palette with the last question selected, ready to be typed over. */
export function openPalette() {
  if (!box() || !input()) return false;
  if (!box().open) box().showModal();
  if (!found().childElementCount && !found().textContent.trim()) hint();
  input().focus();
  input().select();
  return true;
}

// What the server offers before anything is typed: commands, recent records, advice.
function hint() {
  htmx.ajax("GET", input().getAttribute("hx-get"), { source: input(), target: "#found" });
}

function choose(option) {
  for (const other of options()) other.setAttribute("aria-selected", String(other === option));
  if (!option) return input().removeAttribute("aria-activedescendant");
  option.id ||= `found_${options().indexOf(option)}`;
  input().setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function move(by) {
  const all = options();
  if (!all.length) return;
  choose(all[(all.indexOf(chosen()) + by + all.length) % all.length]);
  picked = chosen().href;
}

function open(option, event) {
  if (event?.ctrlKey || event?.metaKey) return window.open(option.href);
  box().close();
  option.click();
}

function enter(event) {
  // Typed faster than the answer came: open the first result as soon as it is here.
  hurried = input().value.trim() !== (shownFor ?? "");
  if (hurried || chosen()) event.preventDefault();
  if (!hurried && chosen()) open(chosen(), event);
}

document.addEventListener("keydown", (event) => {
  if (event.target !== input() || !box().open || event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  }
  if (event.key === "Enter") enter(event);
  if (event.key === "Escape") {
    // Left alone, the first Esc would only empty a search field.
    event.preventDefault();
    box().close();
  }
});

document.addEventListener("input", (event) => {
  if (event.target === input()) [hurried, picked] = [false, null];
});

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.target?.id !== "found" || ctx.swap === "none") return;
  shownFor = new URL(ctx.request.action, location.href).searchParams.get("q")?.trim() ?? "";
  const all = options();
  input().setAttribute("aria-expanded", String(all.length > 0));
  choose(all.find((one) => one.href === picked) ?? all[0]);
  if (shownFor) say(word("found", { count: all.length }));
  if (hurried && chosen()) open(chosen());
  hurried = false;
});

document.addEventListener("click", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.button;
  if (!plain) return;
  if (event.target.closest("[data-palette]") && openPalette()) {
    event.preventDefault();
  }
  if (event.target.closest("#found [role=option]") && box().open) box().close();
});
