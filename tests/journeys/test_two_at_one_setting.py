"""Two administrators at one form: nobody's words are lost, and where both wrote they choose."""

import json

import pytest

from interes.clients.models import Source
from interes.deals import actions as deals
from interes.deals.models import RefusalReason, Stage
from interes.foundation.edits import ChangedByBoth, Seen, agreed, seen_together
from interes.team import actions
from tests.cast import a_department, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, ada):
    client.force_login(ada)
    return client


def seen(record, *fields):
    return seen_together(record, fields)


def test_what_only_the_other_changed_stays(page, ada):
    branch = a_department().branch
    was = seen(branch, "name", "city")
    actions.change_branch(branch_id=branch.pk, by=ada, name=branch.name, city="Тверь")

    page.post(
        f"/settings/branches/{branch.pk}/",
        {"name": "Главный", "city": "Москва", "as_seen": was},
    )

    branch.refresh_from_db()
    assert (branch.name, branch.city) == ("Главный", "Тверь")


@pytest.mark.parametrize(("keep", "name"), [("mine", "Моё"), ("theirs", "Чужое")])
def test_where_both_wrote_the_second_chooses(page, keep, name):
    other = a_user("Борис Орлов", role="administrator")
    reason = RefusalReason.objects.filter(asks_rival=False)[0]
    said = {"name_ru": "Моё", "name_en": reason.name_en}
    was = seen(reason, "name_ru", "name_en", "asks_rival")
    deals.change_reason(
        reason_id=reason.pk, name_ru="Чужое", name_en=reason.name_en, asks_rival=True, by=other
    )
    address = f"/settings/reasons/{reason.pk}/"

    answer = page.post(address, said | {"as_seen": was})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Борис Орлов" in html
    assert "Чужое" in html
    now = json.dumps(["Чужое", reason.name_en, "False"], ensure_ascii=False)
    page.post(address, said | {"as_seen": now, "keep_name_ru": keep})

    reason.refresh_from_db()
    assert (reason.name_ru, reason.asks_rival) == (name, True)


@pytest.mark.parametrize("model", [Stage, Source, RefusalReason])
def test_every_form_of_a_setting_carries_what_was_seen(page, model):
    one = model.objects.all()[0]
    place = {Stage: "stages", Source: "sources", RefusalReason: "reasons"}[model]

    html = page.get(f"/settings/{place}/{one.pk}/").content.decode()

    assert 'name="as_seen"' in html


def test_the_same_words_by_both_are_no_clash():
    reason = RefusalReason.objects.all()[0]
    was = Seen(json.dumps(["старое"]))

    assert agreed(reason, {"name_ru": reason.name_ru}, was) == {"name_ru": reason.name_ru}
    with pytest.raises(ChangedByBoth):
        agreed(reason, {"name_ru": "новое"}, was)
