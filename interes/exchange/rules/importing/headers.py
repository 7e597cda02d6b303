"""Find the row with the names of columns: below titles, above the data, or nowhere."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from interes.exchange.rules.importing.notes import notes_of_titles
from interes.exchange.rules.importing.sampling import sort_of_values
from interes.exchange.rules.importing.sheets import Line, Sheet, Unreadable
from interes.exchange.rules.importing.synonyms import is_known

_SAMPLE = 60
_DEEPEST = 30
_LONGEST_NAME = 120
_ENOUGH = 2
_LONG_VALUE = 6
_OFTEN = 0.2
_WIDE = 0.6
_TOLD_BY_VALUES = frozenset({"company", "person", "inn", "phone", "email", "website"})
_VALUE = re.compile(
    r"[-+]?[$€₽£]?\s?[\d\s.,:/%+()-]*\d[\d\s.,:/%$€₽£+()-]*"  # numbers, days, phones, sums
    r"|[^@\s]+@[^@\s]+\.[^@\s]+"  # e-mails
    r"|(https?://|www\.)\S+",
    re.IGNORECASE,
)


def as_sheet(name: str, rows: Callable[[], Iterator[Line]], **facts: Any) -> Sheet:
    """Return the sheet of some rows: its columns named, the rows below them its data.

    Raises Unreadable if there is not one row with something in it.
    """
    top = list(islice(_filled(rows()), _SAMPLE))
    if not any(c.isalnum() for line in top for cell in line.cells for c in cell):
        raise Unreadable("empty", file=name)
    place = header_place(top)
    if place is None:
        width = Counter(len(line.cells) for line in top).most_common(1)[0][0]
        columns = tuple(letters(i) for i in range(width))
        return Sheet(name, columns, lambda: _filled(rows()), header=0, **facts)
    columns = named(_as_wide(_joined(top, place), top[place + 1 :], facts["format"]))
    head = top[place]

    above = notes_of_titles(_titles(top, place), head.number)
    facts["notes"] = (*facts.get("notes", ()), *above)

    def data() -> Iterator[Line]:
        return (line for line in _filled(rows()) if line.number > head.number)

    return Sheet(name, columns, data, header=head.number, **facts)


def header_place(top: Sequence[Line]) -> int | None:
    """Return the place of the row of names among the first rows, None if there is none.

    The row with the most known names wins; without any, the first wide row that reads like names
    and not like values.
    """
    widths = [sum(1 for cell in line.cells if cell.strip()) for line in top]
    wide = max(_most_common(widths) * _WIDE, 1)
    known = [sum(1 for cell in line.cells if is_known(cell)) for line in top[:_DEEPEST]]
    best = max(range(len(known)), key=lambda i: (known[i], -i))
    speaks_of_columns = sum(1 for number in known if number >= _ENOUGH) > _ENOUGH
    if speaks_of_columns:
        best = next(i for i, width in enumerate(widths[:_DEEPEST]) if width >= wide)
    if known[best] >= _ENOUGH or (known[best] and widths[best] <= _ENOUGH):
        return best + _goes_on(top, best)
    first = next((i for i, width in enumerate(widths[:_DEEPEST]) if width >= wide), 0)
    filled = [cell for cell in top[first].cells if cell.strip()]
    if known[first] == 0 and _are_values(first, top):
        return None
    return first if sum(map(is_name, filled)) >= len(filled) * _WIDE else None


def _goes_on(top: Sequence[Line], place: int) -> bool:
    """Tell names in two rows: below a group such as "Contacts" stands what it is made of."""
    if place + 1 >= len(top):
        return False
    over, under = top[place].cells, top[place + 1].cells
    filled = [n for n, cell in enumerate(under) if cell.strip()]
    fills = any(n >= len(over) or not over[n].strip() for n in filled)
    return fills and all(is_known(under[n]) for n in filled)


def _are_values(first: int, top: Sequence[Line]) -> bool:
    """Tell a row of values by a long number or an e-mail in it, or a cell that comes again."""
    cells = top[first].cells
    if any(_VALUE.fullmatch(c.strip()) and len(c.strip()) >= _LONG_VALUE for c in cells if c):
        return True
    below = [line.cells for line in top[first + 1 :]]
    if any(
        _is_alike(cell, [row[n] for row in below if len(row) > n]) for n, cell in enumerate(cells)
    ):
        return True
    return any(
        cell.strip() and any(len(row) > place and row[place] == cell for row in below)
        for place, cell in enumerate(cells)
    )


def _is_alike(cell: str, below: Sequence[str]) -> bool:
    """Tell a company above companies, a person above people: a value, and no name of a column."""
    sort = sort_of_values([cell]).name
    return sort in _TOLD_BY_VALUES and sort_of_values(below).name == sort


def is_name(cell: str) -> bool:
    """Tell whether a cell reads like the name of a column and not like a value."""
    text = cell.strip()
    if not text or len(text) > _LONGEST_NAME or _VALUE.fullmatch(text):
        return False
    return any(c.isalpha() for c in text) or text in {"№", "#"}


def named(cells: Sequence[str]) -> tuple[str, ...]:
    """Name every column once: a second "Phone" becomes "Phone (2)", one without a name "C"."""
    names: list[str] = []
    seen: set[str] = set()
    for place, cell in enumerate(cells):
        name = base = " ".join(cell.split()).lstrip("\ufeff")[:_LONGEST_NAME] or letters(place)
        number = 1
        while name.casefold() in seen:
            number += 1
            name = f"{base} ({number})"
        names.append(name)
        seen.add(name.casefold())
    return tuple(names)


def _titles(top: Sequence[Line], place: int) -> Sequence[Line]:
    """Return what stands above the names and did not become part of them."""
    above = top[:place]
    if above and sum(1 for cell in above[-1].cells if cell.strip()) >= _ENOUGH:
        return above[:-1]
    return above


def letters(place: int) -> str:
    """Return the letters by which a spreadsheet calls a column, from 0: "A", "B", … "AA"."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text


