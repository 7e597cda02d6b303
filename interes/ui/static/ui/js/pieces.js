// A map of pieces: each is put where it is wanted by dragging or by Shift and the arrows; the lines
// between them follow, and the server keeps the place.
import { tell } from "./notice.js";
import { headers, reason, signedOut } from "./requests.js";
import { say, word } from "./words.js";

const GRID = 8;
const QUIET = 600;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const waiting = new Map();
let held = null;

const mapOf = (piece) => piece.closest("[data-map]");
const placeOf = (piece) => [Number(piece.dataset.x), Number(piece.dataset.y)];

function put(piece, x, y) {
  const map = mapOf(piece);
  const { width, height } = map.viewBox.baseVal;
  const most = [width - map.dataset.width, Math.max(height, 760) - map.dataset.height];
  [piece.dataset.x, piece.dataset.y] = [x, y].map((at, n) => Math.min(Math.max(Math.round(at / GRID) * GRID, 0), most[n]));
  piece.setAttribute("transform", `translate(${piece.dataset.x} ${piece.dataset.y})`);
  for (const line of map.querySelectorAll("line[data-from]")) follow(map, line, piece.dataset.piece);
}

/** Draw a line anew from edge to edge if it ends at the piece. */
function follow(map, line, moved) {
  if (![line.dataset.from, line.dataset.to].includes(moved)) return;
  const [one, other] = [line.dataset.from, line.dataset.to].map((key) => map.querySelector(`[data-piece="${key}"]`));
  const half = [map.dataset.width / 2, map.dataset.height / 2];
  const [a, b] = [one, other].map((piece) => placeOf(piece).map((at, n) => at + half[n]));
  const way = [b[0] - a[0], b[1] - a[1]];
  const share = Math.max(...way.map((part, n) => Math.abs(part) / (half[n] + 4)));
  const cut = share > 2 ? way.map((part) => part / share) : [0, 0];
  ["x1", "y1"].forEach((name, n) => line.setAttribute(name, a[n] + cut[n]));
  ["x2", "y2"].forEach((name, n) => line.setAttribute(name, b[n] - cut[n]));
}

async function keep(piece, from) {
  const [x, y] = placeOf(piece);
  if (from[0] === x && from[1] === y) return;
  try {
    const body = new URLSearchParams({ x, y });
    const response = await fetch(piece.dataset.place, { method: "POST", headers: headers(), body });
    if (response.ok && !signedOut(response)) return say(word("placed", { card: piece.dataset.name }));
    tell(reason(response, await response.text()), { stay: true });
  } catch {
    tell(word("notSaved"), { again: () => put(piece, x, y) ?? keep(piece, from) });
  }
  put(piece, ...from);
}

document.addEventListener("pointerdown", (event) => {
  const piece = event.target.closest?.("[data-place]");
  if (!piece || event.button || event.target.closest("a, button")) return;
  event.preventDefault();
  const scale = mapOf(piece).getScreenCTM().a;
  held = { piece, scale, at: [event.clientX, event.clientY], from: placeOf(piece) };
  piece.parentNode.append(piece);
  piece.focus();
  piece.classList.add("held");
});

document.addEventListener("pointermove", (event) => {
  if (!held) return;
  const { piece, scale, at, from } = held;
  put(piece, from[0] + (event.clientX - at[0]) / scale, from[1] + (event.clientY - at[1]) / scale);
});

function release(back) {
  if (!held) return;
  const { piece, from } = held;
  held = null;
  piece.classList.remove("held");
  if (back) put(piece, ...from);
  else keep(piece, from);
}

document.addEventListener("pointerup", () => release(false));
document.addEventListener("pointercancel", () => release(true));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && held) return release(true);
  const piece = event.target.closest?.("[data-place]");
  const way = ARROWS[event.key];
  if (!piece || !way || !event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const [x, y] = placeOf(piece);
  const known = waiting.get(piece) ?? { from: [x, y] };
  clearTimeout(known.timer);
  put(piece, x + way[0] * GRID * 2, y + way[1] * GRID * 2);
  // One act for a row of presses.
  known.timer = setTimeout(() => waiting.delete(piece) && keep(piece, known.from), QUIET);
  waiting.set(piece, known);
});
