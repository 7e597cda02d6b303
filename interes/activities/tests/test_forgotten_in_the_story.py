"""The story of a deal tells that it was forgotten, and to whom it climbed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from interes.activities import queries
from interes.deals import actions as deals
from interes.deals.models import Step
from tests.cast import a_deal

LATE = timedelta(days=30)


@pytest.fixture
def forgotten(anna, boris):
    """A deal that climbed to Boris first, and to everyone later."""
    now = timezone.localtime()
    deal = a_deal(anna, at=now - 2 * LATE)
    Step.objects.filter(pk=deal.next_step_id).update(due_at=now - LATE, has_time=True)
    deals.climb(deal_id=deal.pk, at=now - LATE + timedelta(days=7))
    return deal


def test_a_jump_is_a_line_of_the_story(anna, boris, forgotten):
    line = queries.of_deal(anna, forgotten.pk).lines[0]

    assert (line.kind, line.giver_name, line.taker_name) == ("freed", anna.name, boris.name)


def test_the_page_says_it_in_words(client, anna, forgotten):
    anna.language = "en"
    anna.save(update_fields=["language"])
    client.force_login(anna)

    with translation.override("en"):
        page = client.get(reverse("deals:deal", args=[forgotten.pk])).content.decode()

    assert f"Forgotten by {anna.name}: any colleague may take it" in page


def test_a_jump_is_no_talk(anna, forgotten):
    told = queries.talked_in({forgotten.pk: timezone.now() - 3 * LATE})

    assert told[forgotten.pk].last_at is None
