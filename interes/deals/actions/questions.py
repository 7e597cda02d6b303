"""Set the questions of a qualification: how they are asked, and which answer is good (M2.1)."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from interes.deals import queries
from interes.deals.actions import setting
from interes.deals.actions.qualifications import ensure_reachable
from interes.deals.models import Qualification, QualificationQuestion
from interes.deals.rules import NUMBERS, bars_of
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

MOST_QUESTIONS, MOST_OPTIONS, MOST_POINTS = 20, 20, 100
MOST_LIMIT = Decimal(10) ** 13
LONGEST = {"ask_ru": 300, "ask_en": 300, "hint_ru": 300, "hint_en": 300}
LONGEST_UNIT, LONGEST_OPTION = 30, 80
# Which facts can answer which kind of a question.
ANSWERS = {
    "number": ("employees", "sites", "seats"),
    "money": ("amount", "revenue"),
    "choice": ("solvency", "size", "coverage", "region"),
}


class QuestionUnclear(Refusal):
    """A question that nobody can ask, or that no answer can clear."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose from; a new one has no key yet."""

    ru: str
    en: str = ""
    is_good: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """What the company says of a question."""

    name_ru: str
    ask_ru: str
    kind: str
    name_en: str = ""
    ask_en: str = ""
    hint_ru: str = ""
    hint_en: str = ""
    bar: str = ""
    limit: Decimal | None = None
    options: tuple[Option, ...] = field(default=())
    unit_ru: str = ""
    unit_en: str = ""
    is_decisive: bool = False
    points: int = 1
    fact: str = ""


QUESTION_FACTS = tuple(QuestionFacts.__dataclass_fields__)


@act
def add_question(*, qualification_id: int, facts: QuestionFacts, by: User) -> QualificationQuestion:
    """Add a question at the end; raises NameMissing, QuestionUnclear, NotAllowed."""
    ensure(by, "settings.change")
    Qualification.objects.select_for_update(of=("self",)).get(pk=qualification_id)
    asked = QualificationQuestion.objects.filter(qualification=qualification_id)
    if asked.filter(is_active=True).count() >= MOST_QUESTIONS:
        sentence = _("Ask %(most)s questions at most: it is a talk, not an interrogation.")
        raise QuestionUnclear(sentence % {"most": MOST_QUESTIONS}, field="name_ru")
    order = (asked.aggregate(m=Max("order"))["m"] or 0) + 1
    return QualificationQuestion.objects.create(
        qualification_id=qualification_id, order=order, **_checked(facts, ())
    )


@act
def change_question(
    *, question_id: int, facts: QuestionFacts, by: User, seen: Seen | None = None
) -> QualificationQuestion:
    """Set a question anew; answers that were given stay, as long as the kind of answer stays.

    Raises ChangedByBoth, NameMissing, QuestionUnclear, QualificationUnclear, NotAllowed.
    """
    ensure(by, "settings.change")
    one = _locked(question_id)
    kept = _checked(facts, [option["key"] for option in one.options])
    if kept["kind"] != one.kind and queries.has_answers(one):
        sentence = _("It was answered already. Take it out of use and add another one.")
        raise QuestionUnclear(sentence, field="kind")
    write(one, agreed(one, kept, seen))
    ensure_reachable(one.qualification_id, one.qualification.needed)
    return one


@act
def order_question(*, question_id: int, up: bool, by: User) -> QualificationQuestion:
    """Let a question change places with its neighbour in use; raises NotAllowed."""
    ensure(by, "settings.change")
    one = _locked(question_id)
    rows = QualificationQuestion.objects.filter(qualification=one.qualification_id, is_active=True)
    every = list(rows.order_by("order", "id"))
    setting.number(every)
    setting.swap(every, one, up=up)
    return one


@act
def use_question(*, question_id: int, is_active: bool, by: User) -> QualificationQuestion:
    """Ask a question or not any more; what was answered stays known.

    Raises QualificationUnclear, NotAllowed.
    """
    ensure(by, "settings.change")
    one = _locked(question_id)
    write(one, {"is_active": is_active})
    ensure_reachable(one.qualification_id, one.qualification.needed)
    return one


