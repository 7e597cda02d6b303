"""What words of a file for stages, ends and colleagues can be taken for, and what they are."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interes.deals import queries as deals
from interes.exchange.models import ImportFile
from interes.exchange.rules.importing.dialects import own_stages
from interes.exchange.rules.importing.meanings import REFUSED, OurStage, key_of
from interes.exchange.rules.importing.words import state
from interes.team.models import User

type Choices = list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class WordShown:
    """A word of a file, in how many rows it stands, what was chosen, what becomes of it else."""

    place: int
    word: str
    number: int
    chosen: str
    otherwise: str
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class WordsShown:
    """The words of one sheet for stages and ends, and the names that no colleague has."""

    stages: tuple[WordShown, ...]
    people: tuple[WordShown, ...]

    @property
    def unclear(self) -> list[str]:
        """Return the words for stages of which nothing is known."""
        return [one.word for one in self.stages if not one.chosen and not one.is_known]


@dataclass(frozen=True, slots=True)
class Ours:
    """What we have: stages with the words for them, colleagues by the names they are known by."""

    stages: Sequence[OurStage]
    stage_choices: Choices
    people: tuple[tuple[str, str], ...]
    known: frozenset[str]


def our_stages() -> list[OurStage]:
    """Return our stages in use, those of the first pipeline first."""
    return [
        OurStage(stage.pipeline.name_ru, tuple(filter(None, (stage.name_ru, stage.name_en))))
        for stage in deals.all_stages()
        if stage.is_active
    ]


def ours_for(files: Sequence[ImportFile]) -> Ours:
    """Return what the words of these files can be taken for; asks only for what they need."""
    has_stages = any(file.words.get("stages") for file in files)
    users: list[tuple[str, str | None]] = []
    if any(file.words.get("people") for file in files):
        users = list(
            User.objects.filter(is_active=True).order_by("name").values_list("name", "email")
        )
    described = (word for file in files for word, _n in file.words.get("described", ()))
    known = [*described, *(text for user in users for text in user if text)]
    return Ours(
        stages=our_stages() if has_stages else (),
        stage_choices=_stage_choices() if has_stages else [],
        people=tuple((email or name, name) for name, email in users),
        known=frozenset(map(key_of, known)),
    )


def words_shown(file: ImportFile, ours: Ours) -> WordsShown:
    """Return the words of a file that waits for somebody to say what they mean."""
    names = {key_of(name) for stage in ours.stages for name in stage.names}
    chosen = {kind: _chosen(file, kind) for kind in ("stages", "people")}
    placed = own_stages(file.mapping.get("dialect", ""))
    stages = (
        WordShown(
            place,
            word,
            number,
            chosen["stages"].get(key_of(word), ""),
            _otherwise(word, names, placed),
            is_known=key_of(word) in names | placed.keys() or bool(state(word)),
        )
        for place, (word, number) in enumerate(file.words.get("stages", ()))
    )
    people = (
        WordShown(place, word, number, chosen["people"].get(key_of(word), ""), "")
        for place, (word, number) in enumerate(file.words.get("people", ()))
        if key_of(word) not in ours.known
    )
    return WordsShown(tuple(stages), tuple(people))


def _chosen(file: ImportFile, kind: str) -> dict[str, str]:
    return {key_of(word): meaning for word, meaning in file.mapping.get(kind, {}).items()}


def _otherwise(word: str, names: Set[str], placed: Mapping[str, int]) -> str:
    if key_of(word) in names:
        return _("our stage of this name")
    if key_of(word) in placed:
        return _("as it is known from this program")
    if state(word) == "open":
        return _("open, in the first stage")
    return _("the first stage; the name is kept in “About”")


def _stage_choices() -> Choices:
    """Return our stages by pipelines, and the ways a deal ends."""
    found: dict[str, list[tuple[str, str]]] = {}
    for stage in deals.all_stages():
        if stage.is_active:
            one = OurStage(stage.pipeline.name_ru, (stage.name_ru,))
            found.setdefault(stage.pipeline.name, []).append((one.meaning, stage.name))
    reasons = [
        (f"{REFUSED}: {one.name_ru}", _("refused: %(reason)s") % {"reason": one.name})
        for one in deals.reasons()
    ]
    ends = [("won", _("won")), (REFUSED, _("refused, no reason told")), *reasons]
    return [*found.items(), (_("It ended"), ends)]
