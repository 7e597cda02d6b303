"""Talks and to-dos of a row."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from interes.exchange.rules.importing import words
from interes.exchange.rules.importing.cells import Said
from interes.exchange.rules.importing.making import Desk, Refused, ids, not_in_future, owner_of
from interes.exchange.rules.importing.records import Link, Talk, ToDo
from interes.exchange.rules.importing.values import squeezed

_LONGEST = timedelta(hours=24)
_TEXT = 300
_NOON = 12

# company, person and deal: the links a talk or a to-do may have.
type Whom = dict[str, Any]


def talk(said: Said, desk: Desk, whom: Whom) -> Talk | ToDo:
    """Return the talk of the row; one that lies in the future is something to do.

    One with nobody we know of belongs to no story and is kept as something done.
    Raises Refused if it does not say when.
    """
    values = said.values
    at = values.get("talk.at") or values.get("talk.created_at")
    if at is None:
        raise Refused("missing", column=desk.column("talk.at"))
    by = owner_of(said, desk, "talk", "by")
    if at > desk.context.now:
        return _as_to_do(said, desk, whom, at, by)
    if not any(whom.values()):
        said.remark(
            "kept_as_done", desk.column("talk.subject"), said.values.get("talk.subject", "")
        )
        return replace(_as_to_do(said, desk, whom, at, by), done_at=at, made_at=at)
    old = ids(said, "talk")
    kind = _kind(said, desk)
    minutes = _minutes(said, desk, at)
    text = _text(said)
    made_up = desk.keys.made_up("talk", kind, at.isoformat(), *_marks(whom), squeezed(text)[:80])
    return Talk(
        key=desk.keys.of(kind, old[0]) if old else made_up,
        kind=kind,
        at=at,
        by=by,
        is_inbound=words.is_inbound(values.get("talk.direction", "")),
        was_reached=words.was_reached(
            values.get("talk.reached", "") or values.get("talk.direction", "")
        ),
        minutes=minutes,
        text=text,
        **whom,
    )


def to_do(said: Said, desk: Desk, whom: Whom) -> ToDo:
    """Return the to-do of the row; raises Refused if it says nothing."""
    values = said.values
    text = values.get("to_do.text", "") or values.get("talk.subject", "")
    lines = said.lines.get("to_do", [])
    text = " · ".join(part for part in (text, *lines) if part).replace("\n", " ")
    if not text:
        raise Refused("missing", column=desk.column("to_do.text"))
    if len(text) > _TEXT:
        said.remark("cut", desk.column("to_do.text"), text[_TEXT - 1 :])
        text = text[: _TEXT - 1] + "…"
    due = values.get("to_do.due_at")
    made = not_in_future(said, desk, "to_do.created_at", "to_do")
    owner = owner_of(said, desk, "to_do")
    old = ids(said, "to_do")
    marks = (made or "", due or "", (owner.key or owner.name) if owner else "")
    made_up = desk.keys.made_up("task", squeezed(text)[:80], *marks, *_marks(whom))
    return ToDo(
        key=desk.keys.of("task", old[0]) if old else made_up,
        text=text,
        owner=owner,
        due_at=due,
        has_time=due is not None and _is_exact(due, desk),
        made_at=made,
        done_at=_done_at(said, desk, due, made),
        **whom,
    )


def _as_to_do(said: Said, desk: Desk, whom: Whom, at: datetime, by: Link | None) -> ToDo:
    old = ids(said, "talk")
    text = _text(said) or _kind(said, desk)
    key = desk.keys.of(_kind(said, desk), old[0]) if old else ""
    key = key or desk.keys.made_up("task", squeezed(text)[:80], at.isoformat(), *_marks(whom))
    shown = " ".join(text.split())[:_TEXT]
    return ToDo(key=key, text=shown, owner=by, due_at=at, has_time=_is_exact(at, desk), **whom)


def _kind(said: Said, desk: Desk) -> str:
    """Return what sort of talk it was: as the row says, else as the file is known to hold."""
    values = said.values
    found = words.talk_kind(values.get("talk.kind", "")) or desk.mapping.talk
    if found:
        return found
    if "talk.minutes" in values or "talk.seconds" in values or "talk.direction" in values:
        return "call"
    return "meeting" if "talk.end_at" in values else "note"


def _minutes(said: Said, desk: Desk, at: datetime) -> int | None:
    """Return how long it took; more than a day is a mistake of the other program."""
    values = said.values
    minutes: int | None = values.get("talk.minutes")
    if "talk.seconds" in values:
        minutes = -(-values["talk.seconds"] // 60)
    end: datetime | None = values.get("talk.end_at")
    if minutes is None and end is not None and timedelta(0) <= end - at <= _LONGEST:
        minutes = int((end - at).total_seconds() // 60)
    if minutes is not None and minutes > _LONGEST.total_seconds() // 60:
        said.not_taken("too_long_a_talk", desk.column("talk.minutes"), str(minutes), "talk")
        return None
    if minutes is None and end is not None:
        said.not_taken(
            "too_long_a_talk", desk.column("talk.end_at"), end.strftime("%Y-%m-%d %H:%M"), "talk"
        )
    return minutes


def _text(said: Said) -> str:
    subject: Any = said.values.get("talk.subject", "")
    lines = [subject, *said.lines.get("talk", [])]
    return "\n".join(dict.fromkeys(line for line in lines if line))


def _is_exact(moment: datetime, desk: Desk) -> bool:
    """Tell a time from the noon that stands for a day."""
    local = moment.astimezone(desk.context.zone)
    return (local.hour, local.minute) not in {(_NOON, 0), (0, 0)}


def _done_at(
    said: Said, desk: Desk, due: datetime | None, made: datetime | None
) -> datetime | None:
    """Return when it was done, if it was: as the row says, else on the day it was due."""
    if "to_do.done_at" in said.values:
        return not_in_future(said, desk, "to_do.done_at", "to_do")
    if not words.is_done(said.values.get("to_do.done", "")):
        return None
    return min(max(filter(None, (due, made)), default=desk.context.now), desk.context.now)


def _marks(whom: Whom) -> list[str]:
    return [(link.key or link.name) if link else "" for link in whom.values()]