def _locked(key: int) -> QualificationQuestion:
    """Return a question with its qualification, which is locked for all its questions."""
    rows = QualificationQuestion.objects.select_related("qualification")
    return rows.select_for_update(of=("self", "qualification")).get(pk=key)


def _checked(facts: QuestionFacts, known: "list[str] | tuple[str, ...]") -> dict[str, Any]:
    kept: dict[str, Any] = {name: getattr(facts, name) for name in QUESTION_FACTS}
    kept |= setting.names(facts.name_ru, facts.name_en)
    kept |= {name: " ".join(kept[name].split()) for name in (*LONGEST, "unit_ru", "unit_en")}
    _check_words(kept)
    if facts.kind not in QualificationQuestion.Kind.values:
        raise QuestionUnclear(_("Choose what an answer is."), field="kind")
    if facts.fact and facts.fact not in ANSWERS.get(facts.kind, ()):
        raise QuestionUnclear(_("This does not answer such a question."), field="fact")
    if not 0 <= facts.points <= MOST_POINTS:
        sentence = _("Write a number from %(least)s to %(most)s.")
        raise QuestionUnclear(sentence % {"least": 0, "most": MOST_POINTS}, field="points")
    bars = bars_of(facts.kind)
    kept["bar"] = facts.bar if facts.bar in bars else bars[0]
    return kept | {"limit": _limit(facts), "options": _options(facts, set(known))}


def _check_words(kept: dict[str, Any]) -> None:
    if not kept["ask_ru"]:
        raise QuestionUnclear(_("Write how it is asked."), field="ask_ru")
    for name, most in (LONGEST | {"unit_ru": LONGEST_UNIT, "unit_en": LONGEST_UNIT}).items():
        if len(kept[name]) > most:
            sentence = _("Say it shorter: %(most)s characters at most.") % {"most": most}
            raise QuestionUnclear(sentence, field=name)


def _limit(facts: QuestionFacts) -> Decimal | None:
    if facts.kind not in NUMBERS:
        return None
    if facts.limit is None or not 0 <= facts.limit < MOST_LIMIT:
        raise QuestionUnclear(_("Write from which number on, or up to which."), field="limit")
    return facts.limit


def _options(facts: QuestionFacts, known: set[str]) -> list[dict[str, Any]]:
    """Return the answers with their keys; those of an enumeration of ours keep its words."""
    if facts.kind != "choice":
        return []
    is_ours = bool(queries.enum_of(facts.fact))
    said = _of_the_fact(facts) if is_ours else list(facts.options)
    kept = [one for one in said if one.ru.strip()]
    if len(kept) > MOST_OPTIONS or any(max(len(o.ru), len(o.en)) > LONGEST_OPTION for o in kept):
        sentence = _("At most %(most)s, each %(long)s characters at most.")
        told = {"most": MOST_OPTIONS, "long": LONGEST_OPTION}
        raise QuestionUnclear(sentence % told, field="options")
    if not any(one.is_good for one in kept):
        raise QuestionUnclear(_("Say which answers are good: one at least."), field="options")
    free = (f"o{number}" for number in range(1, 1000) if f"o{number}" not in known)
    return [
        {
            "key": one.key if one.key in known or is_ours else next(free),
            "ru": one.ru.strip(),
            "en": one.en.strip(),
            "good": one.is_good,
        }
        for one in kept
    ]


def _of_the_fact(facts: QuestionFacts) -> list[Option]:
    good = {one.key for one in facts.options if one.is_good}
    words = {}
    for language in ("ru", "en"):
        with translation.override(language):
            words[language] = {key: str(word) for key, word in queries.enum_of(facts.fact)}
    return [
        Option(word, words["en"][key], is_good=key in good, key=key)
        for key, word in words["ru"].items()
    ]
