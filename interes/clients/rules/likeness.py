"""How sure it is that two records are one: evidence for and against, weighed and said.

Every sign adds its weight (the logarithm of how much more often it is met among doubles than
among strangers, rounded by hand); the sum with what stands against it beforehand becomes a score
from 0 to 1. docs/rules/duplicates.md says the same in words, with measured numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import exp

from rapidfuzz.distance import OSA

# Two records that share a key are strangers fifty times more often than one and the same.
BEFOREHAND = -4.0
# From here on a pair is shown, and from there on called almost certain.
WORTH_A_LOOK = 0.5
ALMOST_SURE = 0.95
_SHORTEST = 5
_NEAR = 0.84


class Sign(StrEnum):
    """What two records have in common, or what tells them apart."""

    SAME_INN = "same_inn"
    BRANCH = "branch"
    OTHER_INN = "other_inn"
    SAME_OGRN = "same_ogrn"
    OTHER_OGRN = "other_ogrn"
    SAME_NAME = "same_name"
    SAME_LAST = "same_last"
    SAME_FIRST = "same_first"
    SAME_PATRONYMIC = "same_patronymic"
    NEAR_NAME = "near_name"
    PART_OF_NAME = "part_of_name"
    OTHER_NAME = "other_name"
    OTHER_FORM = "other_form"
    SAME_PHONE = "same_phone"
    SAME_EMAIL = "same_email"
    SAME_MESSENGER = "same_messenger"
    SAME_DOMAIN = "same_domain"
    SAME_PLACE = "same_place"
    OTHER_PLACE = "other_place"
    SAME_ADDRESS = "same_address"
    SWAPPED_NAMES = "swapped_names"
    SHORT_NAME = "short_name"
    INITIALS = "initials"
    OTHER_FIRST = "other_first"
    OTHER_LAST = "other_last"
    OTHER_PATRONYMIC = "other_patronymic"
    SAME_BIRTHDAY = "same_birthday"
    NEAR_BIRTHDAY = "near_birthday"
    OTHER_BIRTHDAY = "other_birthday"
    SAME_COMPANY = "same_company"
    OTHER_COMPANY = "other_company"
    SAME_POST = "same_post"
    SAME_NUMBER = "same_number"


@dataclass(frozen=True, slots=True)
class Reason:
    """One sign with its weight, and what stands in the two records."""

    sign: Sign
    weight: float
    one: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure it is that two records are one, and why; the weightiest reason first."""

    score: float
    reasons: tuple[Reason, ...]


def weighed(reasons: Iterable[Reason]) -> Likeness:
    """Put the reasons together into a score from 0 to 1."""
    ordered = sorted(reasons, key=lambda reason: -abs(reason.weight))
    total = BEFOREHAND + sum(reason.weight for reason in ordered)
    return Likeness(round(1 / (1 + exp(-total)), 4), tuple(ordered))


def nearness(one: str, other: str) -> float:
    """Return how near two words are, 1 for equal ones; a slip in a short word is another word."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) < _SHORTEST:
        return 0.0
    return OSA.normalized_similarity(one, other)


def is_slip(one: str, other: str) -> bool:
    """Tell whether two words differ as a slip of the hand makes them differ."""
    if one == other or min(len(one), len(other)) < _SHORTEST:
        return False
    return OSA.distance(one, other) == 1 or nearness(one, other) >= _NEAR
