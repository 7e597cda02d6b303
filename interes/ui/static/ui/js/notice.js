// Notices at the edge of the page: what happened, what was kept, and a way back.
import { word } from "./words.js";

const SHORT = 8000;
const WITH_UNDO = 20000;
const STAYS = "[data-stay], .late, [role=alert]";

/** Show a notice; `again` is what its "Try again" button does. */
export function tell(phrase, { again = null, stay = false } = {}) {
  const place = document.getElementById("notices");
  const blank = document.getElementById("notice_blank");
  if (!place || !blank || !phrase) return;
  for (const same of place.querySelectorAll("[data-told]")) {
    if (same.dataset.told === phrase) same.remove();
  }
  const notice = blank.content.firstElementChild.cloneNode(true);
  notice.dataset.told = phrase;
  notice.toggleAttribute("data-stay", stay || Boolean(again));
  notice.querySelector("[data-text]").textContent = phrase;
  const button = notice.querySelector("[data-again]");
  button.hidden = !again;
  button.textContent = word("again");
  button.addEventListener("click", () => {
    notice.remove();
    again();
  });
  place.append(notice);
  raise();
}

/** Press the undo button of the newest notice, if there is one. */
export function undoNewest() {
  const buttons = [...document.querySelectorAll("#notices .undo button")];
  const newest = buttons.filter((button) => button.checkVisibility() && !button.disabled).at(-1);
  newest?.click();
  return Boolean(newest);
}

/** Keep the notices within reach: what stands beside an open dialog can't be seen or pressed. */
export function raise() {
  const place = document.getElementById("notices");
  const top = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
  if (place && place.parentNode !== top) top.append(place);
}

function leave(notice) {
  // Whoever reads it or stands on its button keeps it.
  if (notice.matches(":hover, :focus-within")) return setTimeout(leave, SHORT, notice);
  notice.remove();
}

function watch(notice) {
  if (notice.matches(STAYS) || notice.dataset.watched) return;
  notice.dataset.watched = "yes";
  setTimeout(leave, notice.querySelector(".undo") ? WITH_UNDO : SHORT, notice);
}

/** Let the notices of this page leave by themselves, also those that come later. */
export function watchNotices() {
  const place = document.getElementById("notices");
  if (!place || place.dataset.watched) return;
  place.dataset.watched = "yes";
  const look = () => place.querySelectorAll(".notice").forEach(watch);
  new MutationObserver(look).observe(place, { childList: true });
  look();
}

document.addEventListener("click", (event) => {
  event.target.closest("[data-close], [data-dismiss]")?.closest(".notice")?.remove();
});
