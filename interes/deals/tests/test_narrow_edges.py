"""Edges of the acts and filters: a name too long, a day not over, a line from another system."""

from datetime import timedelta

import pytest

from interes.deals import actions, queries
from interes.deals.models import Deal, RefusalReason, Rival, Stage
from interes.foundation.edits import ChangedMeanwhile
from tests.cast import NOON, a_deal

LONG = "Очень длинное имя " * 20


def test_a_rival_with_a_very_long_name_is_met_again(anna):
    reason = RefusalReason.objects.get(asks_rival=True)

    for _ in range(2):
        actions.refuse(deal_id=a_deal(anna).pk, reason=reason, rival=LONG, by=anna, at=NOON)

    assert Rival.objects.filter(kind=Rival.Kind.SUPPLIER).count() == 1


@pytest.mark.parametrize(("days", "drags"), [(2, False), (3, True)])
def test_a_deal_drags_on_the_day_its_line_says_so(anna, days, drags):
    deal = a_deal(anna, at=NOON - timedelta(days=days, hours=1))
    Stage.objects.filter(pk=deal.stage_id).update(norm_days=2)

    found = queries.narrowed(Deal.objects.all(), {"dragging": "1"}, user=anna, now=NOON)

    assert found.exists() is drags


def test_a_stage_out_of_use_keeps_its_place(ada):
    stage = Stage.objects.order_by("order").last()
    actions.use_stage(stage_id=stage.pk, is_active=False, by=ada)

    assert actions.order_stage(stage_id=stage.pk, up=True, by=ada).order == stage.order


def test_the_ends_of_lines_are_no_change(anna):
    deal = a_deal(anna, about="Раз\nдва")
    seen_in_the_form = "Раз\r\nдва"

    actions.change(deal_id=deal.pk, field="about", value="Три", by=anna, was=seen_in_the_form)

    with pytest.raises(ChangedMeanwhile):
        actions.change(deal_id=deal.pk, field="about", value="!", by=anna, was=seen_in_the_form)
