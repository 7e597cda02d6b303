"""How files of other programs are read and understood; pure, without a database.

Four steps, each with one door:

1. `reading.open_sheets(path, name)` → the `Sheet`s of a file, whatever its format (also of a zip);
   `Unreadable(code, facts)` if there are none. `Sheet.rows()` gives `Line(number, cells)` again
   and again, in little memory.
2. `guessing.guess(sheet)` → `Guess(mapping, sure, skip)`; `guessing.guess_all(sheets)` for files
   that come together and point at each other by old ids.
3. A person may change the `Mapping` (`Mapping.with_targets`, `as_json`, `from_json`; what can be
   chosen is in `targets.TARGETS`).
4. `understanding.understander(mapping, context)` → a function from a `Line` to an `Understood`:
   records (`records.py`; the main one first, those `by_the_way` after it), or why the row was
   refused or skipped, and remarks of single values that were not taken.

Codes of problems, of skips and of reasons get their sentences in `queries/import_wording.py`.
"""
