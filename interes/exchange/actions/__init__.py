"""Verbs of the exchange room.

The life of an import, for pages, the API and the command line (all keyword-only):

* `begin_import(files=[(name, path), …], by, at, currency="", as_thing="") -> ImportRun` keeps the
  files, recognises every sheet, guesses its mapping (or takes the one saved for such columns).
  State `ready`, or `draft` while nothing is recognised; raises FileRefused, NotAllowed.
* `change_mapping(file_id, targets={column number: target}, thing="", settings={}, by)`: what a
  person chose (`thing=""` leaves it, `"-"` leaves the whole file out); `save_mapping(file_id, name,
  by, at)` keeps it for the next file with such columns.
* `preview(run_id, by, at) -> Preview`: the very same work, rolled back.
* `start(run_id, by, at)` hands the run to the worker; `stop(run_id, by)` asks it to stop after its
  chunk; `resume(run_id, by, at)` carries on where it stopped or failed.
* `undo_import(run_id, by, at)` takes all of it back, whenever; in the worker when it is large.

Questions are in `queries.import_report` (`report_of`, `latest_reports`, `progress`, `rows_of`).
"""

from .begin_import import FileRefused, begin_import, default_currency
from .carry_on import carry_on
from .change_mapping import (
    NoSuchMapping,
    TooLate,
    change_mapping,
    map_as_saved,
    map_by_names,
    save_mapping,
)
from .import_files import ImportRunning, carry_on_here, import_files, refuse_unknown
from .preview import FilePreview, Preview, preview
from .start import NotNow, resume, start, stop
from .undo_import import give_up, take_back, undo_import

__all__ = [
    "FilePreview",
    "FileRefused",
    "ImportRunning",
    "NoSuchMapping",
    "NotNow",
    "Preview",
    "TooLate",
    "begin_import",
    "carry_on",
    "carry_on_here",
    "change_mapping",
    "default_currency",
    "give_up",
    "import_files",
    "map_as_saved",
    "map_by_names",
    "preview",
    "refuse_unknown",
    "resume",
    "save_mapping",
    "start",
    "stop",
    "take_back",
    "undo_import",
]
