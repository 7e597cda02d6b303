"""Two administrators at one form: nobody's words are lost, and where both wrote they choose."""

import json

import pytest

from interes.clients import actions as clients
from interes.clients.models import Source
from interes.deals import actions as deals
from interes.deals.models import RefusalReason, Stage
from interes.foundation.edits import ChangedByBoth, Seen, agreed, seen_together
from interes.integrations.webhooks import acts as webhooks
from interes.team import actions
from interes.team.models import SavedView
from tests.cast import NOON, a_department, a_user, hidden

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
    page.post(address, said | {"as_seen": hidden(html, "as_seen"), "keep_name_ru": keep})

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
    was = Seen(json.dumps({"name_ru": "старое"}))

    assert agreed(reason, {"name_ru": reason.name_ru}, was) == {"name_ru": reason.name_ru}
    with pytest.raises(ChangedByBoth):
        agreed(reason, {"name_ru": "новое"}, was)


@pytest.fixture
def sizes(ada):
    return clients.add_field(
        noun="company",
        kind="choice",
        name_ru="Размер",
        choices=[{"ru": "Малый"}, {"ru": "Большой"}],
        by=ada,
    )


def written(page, field):
    """Return the form of a field as it is drawn, to be sent back."""
    html = page.get(f"/settings/fields/{field.pk}/").content.decode()
    said = {"name_ru": field.name_ru, "as_seen": hidden(html, "as_seen")}
    for one in field.choices:
        said |= {f"ru_{one['key']}": one["ru"], f"on_{one['key']}": "on"}
    return said


def test_a_choice_that_a_colleague_added_meanwhile_stays_in_use(page, ada, sizes):
    mine = written(page, sizes)
    with_one_more = [*sizes.choices, {"ru": "Средний"}]
    clients.change_field(field_id=sizes.pk, by=ada, name_ru="Размер", choices=with_one_more)

    page.post(f"/settings/fields/{sizes.pk}/", mine | {"help": "На глаз", "choices": "Огромный"})

    sizes.refresh_from_db()
    in_use = {one["ru"] for one in sizes.choices if not one["off"]}
    assert in_use == {"Малый", "Большой", "Средний", "Огромный"}
    assert sizes.help == "На глаз"


@pytest.mark.parametrize(("keep", "word"), [("mine", "Крошечный"), ("theirs", "Маленький")])
def test_a_choice_that_both_renamed_is_chosen_by_itself(page, sizes, keep, word):
    other = a_user("Борис Орлов", role="administrator")
    mine, small = written(page, sizes), sizes.choices[0]
    renamed = [{**small, "ru": "Маленький"}, {**sizes.choices[1], "ru": "Крупный"}]
    clients.change_field(field_id=sizes.pk, by=other, name_ru="Размер", choices=renamed)
    address, key = f"/settings/fields/{sizes.pk}/", small["key"]

    told = page.post(address, mine | {f"ru_{key}": "Крошечный"})
    html = told.content.decode()
    assert (told.status_code, "Борис Орлов" in html, "Маленький" in html) == (422, True, True)
    chosen = {"as_seen": hidden(html, "as_seen"), f"keep_choice_{key}": keep}
    page.post(address, mine | {f"ru_{key}": "Крошечный"} | chosen)

    sizes.refresh_from_db()
    assert [one["ru"] for one in sizes.choices] == [word, "Крупный"]


def test_a_shared_view_is_not_renamed_over_a_colleague(page, ada, anna):
    view = actions.save_view(listed="deals", name="Мои", query="", by=anna, at=NOON)
    SavedView.objects.filter(pk=view.pk).update(is_shared=True)
    address = f"/lists/deals/views/{view.pk}/change/"
    saw = {"as_seen": hidden(page.get(address).content.decode(), "as_seen")}
    actions.change_view(view_id=view.pk, name="Анины", by=anna)

    told = page.post(address, {"name": "Наши"} | saw)

    html = told.content.decode()
    assert (told.status_code, "Анины" in html) == (422, True)
    chosen = {"as_seen": hidden(html, "as_seen"), "keep_name": "theirs"}
    page.post(address, {"name": "Наши"} | chosen)
    view.refresh_from_db()
    assert view.name == "Анины"


def test_a_webhook_keeps_what_a_colleague_told_it_meanwhile(page, ada):
    told = {"name": "1С", "url": "https://93.184.216.34/hook", "kinds": ["deal.won"]}
    hook = webhooks.add_webhook(by=ada, at=NOON, **told)
    address = f"/settings/webhooks/{hook.pk}/change/"
    saw = {"as_seen": hidden(page.get(address).content.decode(), "as_seen")}
    webhooks.change_webhook(
        webhook_id=hook.pk, by=ada, is_active=True, **told | {"kinds": ["deal.refused"]}
    )

    page.post(address, told | saw | {"name": "Склад", "is_active": "on"})

    hook.refresh_from_db()
    assert (hook.name, hook.kinds) == ("Склад", ["deal.refused"])
