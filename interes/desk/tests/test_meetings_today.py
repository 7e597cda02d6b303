"""A meeting of the day leads to its sheet."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from interes.activities import actions
from interes.activities.actions import MeetingPlan, When
from interes.activities.rules import Carrier
from tests.cast import a_deal, a_plan


@pytest.mark.parametrize("carrier", list(Carrier))
def test_a_meeting_of_today_leads_to_its_sheet(client, anna, carrier):
    now = localtime()
    deal = a_deal(anna, at=now, step=a_plan("Потом", days=90))
    when = When(now + timedelta(minutes=5), carrier=carrier)
    show = actions.plan_meeting(
        deal_id=deal.pk, plan=MeetingPlan(goal="Смета"), when=when, by=anna, at=now
    )
    client.force_login(anna)

    assert f'href="/meetings/{show.pk}/"' in client.get("/").text
