"""What is said of an added field: its names, section and hint, and what can be chosen."""

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Any

from django.utils.translation import gettext as _

from interes.clients.models import CustomField
from interes.clients.rules.likeness_letters import letters
from interes.foundation.edits import (
    ChangedByBoth,
    Clash,
    Seen,
    as_seen,
    clash_of,
    meet,
    seen_as_text,
)
from interes.foundation.refusals import Refusal

MOST_CHOICES = 200
LONGEST_KEY = 40
FIELD_FACTS = ("name_ru", "name_en", "group", "help", "is_asked")
_CHOICE = "choice_"

type Choice = Mapping[str, Any]


class FieldUnclear(Refusal):
    """A field without a name, with a name that is taken, or with nothing to choose from."""


def in_order(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the words of a field as they are kept; raises FieldUnclear."""
    name_ru, name_en = _names(facts.get("name_ru", ""), facts.get("name_en", ""))
    return {
        "name_ru": name_ru,
        "name_en": name_en,
        "group": " ".join(facts.get("group", "").split())[:80],
        "help": " ".join(facts.get("help", "").split())[:200],
        "is_asked": bool(facts.get("is_asked")),
    }


def field_as_seen(field: CustomField) -> str:
    """Return what is said of a field as its form carries it: each choice is seen by itself."""
    return seen_as_text(_seen(field, field.choices))


def agreed_words(
    field: CustomField, facts: Mapping[str, Any], seen: Seen | None
) -> Mapping[str, Any]:
    """Return what to write into a locked field so that nobody's change is lost.

    Raises ChangedByBoth, FieldUnclear.
    """
    if seen is None:
        return facts
    mine, known = copy(field), {one["key"]: one for one in field.choices}
    for name, value in in_order(facts).items():
        setattr(mine, name, value)
    written = [_tidy(one) for one in facts.get("choices", ())]
    said = {one["key"]: one for one in written if one.get("key") in known}
    now, before = _seen(field, field.choices), seen.before()
    met = meet(seen, now, _seen(mine, said.values()))
    if met.clashes:
        told = [_clash(field, mine, name, known, said) for name in met.clashes]
        raise ChangedByBoth(told, field, met.seen_now)
    words = {name: getattr(mine if name in met.mine else field, name) for name in FIELD_FACTS}
    kept = [
        one if _CHOICE + str(one.get("key")) in met.mine else known.get(one.get("key"), one)
        for one in written
    ]
    kept += [one for key, one in known.items() if _CHOICE + key not in before and key not in said]
    return words | {"choices": kept}


def _seen(field: CustomField, choices: Iterable[Choice]) -> dict[str, str]:
    told = {name: as_seen(field, name) for name in FIELD_FACTS}
    return told | {_CHOICE + one["key"]: _choice_as_seen(one) for one in choices}


def _choice_as_seen(one: Choice) -> str:
    return f"{one['ru']}|{one['en']}|{one['off']}"


def _tidy(one: Choice) -> dict[str, Any]:
    """Return a choice as it would be kept."""
    ru, en = _names(one.get("ru", ""), one.get("en", "")) if _said(one) else ("", "")
    return {"key": one.get("key"), "ru": ru, "en": en, "off": bool(one.get("off"))}


def _choice_in_words(one: Choice) -> str:
    names = " · ".join(name for name in (one["ru"], one["en"]) if name)
    return _("%(name)s (out of use)") % {"name": names} if one["off"] else names


def _clash(
    field: CustomField,
    mine: CustomField,
    name: str,
    known: Mapping[str, Choice],
    said: Mapping[str, Choice],
) -> Clash:
    if not name.startswith(_CHOICE):
        return clash_of(field, mine, name)
    key = name.removeprefix(_CHOICE)
    theirs = known[key]
    return Clash(name, theirs["ru"], _choice_in_words(said[key]), _choice_in_words(theirs))


def _names(name_ru: str, name_en: str) -> tuple[str, str]:
    ru, en = " ".join(name_ru.split())[:120], " ".join(name_en.split())[:120]
    if not (ru or en):
        raise FieldUnclear(_("Write how the field is called."), field="name_ru")
    return ru or en, en


def choices_with(
    known: Sequence[Mapping[str, Any]], written: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return the choices as they are kept from now on: no key is ever lost or given anew.

    Raises FieldUnclear.
    """
    keys = {one["key"] for one in known}
    kept: list[dict[str, Any]] = []
    for one in written:
        ru, en = _names(one.get("ru", ""), one.get("en", "")) if _said(one) else ("", "")
        if not ru or _is_repeated(kept, ru):
            continue
        key = one.get("key") if one.get("key") in keys else _new_key(keys, en or ru)
        keys.add(str(key))
        kept.append({"key": key, "ru": ru, "en": en, "off": bool(one.get("off"))})
    here = {one["key"] for one in kept}
    kept += [{**one, "off": True} for one in known if one["key"] not in here]
    if not any(not one["off"] for one in kept):
        raise FieldUnclear(_("Write what can be chosen, one a line."), field="choices")
    if len(kept) > MOST_CHOICES:
        sentence = _("A list has %(most)s lines at most.") % {"most": MOST_CHOICES}
        raise FieldUnclear(sentence, field="choices")
    return kept


def _said(one: Mapping[str, Any]) -> bool:
    return bool(f"{one.get('ru', '')}{one.get('en', '')}".strip())


def _is_repeated(kept: Sequence[Mapping[str, Any]], ru: str) -> bool:
    return any(one["ru"].lower() == ru.lower() for one in kept)


def _new_key(taken: set[str], name: str) -> str:
    """Return a key that programs can write, made of the name once and for all."""
    plain = re.sub(r"[^a-z0-9]+", "_", letters(name)).strip("_")[:LONGEST_KEY] or "choice"
    if plain not in taken:
        return plain
    return next(f"{plain}_{n}" for n in range(2, 10**6) if f"{plain}_{n}" not in taken)
