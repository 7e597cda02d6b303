"""Febrl's records of people, read as this product's signs of a person."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from interes.clients.rules import PersonSigns, letters, like_people, person_keys

SETS = {"1": ["1"], "2": ["2"], "3": ["3"], "4": ["4a", "4b"]}
CAP = 30
type Records = dict[str, PersonSigns]
type Pair = tuple[str, str]
type Scores = dict[Pair, float]


def scored(
    folder: Path, name: str, *, with_numbers: bool
) -> tuple[set[Pair], dict[tuple[str, str], float], int]:
    """Return the true pairs, the score of every compared pair, and how many records there are.

    The address, suburb and postcode stand for where a person is found; soc_sec_id is read as a
    number given out once, or not at all.
    """
    records: Records = {}
    for part in SETS[name]:
        records |= dict(_read(folder / f"dataset{part}.csv", with_numbers=with_numbers))
    pairs = _pairs(records)
    scores = {pair: like_people(records[pair[0]], records[pair[1]]).score for pair in pairs}
    return set(_truth(records)), scores, len(records)


def _read(path: Path, *, with_numbers: bool) -> Iterator[tuple[str, PersonSigns]]:
    with path.open(newline="") as file:
        for row in csv.DictReader(file, skipinitialspace=True):
            said = {key.strip(): (value or "").strip() for key, value in row.items()}
            places = (said[name] for name in ("address_1", "address_2", "suburb", "postcode"))
            number = said["soc_sec_id"] if with_numbers else ""
            yield (
                said["rec_id"],
                PersonSigns(
                    last=said["surname"],
                    first=said["given_name"],
                    birthday=_day(said["date_of_birth"]),
                    places=frozenset(place for place in places if place),
                    numbers=frozenset({number} - {""}),
                ),
            )


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a birthday has no zone
    except ValueError:
        return None


def _truth(records: Records) -> Iterator[Pair]:
    known: dict[str, list[str]] = defaultdict(list)
    for key in records:
        known[key.split("-")[1]].append(key)
    for keys in known.values():
        yield from ((a, b) for a in keys for b in keys if a < b)


def _pairs(records: Records) -> set[Pair]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for key, one in records.items():
        for said in _keys(one):
            blocks[said].append(key)
    return {
        (min(a, b), max(a, b))
        for block in blocks.values()
        if len(block) <= CAP
        for n, a in enumerate(block)
        for b in block[n + 1 :]
    }


def _keys(one: PersonSigns) -> set[str]:
    named = person_keys(one.last, one.first, one.middle, one.birthday)
    places = {f"place:{letters(place)}" for place in one.places}
    return named | places | {f"number:{number}" for number in one.numbers}