def _joined(top: Sequence[Line], place: int) -> list[str]:
    """Fill names that stand in a row above, as merged cells have them."""
    cells = list(top[place].cells)
    above = top[place - 1].cells if place else ()
    if sum(1 for cell in above if cell.strip()) < _ENOUGH:
        return _without_tail(cells)
    pairs = zip(cells, above + ("",) * len(cells), strict=False)
    return _without_tail(
        _told_apart([cell if cell.strip() else over for cell, over in pairs], above)
    )


def _told_apart(names: list[str], above: Sequence[str]) -> list[str]:
    """Put the group before a name that stands in several: "Deal Name" beside "Company Name"."""
    plain = [" ".join(name.casefold().split()) for name in names]
    often, group = Counter(plain), ""
    told = []
    for place, name in enumerate(names):
        group = (above[place].strip() if place < len(above) else "") or group
        is_told = name.strip() and often[plain[place]] > 1 and group != name
        told.append(f"{group} {name}".strip() if is_told else name)
    return told


def _as_wide(names: list[str], rows: Sequence[Line], form: str) -> list[str]:
    """Add columns that have no name but values; a rare one in a text is a row that is too long."""
    enough = max(len(rows) * _OFTEN, _ENOUGH) if form == "csv" else 1
    filled = Counter(
        place for line in rows for place, cell in enumerate(line.cells) if cell.strip()
    )
    often = [place for place, number in filled.items() if number >= enough]
    return names + [""] * (max(often, default=0) + 1 - len(names))


def _without_tail(cells: list[str]) -> list[str]:
    while len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return cells


def _filled(rows: Iterator[Line]) -> Iterator[Line]:
    return (line for line in rows if any(cell and not cell.isspace() for cell in line.cells))


def _most_common(widths: Sequence[int]) -> int:
    return max(Counter(widths).items(), key=lambda pair: (pair[1], pair[0]))[0]
