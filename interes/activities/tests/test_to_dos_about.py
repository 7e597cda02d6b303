"""A to-do is about something that is there, or about nothing."""

import pytest
from django.urls import reverse

from interes.activities.models import ToDo
from tests.cast import a_deal

TYPED = {"step_text": "Поздравить", "step_when": "tomorrow"}


def test_a_to_do_remembers_the_deal_it_is_about(client, anna):
    client.force_login(anna)
    deal = a_deal(anna)

    client.post(reverse("activities:new_to_do"), TYPED | {"deal": deal.pk})

    assert ToDo.objects.get().deal_id == deal.pk


@pytest.mark.parametrize("noun", ["company", "person", "deal"])
def test_a_to_do_about_what_is_not_there_is_not_kept(client, anna, noun):
    client.force_login(anna)

    answer = client.post(reverse("activities:new_to_do"), TYPED | {noun: 10**9})

    assert answer.status_code == 422
    assert not ToDo.objects.exists()
