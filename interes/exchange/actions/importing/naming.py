"""Records of ours that added fields of a file name: the names become links, unknown ones are told.

A name is looked up when its row is written, so that who came earlier in the same import is found.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from interes.clients.queries import Called, numbers_called
from interes.exchange.actions.importing.work import Work
from interes.exchange.rules.importing.records import Described, Problem

SHOWN = 120


def with_links[R: Described](records: Sequence[tuple[int, R]], work: Work) -> list[tuple[int, R]]:
    """Return the records with links in place of the names in their added fields."""
    named = {
        value
        for _line, record in records
        for value in record.custom.values()
        if isinstance(value, Called)
    }
    if not named:
        return list(records)
    numbers = numbers_called(named)
    return [(line, _linked(line, record, numbers, work)) for line, record in records]


def _linked[R: Described](line: int, record: R, numbers: Mapping[Called, int], work: Work) -> R:
    names = {name: value for name, value in record.custom.items() if isinstance(value, Called)}
    if not names:
        return record
    custom, lost = dict(record.custom), []
    for name, called in names.items():
        number = numbers.get(called)
        custom[name] = None if number is None else {"id": number, "noun": called.noun}
        if number is None:
            lost.append(f"{called.field}: {called.text}")
            _tell(line, called, work)
    about = "\n".join(filter(None, (record.about, *lost))) or None
    return replace(record, custom=custom, about=about)


def _tell(line: int, called: Called, work: Work) -> None:
    facts = {"column": called.field, "value": called.text[:SHOWN]}
    work.ends.remark(line, Problem("names_nothing", facts))
    work.ends.note("names_nothing")
