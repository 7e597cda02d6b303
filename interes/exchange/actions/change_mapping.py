"""Say what the columns of a file mean, and keep it for the next file with such columns."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from interes.exchange.actions.importing.feed import sheet_of
from interes.exchange.actions.importing.file_words import look_up_words, places_of_words
from interes.exchange.models import ImportFile, ImportRun, SavedMapping
from interes.exchange.queries.saved_mappings import signature
from interes.exchange.rules.importing.mapping import THINGS
from interes.exchange.rules.importing.mapping import Mapping as Columns
from interes.exchange.rules.importing.meanings import key_of
from interes.exchange.rules.importing.sheets import Unreadable
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

LEFT_OUT = "-"
SETTINGS = frozenset({"system", "currency", "day_first"})
MEANINGS = frozenset({"stages", "people"})


class NoSuchMapping(Refusal):
    """Nothing was kept under this name."""


class TooLate(Refusal):
    """The import has begun: what was chosen for it can't change any more."""


@transaction.atomic
def change_mapping(
    *,
    file_id: int,
    targets: Mapping[int, str],
    by: User | None,
    thing: str = "",
    settings: Mapping[str, Any] | None = None,
) -> ImportFile:
    """Take what a person chose for some columns (by their place from 0).

    `thing` says what the rows are about: "" leaves it, "-" leaves the whole file out; `settings`
    are currency, day_first and system of the mapping; `stages` and `people` there say what words of
    the file mean, "" as they stand, and leave the other words alone. Raises TooLate, NotAllowed.
    """
    ensure(by, "import")
    file = ImportFile.objects.select_for_update().get(pk=file_id)
    _still_open(file.run_id)
    mapping = Columns.from_json(file.mapping)
    before = places_of_words(mapping)
    mapping = mapping.with_targets(targets)
    if thing in THINGS:
        mapping = replace(mapping, thing=thing)
    mapping = replace(mapping, **_chosen(mapping, settings or {}))
    file.mapping = mapping.as_json()
    if places_of_words(mapping) != before:
        _look_up_anew(file)
    if thing:
        file.thing = "" if thing == LEFT_OUT else mapping.thing
    file.save(update_fields=["mapping", "thing", "words"])
    _settle_state(file.run_id)
    return file


def _chosen(mapping: Columns, settings: Mapping[str, Any]) -> dict[str, Any]:
    chosen = {name: value for name, value in settings.items() if name in SETTINGS}
    for name in MEANINGS & settings.keys():
        told = {key_of(word): meaning for word, meaning in settings[name].items()}
        chosen[name] = {**getattr(mapping, name), **told}
    return chosen


def _look_up_anew(file: ImportFile) -> None:
    with suppress(Unreadable, OSError, IndexError):
        look_up_words(file, sheet_of(file))


def map_by_names(
    *,
    run_id: int,
    targets: Mapping[str, str],
    by: User | None,
    meanings: Mapping[str, Mapping[str, str]] | None = None,
) -> None:
    """Take what somebody wrote down for the columns by their names, in every file of a run.

    `meanings` say under `stages` and `people` what words of the files mean among ours.

    Raises TooLate, NotAllowed.
    """
    for file in ImportFile.objects.filter(run=run_id):
        named = {n: targets[name] for n, name in enumerate(file.columns) if name in targets}
        thing = next((t.partition(".")[0] for t in named.values() if t), "")
        if named or meanings:
            about = "" if file.thing else thing
            change_mapping(
                file_id=file.pk, targets=named, by=by, thing=about, settings=meanings or {}
            )


def map_as_saved(*, run_id: int, name: str, by: User | None) -> None:
    """Take a mapping that was kept under a name, whatever the order of the columns now.

    Raises NoSuchMapping, TooLate, NotAllowed.
    """
    saved = SavedMapping.objects.filter(name=name).order_by("-used_at").first()
    if saved is None:
        raise NoSuchMapping(_("No mapping is kept under the name “%(name)s”.") % {"name": name})
    mapping = Columns.from_json(saved.mapping)
    map_by_names(
        run_id=run_id,
        targets={column.name: column.target for column in mapping.columns},
        by=by,
        meanings={"stages": mapping.stages, "people": mapping.people},
    )


@transaction.atomic
def save_mapping(*, file_id: int, name: str, by: User | None, at: datetime) -> SavedMapping:
    """Keep the mapping of a file, found again by the names of its columns; raises NotAllowed."""
    ensure(by, "import")
    file = ImportFile.objects.get(pk=file_id)
    facts = {
        "name": name.strip()[:120] or str(file),
        "thing": file.thing,
        "columns": file.columns,
        "mapping": file.mapping,
        "by": by,
        "used_at": at,
    }
    mark = signature(file.columns)
    return SavedMapping.objects.update_or_create(signature=mark, defaults=facts)[0]


def _still_open(run_id: int) -> None:
    state = ImportRun.objects.select_for_update().get(pk=run_id).state
    if state not in {ImportRun.State.DRAFT, ImportRun.State.READY}:
        raise TooLate(_("This import has begun already. Begin another one to map it otherwise."))


def _settle_state(run_id: int) -> None:
    is_ready = ImportFile.objects.filter(run=run_id).exclude(thing="").exists()
    state = ImportRun.State.READY if is_ready else ImportRun.State.DRAFT
    ImportRun.objects.filter(pk=run_id).update(state=state)
