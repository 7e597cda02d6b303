"""May a client be named to a prospect: the table of cases, and the law that holds always."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from interes.knowledge.rules import ATTITUDES, Asked, Spared, Tie, fit, judge

KINDS = ("competitor", "adjacent", "partner", "served_through")
ties = some.builds(
    Tie, some.sampled_from(KINDS), some.sampled_from([*ATTITUDES, "?"]), some.booleans()
)
asked = some.builds(
    Asked,
    is_prospect_known=some.booleans(),
    is_same=some.booleans(),
    is_one_holding=some.booleans(),
    ties=some.lists(ties, max_size=6),
)


@pytest.mark.parametrize(
    ("known", "may_be_named", "wording", "code"),
    [
        ({}, True, "open", "strangers"),
        ({}, False, "anonymous", "no_consent"),
        ({"is_prospect_known": False}, True, "anonymous", "unknown_prospect"),
        ({"is_same": True}, True, "none", "same"),
        ({"is_one_holding": True}, True, "none", "holding"),
        ({"ties": [Tie("competitor", "unknown")]}, True, "anonymous", "competitor"),
        ({"ties": [Tie("competitor", "hostile")]}, True, "anonymous", "competitor"),
        ({"ties": [Tie("competitor", "neutral")]}, True, "open", "competitor"),
        ({"ties": [Tie("competitor", "friendly")]}, True, "open", "competitor"),
        ({"ties": [Tie("competitor", "friendly")]}, False, "anonymous", "no_consent"),
        ({"ties": [Tie("adjacent", "hostile")]}, True, "open", "adjacent"),
        ({"ties": [Tie("partner")]}, True, "open", "partner"),
        ({"ties": [Tie("served_through")]}, True, "open", "served_through"),
    ],
)
def test_the_right_wording_by_relation_and_consent(known, may_be_named, wording, code):
    verdict = judge(Asked(**known), may_be_named=may_be_named)

    assert (verdict.wording, verdict.code) == (wording, code)


def test_the_worst_attitude_of_a_holding_counts():
    found = [Tie("competitor", "friendly"), Tie("competitor", "hostile", is_own=False)]

    verdict = judge(Asked(ties=found), may_be_named=True)

    assert (verdict.wording, verdict.attitude, verdict.is_own) == ("anonymous", "hostile", False)


@given(asked, some.booleans(), some.sampled_from(["hostile", "unknown", "?"]), some.booleans())
def test_a_competitor_who_is_no_friend_never_hears_the_name(known, consent, attitude, is_own):
    guarded = Asked(
        known.is_prospect_known,
        known.is_same,
        known.is_one_holding,
        [*known.ties, Tie("competitor", attitude, is_own)],
    )

    assert judge(guarded, may_be_named=consent).wording != "open"


@given(asked)
def test_nobody_is_named_without_consent(known):
    assert judge(known, may_be_named=False).wording != "open"


@pytest.mark.parametrize(("named", "tired"), [(0, False), (3, False), (4, True), (9, True)])
def test_a_client_is_spared_after_so_many_tellings(named, tired):
    assert Spared().is_tired(named) is tired


def test_what_they_buy_goes_before_the_industry_and_that_before_the_size():
    product = fit(is_about_it=True, same_industry=False, same_size=False)
    industry = fit(is_about_it=False, same_industry=True, same_size=False)
    size = fit(is_about_it=False, same_industry=False, same_size=True)

    assert product > industry + size
    assert industry > size > 0
