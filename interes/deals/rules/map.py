"""Where the cards of people stand on the map, in its own units; the page scales them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import count

WIDTH, HEIGHT = 1200, 760
CARD_WIDTH, CARD_HEIGHT = 216, 128
COLUMNS = 5
_STEP_X = (WIDTH - 24) // COLUMNS
_STEP_Y = CARD_HEIGHT + 56
# The final yes stands above, those who judge below it, guides and strangers at the bottom.
_TIERS = {"economic": 0, "technical": 1, "user": 2, "coach": 3}
_LAST = 3
# From the middle to the edges, so that a short row stands in the middle.
_FROM_THE_MIDDLE = (2, 1, 3, 0, 4)


@dataclass(frozen=True, slots=True)
class Card:
    """A card before it has a place; `at` is where people put it."""

    key: int
    roles: Collection[str] = ()
    at: tuple[int, int] | None = None


def placed(cards: Iterable[Card]) -> dict[int, tuple[int, int]]:
    """Return a place for every card: where it was put, else a free one in the row of its role."""
    known = list(cards)
    places = {card.key: card.at for card in known if card.at is not None}
    for card in known:
        if card.at is None:
            places[card.key] = _free(_tier(card.roles), list(places.values()))
    return places


def height(places: Iterable[tuple[int, int]]) -> int:
    """Return how high the map must be for all its cards to be seen."""
    return max([HEIGHT, *(y + CARD_HEIGHT + 16 for _x, y in places)])


def _tier(roles: Collection[str]) -> int:
    return min((_TIERS[role] for role in roles), default=_LAST)


def _free(tier: int, taken: Sequence[tuple[int, int]]) -> tuple[int, int]:
    spots = (
        (20 + column * _STEP_X, 16 + row * _STEP_Y)
        for row in count(tier)
        for column in _FROM_THE_MIDDLE
    )
    return next(spot for spot in spots if not any(_meet(spot, other) for other in taken))


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return abs(one[0] - other[0]) < CARD_WIDTH and abs(one[1] - other[1]) < CARD_HEIGHT


def ends(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return where a line between two cards leaves the one and meets the other: at their edges."""
    (ax, ay), (bx, by) = _middle(one), _middle(other)
    dx, dy = bx - ax, by - ay
    share = max(abs(dx) / (CARD_WIDTH / 2 + 4), abs(dy) / (CARD_HEIGHT / 2 + 4))
    if share <= 2:
        return ax, ay, bx, by
    cut_x, cut_y = round(dx / share), round(dy / share)
    return ax + cut_x, ay + cut_y, bx - cut_x, by - cut_y


def _middle(place: tuple[int, int]) -> tuple[int, int]:
    return place[0] + CARD_WIDTH // 2, place[1] + CARD_HEIGHT // 2
