"""What a stage of a deal consists of: in the right order, and nothing out of the blue."""

import pytest

from interes.demo import episodes
from interes.demo.chance import Chance
from interes.demo.words import talks

SEND = {"step": "send the proposal", "name": "offer", "must": True}
WALK = {"step": "go through it", "needs": "offer"}
SIGN = {"step": "sign", "final": True}
POOL = [{"step": "measure"}, SEND, WALK, SIGN]


@pytest.mark.parametrize("seed", range(20))
def test_talks_keep_their_natural_order(seed):
    told = episodes.told(Chance(seed), POOL, 3, is_last=False)

    assert [POOL.index(e) for e in told] == sorted(POOL.index(e) for e in told)


@pytest.mark.parametrize("seed", range(20))
def test_nobody_goes_through_a_proposal_that_was_not_sent(seed):
    told = episodes.told(Chance(seed), POOL, 2, is_last=True)

    assert WALK not in told or SEND in told


@pytest.mark.parametrize("seed", range(20))
def test_a_deal_goes_on_only_after_what_its_stage_is_about(seed):
    assert SEND in episodes.told(Chance(seed), POOL, 1, is_last=False)


@pytest.mark.parametrize("seed", range(20))
def test_nothing_is_signed_by_a_deal_that_goes_no_further(seed):
    assert SIGN not in episodes.told(Chance(seed), POOL, 4, is_last=True)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_planned_next_has_not_been_done_and_can_be_done(seed):
    following = episodes.planned(Chance(seed), POOL, [POOL[0]])

    assert following in (SEND, SIGN)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_stage_has_enough_to_talk_about(language):
    pools = talks(language)

    for stage in ("first", "needs", "meeting", "offer", "think", "contract", "payment"):
        usual = [e for e in pools[stage] if not e.get("final")]
        assert len(pools[stage]) >= 4
        assert len(usual) >= 3
        assert all(e["step"] and e["agreed"] and len(e["texts"]) > 1 for e in pools[stage])


def test_both_languages_tell_the_same_episodes():
    def shape(language: str) -> dict[str, list[tuple[str, bool]]]:
        return {
            stage: [(e["kind"], bool(e.get("inbound"))) for e in pool]
            for stage, pool in talks(language).items()
        }

    assert shape("ru") == shape("en")
