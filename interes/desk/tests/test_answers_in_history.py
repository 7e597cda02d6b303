"""An answer to a flag is read in the history of its deal, and one undo takes it back."""

import pytest
from django.utils import timezone

from interes.deals import actions as deals
from interes.deals.models import DealStanding, FlagAnswer
from interes.desk import actions
from tests.cast import a_deal

pytestmark = pytest.mark.django_db


def test_an_answer_is_told_in_the_history_of_its_deal(client, anna):
    deal = a_deal(anna)
    deals.answer_flag(
        deal_id=deal.pk, flag="late", text="Ждём аренды", by=anna, at=timezone.localtime()
    )
    client.force_login(anna)

    assert "Ждём аренды" in client.get(f"/deals/{deal.pk}/history/").content.decode()


def test_an_answer_that_is_taken_back_raises_the_flag_again(anna):
    now = timezone.localtime()
    deal = a_deal(anna, at=now)
    answer = deals.answer_flag(
        deal_id=deal.pk, flag="no_people", text="Назовут завтра", by=anna, at=now
    )
    assert "no_people" not in DealStanding.objects.get(deal=deal).flags

    context = answer.pgh_event_model.objects.get(pgh_obj_id=answer.pk).pgh_context_id
    actions.take_back(context=context, by=anna, at=timezone.now())

    assert not FlagAnswer.objects.exists()
    assert "no_people" in DealStanding.objects.get(deal=deal).flags
