"""Which buying roles of a deal are covered, and what should worry us (M5.1–2)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ROLES = ("economic", "user", "technical", "coach")
AGAINST_MOST, FOR_MOST = -5, 5
# So many people of one deal in new posts are no chance any more: they are being reorganised.
SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Norms:
    """How many days of silence worry us, and for how many a person is new in a post."""

    silent_days: int = 14
    new_days: int = 90


@dataclass(frozen=True, slots=True)
class Player:
    """A person of a deal as the rules see them."""

    person_id: int
    roles: Collection[str] = ()
    influence: str = ""
    attitude: int | None = None
    evidence: str = ""
    last_talk: date | None = None
    post_since: date | None = None


class Coverage(StrEnum):
    """How a role stands to us."""

    UNKNOWN = "unknown"
    NOT_MET = "not_met"
    AGAINST = "against"
    NEUTRAL = "neutral"
    FOR = "for"


class Worry(StrEnum):
    """What is wrong with the people of a deal, the worst first."""

    NO_ECONOMIC = "no_economic"
    AGAINST = "against"
    NO_COACH = "no_coach"
    NO_ROLE = "no_role"
    SILENT = "silent"
    REORGANISED = "reorganised"
    NEW = "new"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class RoleFlag:
    """One worry: whose, in which role, for how many days; `ask` is whom the action goes to."""

    worry: Worry
    role: str = ""
    person_id: int | None = None
    days: int | None = None
    ask: int | None = None

    @property
    def kind(self) -> str:
        """Return what kind of step helps: things that need trust are a meeting."""
        return "meeting" if self.worry in {Worry.AGAINST, Worry.NEW, Worry.REORGANISED} else "call"


def coverage(players: Iterable[Player]) -> dict[str, Coverage]:
    """Return how each role stands: one voice against outweighs those for."""
    known = list(players)
    return {role: _covered([p for p in known if role in p.roles]) for role in ROLES}


def _covered(holders: Sequence[Player]) -> Coverage:
    if not holders:
        return Coverage.UNKNOWN
    met = [p.attitude or 0 for p in holders if p.last_talk is not None]
    if not met:
        return Coverage.NOT_MET
    if min(met) < 0:
        return Coverage.AGAINST
    return Coverage.FOR if max(met) > 0 else Coverage.NEUTRAL


def role_flags(players: Iterable[Player], *, today: date, norms: Norms) -> list[RoleFlag]:
    """Return what should worry us, the worst first; each person is asked about once in a sort."""
    known = list(players)
    ally = _ally(known)
    found = [
        *_missing(known, ally),
        *_silent(known, today, norms),
        *_reorganised(known, ally, today, norms),
        *(flag for player in known for flag in _personal(player, ally, today, norms)),
    ]
    order = list(Worry)
    return sorted(found, key=lambda flag: order.index(flag.worry))


def _ally(players: Sequence[Player]) -> int | None:
    """Return who would help us to find out: a coach, else the person most in favour."""
    if not players:
        return None
    best = max(players, key=lambda p: ("coach" in p.roles, p.attitude or 0))
    return best.person_id


def _missing(players: Sequence[Player], ally: int | None) -> list[RoleFlag]:
    worries = {"economic": Worry.NO_ECONOMIC, "coach": Worry.NO_COACH}
    held = {role for player in players for role in player.roles}
    return [
        RoleFlag(worries.get(role, Worry.NO_ROLE), role=role, ask=ally)
        for role in ROLES
        if role not in held
    ]


def _silent(players: Sequence[Player], today: date, norms: Norms) -> list[RoleFlag]:
    """Return the roles in which nobody was talked to lately, with whom to talk to first."""
    found: dict[int, RoleFlag] = {}
    for role in ROLES:
        holders = [p for p in players if role in p.roles]
        quiet = [_silence(p, today) for p in holders]
        if not holders or any(days is not None and days <= norms.silent_days for days in quiet):
            continue
        first = max(holders, key=lambda p: (_WEIGHTS[p.influence], p.last_talk or date.min))
        me, days = first.person_id, _silence(first, today)
        found.setdefault(me, RoleFlag(Worry.SILENT, role, me, days, ask=me))
    return list(found.values())


_WEIGHTS = {"high": 3, "medium": 2, "": 1, "low": 0}


def _silence(player: Player, today: date) -> int | None:
    return None if player.last_talk is None else max((today - player.last_talk).days, 0)


def _new_for(player: Player, today: date, norms: Norms) -> int | None:
    """Return for how many days a person is in a post that is still new to them."""
    days = None if player.post_since is None else (today - player.post_since).days
    return days if days is not None and 0 <= days < norms.new_days else None


def _reorganised(
    players: Sequence[Player], ally: int | None, today: date, norms: Norms
) -> Iterable[RoleFlag]:
    """Yield the worry of a reorganisation: several people have got new posts lately."""
    new = [days for p in players if (days := _new_for(p, today, norms)) is not None]
    if len(new) >= SEVERAL:
        yield RoleFlag(Worry.REORGANISED, days=max(new), ask=ally)


def _personal(player: Player, ally: int | None, today: date, norms: Norms) -> Iterable[RoleFlag]:
    """Yield what worries about one person."""
    me = player.person_id
    if player.influence == "high" and (player.attitude or 0) < 0:
        yield RoleFlag(Worry.AGAINST, person_id=me, ask=me)
    if (days := _new_for(player, today, norms)) is not None:
        yield RoleFlag(Worry.NEW, person_id=me, days=days, ask=me)
    if is_unsure(player):
        yield RoleFlag(Worry.UNSURE, person_id=me, ask=ally)


def is_unsure(player: Player) -> bool:
    """Tell whether we only guess: the role, the attitude, the influence or the proof is missing."""
    return (
        not player.roles
        or player.attitude is None
        or not player.influence
        or not player.evidence.strip()
    )
