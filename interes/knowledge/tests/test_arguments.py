"""The library of arguments: what speaks for us, to whom, and whom it alarms."""

import pytest
from django.db import IntegrityError, transaction

from interes.knowledge import actions, queries
from interes.knowledge.models import Argument
from interes.team.actions import NotAllowed

pytestmark = pytest.mark.django_db
SAID = {
    "name_ru": "Контроль водителей",
    "name_en": "Drivers are watched",
    "kind": "service",
    "business_lines": "Логистика, мониторинг",
    "say_ru": "Каждый рейс виден на карте",
    "works_for": ["economic"],
    "alarm_user_ru": "Водители решат, что за ними следят",
}
IN_DIALOG = {"HX-Request": "true", "HX-Target": "div#dialog_body"}


def an_argument(name="Срок", works_for=("user",), **facts):
    said = {"name_ru": name, "say_ru": "Привезём за день", "works_for": list(works_for)}
    return Argument.objects.create(**said | facts)


@pytest.fixture
def head(client, boris):
    client.force_login(boris)
    return client


def test_a_head_writes_down_what_wins(head):
    head.post("/arguments/add/", SAID)

    one = Argument.objects.get()
    assert (one.business_lines, one.works_for) == (["Логистика", "мониторинг"], ["economic"])
    assert one.worries == {"user": "Водители решат, что за ними следят"}


def test_a_seller_reads_the_library_and_does_not_change_it(client, anna):
    one = an_argument()
    client.force_login(anna)

    assert "Срок" in client.get("/arguments/").text
    assert client.post("/arguments/add/", SAID).status_code == 403
    assert client.post(f"/arguments/{one.pk}/use/", {"use": "no"}).status_code == 403
    with pytest.raises(NotAllowed):
        actions.use_argument(argument_id=one.pk, is_active=False, by=anna)


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ({"name_ru": " "}, "name_ru"),
        ({"name_ru": "Срок"}, "name_ru"),
        ({"say_ru": ""}, "say_ru"),
        ({"say_ru": "я" * 501}, "say_ru"),
        ({"works_for": []}, "works_for"),
        ({"works_for": ["boss"]}, "works_for"),
        ({"kind": "magic"}, "kind"),
        ({"alarm_economic_ru": "Дорого"}, "alarm_economic_ru"),
        ({"alarm_user_ru": "", "alarm_user_en": "Fear"}, "alarm_user_ru"),
        ({"business_lines": ",".join(map(str, range(21)))}, "business_lines"),
    ],
)
def test_what_is_missing_is_said_at_its_field(head, told, at):
    an_argument("Срок")

    answer = head.post("/arguments/add/", SAID | told, headers=IN_DIALOG)

    assert answer.status_code == 422
    assert f'id="id_{at}"' in answer.text or at in ("works_for", "alarms")
    assert 'role="alert"' in answer.text
    assert Argument.objects.count() == 1


def test_two_people_who_change_one_argument_lose_nothing(head):
    one = an_argument("Срок", kind="delivery")
    page = head.get(f"/arguments/{one.pk}/")
    as_seen = page.text.split('name="as_seen" value="')[1].split('"')[0]
    Argument.objects.update(proof_ru="98 %")

    said = {"name_ru": "Срок", "say_ru": "За час", "works_for": ["user"], "kind": "delivery"}
    head.post(f"/arguments/{one.pk}/", said | {"as_seen": as_seen.replace("&#34;", '"')})

    one.refresh_from_db()
    assert (one.say_ru, one.proof_ru) == ("За час", "98 %")


def test_an_argument_out_of_use_stays_in_the_library_and_is_not_offered(head):
    one = an_argument()

    head.post(f"/arguments/{one.pk}/use/", {"use": "no"})

    assert list(queries.arguments()) == []
    assert "не используется" in head.get("/arguments/").text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Контроль", "Срок", "Цена"]),
        ({"q": "час"}, ["Срок"]),
        ({"kind": "price"}, ["Цена"]),
        ({"role": "technical"}, ["Контроль", "Цена"]),
        ({"line": "перевозки"}, ["Контроль"]),
        ({"role": "technical", "kind": "other"}, ["Контроль"]),
        ({"kind": "no such"}, ["Контроль", "Срок", "Цена"]),
    ],
)
def test_the_library_is_narrowed_by_what_one_asks(asked, found):
    an_argument("Контроль", ["technical"], business_lines=["перевозки"])
    an_argument("Срок", say_ru="Приедем через час")
    an_argument("Цена", ["economic", "technical"], kind="price")

    names = queries.narrowed(queries.arguments_to_set(), asked).values_list("name_ru", flat=True)
    assert sorted(names) == found


def test_an_argument_of_another_product_is_not_offered():
    general = an_argument("Срок")
    fitting = an_argument("Видно на карте", business_lines=["мониторинг"])
    an_argument("Холод", business_lines=["хранение"])

    assert queries.arguments_about(["Мониторинг транспорта", ""]) == [fitting, general]


@pytest.mark.parametrize(
    "broken",
    [
        {"works_for": []},
        {"works_for": ["boss"]},
        {"alarms": {"user": {"ru": "Страшно"}}},
        {"alarms": {"boss": {"ru": "Страшно"}}},
        {"say_ru": ""},
    ],
)
def test_the_database_itself_keeps_an_argument_whole(broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        an_argument(**{"works_for": ["user"]} | broken)


def test_a_library_of_any_size_is_read_by_as_many_queries(head, django_assert_max_num_queries):
    for number in range(40):
        an_argument(f"Довод {number}", business_lines=["перевозки"])
    head.get("/arguments/")

    with django_assert_max_num_queries(6):
        assert "Довод 39" in head.get("/arguments/").text


def test_a_change_of_an_argument_is_taken_back(head):
    one = an_argument("Срок", alarms={"technical": {"ru": "Спешка"}})
    said = {"name_ru": "Срок", "say_ru": "За час", "works_for": ["technical"], "kind": "delivery"}

    page = head.post(f"/arguments/{one.pk}/", said, follow=True)
    head.post(f"/undo/{page.text.split('action="/undo/')[1].split('"')[0]}")

    one.refresh_from_db()
    assert (one.say_ru, one.works_for, one.kind) == ("Привезём за день", ["user"], "other")
    assert one.worries == {"technical": "Спешка"}
