"""Keep the library of arguments (M6.6)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from interes.foundation.acts import act
from interes.foundation.buying import Role
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.knowledge.models import Argument
from interes.team.actions import ensure
from interes.team.models import User

LONGEST = {"name": 120, "say": 500, "benefit": 300, "proof": 300}
LONGEST_WORRY = 200
MOST_LINES = 20


class ArgumentUnclear(Refusal):
    """An argument that says nothing, to nobody, or alarms those it is meant for."""


@dataclass(frozen=True, slots=True)
class ArgumentFacts:
    """What the company says of an argument."""

    name_ru: str
    say_ru: str
    name_en: str = ""
    say_en: str = ""
    kind: str = "other"
    business_lines: list[str] = field(default_factory=list)
    benefit_ru: str = ""
    benefit_en: str = ""
    proof_ru: str = ""
    proof_en: str = ""
    works_for: list[str] = field(default_factory=list)
    alarms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


ARGUMENT_FACTS = tuple(ArgumentFacts.__dataclass_fields__)
_TEXTS = tuple(name for name in ARGUMENT_FACTS if name.endswith(("_ru", "_en")))


@act
def add_argument(*, facts: ArgumentFacts, by: User) -> Argument:
    """Add an argument to the library; raises ArgumentUnclear, NotAllowed."""
    ensure(by, "knowledge.change")
    return Argument.objects.create(**_checked(facts))


@act
def change_argument(
    *, argument_id: int, facts: ArgumentFacts, by: User, seen: Seen | None = None
) -> Argument:
    """Say an argument otherwise; meetings that chose it show the new words.

    Raises ChangedByBoth, ArgumentUnclear, NotAllowed.
    """
    ensure(by, "knowledge.change")
    argument = Argument.objects.select_for_update().get(pk=argument_id)
    write(argument, agreed(argument, _checked(facts, besides=argument_id), seen))
    return argument


@act
def use_argument(*, argument_id: int, is_active: bool, by: User) -> Argument:
    """Let an argument be offered or not any more; raises NotAllowed."""
    ensure(by, "knowledge.change")
    argument = Argument.objects.select_for_update().get(pk=argument_id)
    write(argument, {"is_active": is_active})
    return argument


def _checked(facts: ArgumentFacts, *, besides: int = 0) -> dict[str, Any]:
    kept: dict[str, Any] = {name: _text(facts, name) for name in _TEXTS}
    if Argument.objects.filter(name_ru=kept["name_ru"]).exclude(pk=besides).exists():
        raise ArgumentUnclear(_("There is such an argument already."), field="name_ru")
    if facts.kind not in Argument.Kind.values:
        raise ArgumentUnclear(_("Choose what kind of advantage it is."), field="kind")
    roles = _roles(facts)
    lines = {"kind": facts.kind, "business_lines": _lines(facts.business_lines)}
    return kept | lines | {"works_for": roles, "alarms": _alarms(facts.alarms, roles)}


def _text(facts: ArgumentFacts, name: str) -> str:
    text = " ".join(str(getattr(facts, name)).split())
    if not text and name == "name_ru":
        raise ArgumentUnclear(_("Write the name."), field=name)
    if not text and name == "say_ru":
        raise ArgumentUnclear(_("Write what to say."), field=name)
    return _short(text, name, LONGEST[name.partition("_")[0]])


def _short(text: str, name: str, most: int) -> str:
    if len(text) > most:
        sentence = _("Say it shorter: %(most)s characters at most.") % {"most": most}
        raise ArgumentUnclear(sentence, field=name)
    return text


def _lines(wanted: list[str]) -> list[str]:
    lines = list(dict.fromkeys(" ".join(line.split()) for line in wanted if line.strip()))
    if len(lines) > MOST_LINES:
        sentence = _("Name %(most)s products at most.") % {"most": MOST_LINES}
        raise ArgumentUnclear(sentence, field="business_lines")
    return [_short(line, "business_lines", 120) for line in lines]


def _roles(facts: ArgumentFacts) -> list[str]:
    roles = [role for role in Role.values if role in facts.works_for]
    if not roles or len(roles) < len(set(facts.works_for)):
        raise ArgumentUnclear(_("Say for whom it works."), field="works_for")
    return roles


def _alarms(told: Mapping[str, Mapping[str, str]], roles: list[str]) -> dict[str, dict[str, str]]:
    kept = {role: _worry(role, told[role]) for role in Role.values if role in told}
    kept = {role: why for role, why in kept.items() if why}
    if set(told) - set(Role.values):
        raise ArgumentUnclear(_("Say which buyers it alarms."), field="alarms")
    if both := [role for role in kept if role in roles]:
        sentence = _("It can't both work for somebody and alarm them. Take one of them off.")
        raise ArgumentUnclear(sentence, field=f"alarm_{both[0]}_ru")
    return kept


def _worry(role: str, why: Mapping[str, str]) -> dict[str, str]:
    said = {name: " ".join(str(why.get(name, "")).split()) for name in ("ru", "en")}
    for name, text in said.items():
        _short(text, f"alarm_{role}_{name}", LONGEST_WORRY)
    if said["en"] and not said["ru"]:
        raise ArgumentUnclear(_("Say it in Russian too."), field=f"alarm_{role}_ru")
    return {name: text for name, text in said.items() if text}
