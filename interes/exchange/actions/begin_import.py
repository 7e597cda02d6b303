"""Take files in: keep them, recognise what they hold, guess which column means what."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from interes.exchange.actions.importing import shelf
from interes.exchange.actions.importing.added import with_added
from interes.exchange.actions.importing.feed import without_reasons
from interes.exchange.actions.importing.file_words import look_up_words
from interes.exchange.models import ImportFile, ImportRun, SavedMapping
from interes.exchange.queries.import_wording import refusal_of_file
from interes.exchange.queries.saved_mappings import found_again
from interes.exchange.rules.importing.guessing import guess_all
from interes.exchange.rules.importing.mapping import THINGS, Guess
from interes.exchange.rules.importing.reading import open_sheets
from interes.exchange.rules.importing.sheets import Sheet, Unreadable
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

type Named = tuple[str, Path]

RUBLES = "RUB"
# What the recognition itself goes by.
SAID_ELSEWHERE = frozenset({"sort", "plan"})


class FileRefused(Refusal):
    """A file that can't be read; nothing of the run is imported."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A sheet of a kept file, and its number there."""

    sheet: Sheet
    name: str
    place: str
    part: int


def begin_import(
    *,
    files: Sequence[Named],
    by: User | None,
    at: datetime,
    currency: str = "",
    as_thing: str = "",
) -> ImportRun:
    """Keep the files and recognise their sheets; nothing is written into the base yet.

    `files` are names as their owner gave them, and where they lie now (also zips and folders).
    The run is `ready`, or `draft` while there is a sheet that only a person can make sense of.
    Raises FileRefused, NotAllowed.
    """
    ensure(by, "import")
    places: list[str] = []
    try:
        sheets = [found for name, path in files for found in _keep(name, path, places)]
        with transaction.atomic():
            return _begin(sheets, by, at, currency or default_currency(), as_thing)
    except BaseException:
        shelf.forget(places)
        raise


def default_currency() -> str:
    """Return the currency of sums that name none."""
    return getattr(settings, "CURRENCY", RUBLES)


def _keep(name: str, path: Path, places: list[str]) -> list[_Found]:
    try:
        place = shelf.put(path)
        places.append(place)
        sheets = open_sheets(shelf.path_of(place), name)
    except Unreadable as reason:
        raise FileRefused(refusal_of_file(reason.code, reason.facts), field="chosen") from reason
    except OSError as problem:
        facts = {"file": name, "why": problem.strerror or ""}
        raise FileRefused(refusal_of_file("unopened", facts), field="chosen") from problem
    return [_Found(without_reasons(sheet), name, place, part) for part, sheet in enumerate(sheets)]


def _begin(
    found: Sequence[_Found], by: User | None, at: datetime, currency: str, as_thing: str
) -> ImportRun:
    guesses = [with_added(one) for one in guess_all([one.sheet for one in found])]
    run = ImportRun.objects.create(by=by, at=at, currency=currency)
    files = [
        _file(run, order, one, _meant(guess, as_thing), at)
        for order, (one, guess) in enumerate(zip(found, guesses, strict=True))
    ]
    ImportFile.objects.bulk_create(files)
    run.state = ImportRun.State.READY if any(f.thing for f in files) else ImportRun.State.DRAFT
    run.save(update_fields=["state"])
    return run


def _meant(guess: Guess, as_thing: str) -> Guess:
    """Take the rows for what somebody says they are."""
    if as_thing not in THINGS:
        return guess
    return replace(guess, mapping=replace(guess.mapping, thing=as_thing), skip="")


def _file(run: ImportRun, order: int, one: _Found, guess: Guess, at: datetime) -> ImportFile:
    sheet, saved = one.sheet, found_again(one.sheet.columns)
    if saved is not None:
        SavedMapping.objects.filter(pk=saved.pk).update(used_at=at)
    file = ImportFile(
        run=run,
        order=order,
        name=sheet.name if Path(one.name).suffix != Path(sheet.name).suffix else one.name,
        place=one.place,
        part=one.part,
        kind=guess.skip or guess.mapping.dialect or guess.mapping.system,
        thing="" if guess.skip else guess.mapping.thing,
        mapping=guess.mapping.as_json(),
        encoding=sheet.encoding[:20],
        delimiter=sheet.delimiter[:4],
        columns=list(sheet.columns),
        notes=[asdict(note) for note in sheet.notes if note.code not in SAID_ELSEWHERE],
    )
    if saved is not None:
        file.mapping, file.thing = saved.mapping, saved.thing
    look_up_words(file, sheet)
    return file
