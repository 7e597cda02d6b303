"""Find a company, a person, a deal, a to-do or a talk by whatever somebody remembers of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q
from django.db.models.functions import Reverse
from django.utils.timezone import localtime

from interes.clients.models import ContactPoint
from interes.clients.models.company import titled
from interes.clients.queries.spellings import spellings
from interes.desk.queries.search_hits import Beginning, Hit, hits
from interes.desk.queries.search_records import by_number, companies, people, together
from interes.desk.queries.search_talks import talks
from interes.desk.queries.search_terms import meant_words
from interes.desk.rules import (
    Pieces,
    contact_beginnings,
    inn_beginning,
    marked,
    phone_end,
    phone_piece,
    plain,
    snippet,
    words_of,
)
from interes.team.models import User
from interes.ui import formats

EACH = 6
MOST = 60
# So many are looked up for each line shown: the best name is known only when it is read.
SPARE = 3
AT_MOST = 200
PHONE = Q(kind=ContactPoint.Kind.PHONE)
FEW = 5
SHORTEST_TYPO = 3
WHOLE_NAME, BEGINS_SO, PAST = 60, 30, -4
KINDS = ("company", "person", "deal", "to_do", "talk")


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the answer.

    `pieces` is the title with what was asked for marked, `about` the page it leads to: talks and
    to-dos stand on the page of their deal, company or person. `noted` is the note with the number
    or the e-mail marked by which it was found.
    """

    kind: str
    id: int
    title: str
    note: str
    pieces: Pieces
    about: tuple[str, int]
    noted: Pieces = ()


def search(user: User, text: str, *, kind: str = "", each: int = EACH) -> list[Found]:
    """Return what fits, best first; typing errors are forgiven when little does.

    `kind` is one of KINDS, if only such records are asked for.
    """
    if not text.strip() or not user.is_active:
        return []
    numbers = contact_beginnings(text)
    if numbers:
        return _only(kind, _by_numbers(user, text, numbers, each))[: each * len(KINDS)]
    phrases = tuple(dict.fromkeys(words_of(one) for one in (*spellings(text), text)))
    phrases = tuple(phrase for phrase in phrases if phrase)
    found = _by_words(user, text, phrases, kind, each)
    said = talks(user, phrases, each) if kind in ("", "talk") else []
    return [*found, *(_talk(row, phrases) for row in said)]


def by_keys(user: User, keys: Sequence[tuple[str, int]]) -> list[Found]:
    """Return the records of these kinds and numbers, in this order; what is gone is left out."""
    kinds = {kind for kind, _key in keys}
    rows = by_number(user, {kind: [key for one, key in keys if one == kind] for kind in kinds})
    known = {(row["what"], row["number"]): _found(row, ()) for row in rows}
    return [known[key] for key in keys if key in known]


def _only(kind: str, found: list[Found]) -> list[Found]:
    return [one for one in found if not kind or one.kind == kind]


def _by_numbers(user: User, text: str, numbers: list[str], each: int) -> list[Found]:
    """Look for what begins like a phone, an e-mail or an INN, or holds such a piece."""
    held = _ends_so(text)
    for beginning in numbers:
        held |= Q(normal__startswith=beginning)
    found = _held(user, held, text, each)
    piece = phone_piece(text)
    # Least is known of a piece from the middle, and it takes longest to look for.
    return found or (_held(user, PHONE & Q(normal__contains=piece), text, each) if piece else [])


def _held(user: User, held: Q, text: str, each: int) -> list[Found]:
    """Return whose phone or e-mail it is: the points are few, so their numbers are taken first."""
    points = ContactPoint.objects.alias(backwards=Reverse("core")).filter(held)
    holders = list(points.values_list("company_id", "person_id", "kind", "normal")[:AT_MOST])
    by = {_holder(*ids): _sign(kind, normal) for *ids, kind, normal in reversed(holders)}
    of_company = Q(pk__in={key for noun, key in by if noun == "company"}) | _inn(text)
    of_people = Q(pk__in={key for noun, key in by if noun == "person"})
    found = (companies(user, of_company), people(user, of_people))
    rows = together([one.order_by("sort_name", "pk")[:each] for one in found])
    told = (_found(row, (), by.get((row["what"], row["number"]), "")) for row in rows)
    return sorted(told, key=lambda one: one.title)


def _holder(company: int | None, person: int | None) -> tuple[str, int]:
    return ("company", company) if company else ("person", person or 0)


def _sign(kind: str, normal: str) -> str:
    """Return a phone or an e-mail as people read it."""
    return formats.phone_pretty(normal.replace(";", ";ext=")) if kind == "phone" else normal


def _ends_so(text: str) -> Q:
    """Match phones by their last figures."""
    figures = phone_end(text)
    return PHONE & Q(backwards__startswith=figures[::-1]) if figures else Q(pk__in=[])


def _inn(text: str) -> Q:
    beginning = inn_beginning(text)
    # The index holds no empty ones, and must be told that none is looked for.
    return Q(inn__startswith=beginning) & ~Q(inn="") if beginning else Q(pk__in=[])


