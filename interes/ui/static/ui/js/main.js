// Everything the pages can do beyond HTML, one behaviour a file. Each listens on the document,
// so parts of a page may come and go.
import { prepareBoards } from "./board.js";
import { coverSteps, showRefused } from "./forms.js";
import { takeUp } from "./hands.js";
import { watchNotices } from "./notice.js";
import "./cells.js";
import "./copy.js";
import "./dialog.js";
import "./drafts.js";
import { bringDraftsBack } from "./kept.js";
import "./inplace.js";
import "./keys.js";
import "./lines.js";
import "./lists.js";
import "./palette.js";
import "./picker.js";
import "./pieces.js";
import "./redraw.js";
import "./requests.js";
import "./select.js";
import { tellSliders } from "./slider.js";

function prepare() {
  prepareBoards();
  coverSteps();
  watchNotices();
  bringDraftsBack();
  tellSliders();
}

document.addEventListener("htmx:after:swap", prepare);
prepare();
showRefused();
takeUp();
