"""The list of talks: what was said with whom, narrowed, read beside, taken out, removed."""

from datetime import timedelta

import pytest

from interes.activities import actions
from interes.activities.models import Activity
from tests.cast import NOON, a_company, a_deal, a_person

pytestmark = pytest.mark.django_db

TALKS = "/talks/"
BUDGET = 10


def a_talk(by, text="Ждут проект", *, days=0, **facts):
    facts = {"kind": "call", "company_id": a_company().pk} | facts
    talk = actions.Talk(text=text, **facts)
    return actions.log(by=by, at=NOON - timedelta(days=days), talk=talk)


def listed(client, **asked):
    return client.get(TALKS, asked, headers={"HX-Target": "div#rows"}).content.decode()


def rows_in(html):
    return html.count("<tr data-row")


def test_events_of_deals_are_no_talks(client, anna):
    a_deal(anna)
    a_talk(anna)
    client.force_login(anna)

    assert rows_in(listed(client)) == 1


def test_the_newest_stands_first_and_the_oldest_when_asked(client, anna):
    a_talk(anna, "Старый разговор", days=5)
    a_talk(anna, "Новый разговор")
    client.force_login(anna)

    assert listed(client).index("Новый") < listed(client).index("Старый")
    assert listed(client, sort="at").index("Старый") < listed(client, sort="at").index("Новый")


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ({"q": "ценам"}, {"Дора"}),
        ({"q": "про цен"}, {"Дора"}),
        ({"q": "«»"}, set()),
        ({"kind": "meeting"}, {"Дора"}),
        ({"by": "mine"}, {"Анна"}),
        ({"by": "department"}, {"Анна"}),
        ({"by": "all"}, {"Анна", "Дора"}),
        ({"where": "was_reached.is(no)"}, set()),
        ({"where": "kind.in(call,note),person.empty()"}, {"Анна"}),
        ({"where": "kind.is(won)"}, set()),
        ({"where": "company.contains(нордвинд)"}, {"Анна", "Дора"}),
    ],
)
def test_talks_are_found_by(client, anna, dora, asked, seen):
    a_talk(anna, "Анна ждёт")
    a_talk(dora, "Дора: про цены", kind="meeting")
    client.force_login(anna)

    html = listed(client, **asked)

    assert {name for name in ("Анна ждёт", "Дора: про") if name in html} == {
        {"Анна": "Анна ждёт", "Дора": "Дора: про"}[name] for name in seen
    }


def test_a_word_said_in_many_talks_is_found_in_them_all(client, anna, monkeypatch):
    monkeypatch.setattr("interes.activities.queries.talk_list.RARE", 2)
    for n in range(4):
        a_talk(anna, f"Обсудили договоры {n}")
    a_talk(anna, "Молчат")
    client.force_login(anna)

    assert rows_in(listed(client, q="договор")) == 4


def test_a_talk_is_read_beside_the_list_with_whom_it_was(client, anna):
    talk = a_talk(anna, "Длинные слова", person_id=a_person().pk)
    client.force_login(anna)

    html = client.get(TALKS, {"open": talk.pk}, headers={"HX-Target": "aside#detail"})

    assert "Длинные слова" in html.content.decode()
    assert "Зимина Клара" in html.content.decode()
    assert f"/talks/{talk.pk}/" in html.content.decode()


def test_anothers_talk_is_read_but_not_corrected(client, anna, dora):
    talk = a_talk(dora)
    client.force_login(anna)

    html = client.get(TALKS, {"open": talk.pk}).content.decode()

    assert "Дора Лисина" in html
    assert f'href="/talks/{talk.pk}/"' not in html


def test_many_talks_go_into_the_basket_and_come_back_as_one(client, anna):
    keys = [a_talk(anna).pk for _ in range(3)]
    client.force_login(anna)

    client.post("/lists/talks/bulk/remove/", {"ids": keys, "at": ""})
    assert not Activity.objects.filter(removed_at=None).exists()
    page = client.get(TALKS).content.decode()
    client.post(page.split('class="undo"')[1].split('action="')[1].split('"')[0])

    assert Activity.objects.filter(removed_at=None).count() == 3


def test_the_file_holds_what_the_list_shows(client, anna):
    a_talk(anna, "Анна ждёт", person_id=a_person().pk)
    a_talk(anna, "Молчание", kind="note")
    client.force_login(anna)

    answer = client.get("/export/talks/csv/", {"kind": "call", "cols": "person,at"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")

    assert "Зимина Клара Олеговна" in text
    assert "Молчание" not in text


def test_an_empty_list_teaches_how_talks_come_here(client, anna):
    client.force_login(anna)

    assert 'href="/deals/"' in listed(client)
    assert 'class="empty' in listed(client, q="ничего")


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_asks_the_same_questions_however_long_it_is(
    client, anna, number, django_assert_max_num_queries
):
    for _ in range(number):
        a_talk(anna, person_id=a_person().pk)
    client.force_login(anna)

    with django_assert_max_num_queries(BUDGET):
        client.get(TALKS, {"q": "проект", "open": Activity.objects.latest("pk").pk})