def _by_words(
    user: User, text: str, phrases: Sequence[tuple[str, ...]], kind: str, each: int
) -> list[Found]:
    wanted = each * SPARE
    begun = [[Beginning(word) for word in phrase] for phrase in phrases]
    best = hits(begun, user.pk, wanted)
    by_number = _by_inn(user, text, wanted) if inn_beginning(text) else []
    best += [Hit(one.kind, one.id, 0, ()) for one in by_number]
    if len(best) < FEW and any(len(word) >= SHORTEST_TYPO for one in phrases for word in one):
        known = {(hit.kind, hit.id) for hit in best}
        best += [hit for hit in _near(phrases, user.pk, wanted) if (hit.kind, hit.id) not in known]
    lines = _lines(user, [hit for hit in best if not kind or hit.kind == kind], phrases, each)
    told = {(one.kind, one.id): one for one in reversed(by_number)}
    return [_by_sign(one, told.get((one.kind, one.id))) for one in lines]


def _by_sign(line: Found, known: Found | None) -> Found:
    """Return a line with the number by which it was found too."""
    return replace(line, note=known.note, noted=known.noted) if known else line


def _by_inn(user: User, text: str, wanted: int) -> list[Found]:
    """Return companies whose INN begins so, and whoever has a phone that ends so."""
    found = [_found(row, (), row["said"]) for row in companies(user, _inn(text))[:wanted]]
    return found + (_held(user, _ends_so(text), "", wanted) if phone_end(text) else [])


def _near(phrases: Sequence[tuple[str, ...]], user_id: int, wanted: int) -> list[Hit]:
    """Return what has words like the typed ones, but for slips of the finger or the alphabet."""
    known = meant_words([word for phrase in phrases for word in phrase])
    meant = [
        [_meant(word, known) for word in phrase]
        for phrase in phrases
        if all(known.get(word) != () for word in phrase)
    ]
    return [
        Hit(hit.kind, hit.id, hit.score - WHOLE_NAME, hit.words)
        for hit in hits(meant, user_id, wanted)
    ]


def _meant(word: str, known: Mapping[str, tuple[str, ...]]) -> Beginning:
    """Return what a word may stand for; of a very short one only how it begins is known."""
    return Beginning(words=known[word]) if word in known else Beginning(prefix=word)


def _lines(
    user: User, best: Sequence[Hit], phrases: Sequence[tuple[str, ...]], each: int
) -> list[Found]:
    keys: dict[str, list[int]] = {}
    for hit in best:
        keys.setdefault(hit.kind, []).append(hit.id)
    rows = {(row["what"], row["number"]): row for row in by_number(user, keys)}
    said = [" ".join(phrase) for phrase in phrases]
    placed = [
        (hit.score + _worth(rows[hit.kind, hit.id], said), hit)
        for hit in best
        if (hit.kind, hit.id) in rows
    ]
    placed.sort(key=lambda one: (-one[0], -one[1].id))
    typed = {word for phrase in phrases for word in phrase}
    counted: dict[str, int] = {}
    lines = []
    for _score, hit in placed:
        counted[hit.kind] = counted.get(hit.kind, 0) + 1
        if counted[hit.kind] <= each:
            lines.append(_found(rows[hit.kind, hit.id], _shown(hit, typed)))
    return lines


def _shown(hit: Hit, typed: Iterable[str]) -> tuple[str, ...]:
    """Return what to mark: what was typed, or the words that it was taken for."""
    begun = [word for word in typed if any(word in one for one in hit.words)]
    return tuple(begun) or hit.words


def _worth(row: dict[str, Any], said: Sequence[str]) -> int:
    """Return what the name as a whole adds: it is exactly so, or begins so."""
    name = " ".join(words_of(row["called"]))
    worth = PAST if row["is_past"] else 0
    if name in said:
        return worth + WHOLE_NAME
    return worth + (BEGINS_SO if any(name.startswith(one) for one in said) else 0)


def _found(row: dict[str, Any], words: Sequence[str], by: str = "") -> Found:
    """Write a line; `by` is the phone, e-mail or INN by which it was found."""
    title = titled(row["form"], " ".join(row["called"].split()))
    said = row["said"] if row["what"] != "company" or not by else ""
    parts = [part for part in (said, row["more"]) if part]
    note, rest = " · ".join([*filter(None, [by]), *parts]), "".join(f" · {part}" for part in parts)
    noted = ((by, True), *([(rest, False)] if rest else [])) if by else ()
    about = (row["page"], row["page_id"])
    return Found(row["what"], row["number"], title, note, marked(title, words), about, noted)


def _talk(row: dict[str, Any], phrases: Sequence[tuple[str, ...]]) -> Found:
    words = [word for phrase in phrases for word in phrase]
    title = snippet(row["text"], words)
    whom = titled(row["form"] or "", row["company_name"] or "") or row["deal_title"]
    note = " · ".join(
        part for part in (formats.day_year(localtime(row["at"])), row["who"], whom) if part
    )
    stems = [
        word if plain(word) in plain(title) else word[: max(len(word) - 2, 3)] for word in words
    ]
    about = (row["page"], row["page_id"])
    return Found("talk", row["number"], title, note, marked(title, stems), about)
