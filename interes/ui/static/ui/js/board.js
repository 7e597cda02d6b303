// The board: cards are dragged between columns or moved by Shift and the arrows. The card goes
// at once, the server is asked, and a refusal puts it back with the reason.
import { openWith } from "./dialog.js";
import { standOn } from "./lists.js";
import { raise, tell } from "./notice.js";
import { headers, reason, signedOut } from "./requests.js";
import { say, word } from "./words.js";

const HOLD_ON_TOUCH = 180;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let home = null;

const cardsOf = (column) => column?.querySelector("[data-cards]");
const columnOf = (node) => node.closest("[data-column]");
const nameOf = (node) =>
  node.dataset.name ?? node.getAttribute("aria-label") ?? node.querySelector("[data-open]")?.textContent.trim();

/** Make the columns of this page take cards; the library is loaded only where there is a board. */
export async function prepareBoards() {
  const lists = document.querySelectorAll("[data-board] [data-cards]:not([data-ready])");
  if (!lists.length) return;
  await import("../vendor/sortable.min.js");
  for (const list of lists) {
    list.dataset.ready = "yes";
    new window.Sortable(list, {
      group: "board",
      draggable: "[data-card][data-move]",
      sort: false,
      animation: calm.matches ? 0 : 120,
      delay: HOLD_ON_TOUCH,
      delayOnTouchOnly: true,
      touchStartThreshold: 5,
      ghostClass: "ghost",
      onStart: ({ item, from }) => (home = { list: from, next: item.nextElementSibling }),
      onEnd: ({ item, from, to }) => from !== to && send(item, columnOf(to), home),
    });
  }
}

async function send(card, column, from) {
  const back = () => putBack(card, from);
  const again = () => place(card, column) && send(card, column, from);
  card.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(card.dataset.move, {
      method: "POST",
      headers: { ...headers(), "HX-Target": "div#board" },
      body: new URLSearchParams({ stage: column.dataset.stage, was: columnOf(from.list).dataset.stage }),
    });
    const text = await response.text();
    if (response.ok && !signedOut(response)) accepted(card, column, response, text);
    else refused(card, response, text, { back, again });
  } catch {
    back();
    tell(word("notSaved"), { again });
  } finally {
    card.removeAttribute("aria-busy");
  }
}

function accepted(card, column, response, text) {
  const onward = response.headers.get("HX-Redirect");
  if (onward) return location.assign(onward);
  say(word("moved", { card: nameOf(card), stage: nameOf(column) }));
  update(text);
}

function refused(card, response, text, { back, again }) {
  back();
  const html = response.headers.get("Content-Type")?.startsWith("text/html");
  if (response.status === 422 && html) return openWith(text, card.querySelector("[data-open]"));
  const retry = response.status >= 500 || signedOut(response) ? again : null;
  tell(reason(response, text), { again: retry, stay: true });
}

/** Put the pieces of an answer where their ids say; notices join the others. */
function update(html) {
  const focused = document.activeElement?.closest("[data-card]")?.id;
  const pieces = document.createRange().createContextualFragment(html);
  for (const piece of [...pieces.children]) {
    if (piece.matches(".notice")) document.getElementById("notices")?.append(piece);
    else if (piece.id) document.getElementById(piece.id)?.replaceWith(piece);
    htmx.process(piece);
  }
  raise();
  if (focused) document.getElementById(focused)?.querySelector("[data-open]")?.focus();
}

function putBack(card, { list, next }) {
  const focused = card.contains(document.activeElement);
  list.insertBefore(card, next?.parentNode === list ? next : null);
  if (focused) standOn(card);
  say(word("returned", { card: nameOf(card), stage: nameOf(columnOf(list)) }));
}

function place(card, column) {
  cardsOf(column).prepend(card);
  return true;
}

function neighbour(column, by) {
  const all = [...column.closest("[data-board]").querySelectorAll("[data-column]")].filter(cardsOf);
  return all[all.indexOf(column) + by];
}

function shift(card, column) {
  const from = { list: card.parentNode, next: card.nextElementSibling };
  place(card, column);
  standOn(card);
  send(card, column, from);
}

function look(card, column) {
  const row = [...card.parentNode.children].indexOf(card);
  const cards = [...cardsOf(column).querySelectorAll("[data-card]")];
  if (cards.length) standOn(cards[Math.min(row, cards.length - 1)]);
}

document.addEventListener("keydown", (event) => {
  const card = event.target.closest?.("[data-board] [data-card]");
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!card || !by || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const column = neighbour(columnOf(card), by);
  if (!column || card.ariaBusy === "true") return;
  if (!event.shiftKey) look(card, column);
  else if (card.dataset.move) shift(card, column);
});
