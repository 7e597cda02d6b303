"""The pages of promises: the list, the acts, the panels, the settings; with and without rights."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from interes.activities import actions
from interes.activities.models import Promise, PromiseKind, PromiseNorm
from interes.activities.tests.test_promising import a_kind, a_promise, fresh
from tests.cast import a_company, a_deal, a_person, hidden

pytestmark = pytest.mark.django_db

PAGE = "/promises/"
BUDGET = 11
PANEL_BUDGET = 10
PART = {"HX-Request": "true", "HX-Target": "td"}


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def one(anna, client, now):
    """A promise of ours that is due in two hours, and Anna before the screen."""
    client.force_login(anna)
    return a_promise(anna, at=now, due_at=now + timedelta(hours=2))


def listed(client, **asked):
    return client.get(PAGE, asked).content.decode()


def send(client, one, act, **told):
    return client.post(f"{PAGE}{one.pk}/{act}/", {"next": PAGE} | told)


def test_at_first_everyone_sees_what_is_theirs(client, one, dora):
    a_promise(dora, text="Дорина цена", at=timezone.now(), company_id=a_company("Ромашка").pk)

    assert "Прислать цену" in listed(client)
    assert "Дорина цена" not in listed(client)
    assert "Дорина цена" in listed(client, owner="all", q="ромашка")


def test_the_list_is_narrowed_by_side_and_time(client, one, anna, now):
    late = a_promise(anna, "theirs", at=now - timedelta(days=2), text="Список мест",
                     due_at=now - timedelta(days=1))  # fmt: skip

    assert "Список мест" not in listed(client, side="ours")
    assert "Прислать цену" not in listed(client, when="late")
    assert late.text in listed(client, when="late")


def test_what_ended_stands_apart_with_how(client, one):
    send(client, one, "kept")
    listed(client)  # the notice is read

    assert "Прислать цену" not in listed(client)
    assert "Прислать цену" in listed(client, state="ended")


def test_the_list_asks_the_same_few_questions_however_long(
    client, one, anna, now, django_assert_max_num_queries
):
    for n in range(20):
        a_promise(anna, at=now, text=f"Обещание {n}", company_id=one.company_id)

    with django_assert_max_num_queries(BUDGET):
        listed(client, open=one.pk)


@pytest.mark.parametrize(
    ("act", "told", "state"),
    [
        ("kept", {}, "kept"),
        ("broken", {}, "broken"),
        ("drop", {"because": "Не нужно"}, "dropped"),
    ],
)
def test_one_press_marks_it_and_the_notice_takes_it_back(client, one, act, told, state):
    send(client, one, act, **told)
    assert fresh(one).state == state

    send(client, one, "open-again")

    assert fresh(one).state == "open"


def test_what_they_kept_in_time_is_marked_so_even_if_known_late(client, anna, one, now):
    theirs = a_promise(anna, "theirs", at=now - timedelta(days=2), due_at=now - timedelta(days=1))

    send(client, theirs, "kept", when="term")

    assert fresh(theirs).state == "kept"


def test_more_time_is_asked_for_with_a_reason(client, one, now):
    day = (timezone.localtime(now) + timedelta(days=3)).date().isoformat()

    refused = send(client, one, "more-time", date=day, time="12:00", because="", told="Клара")
    send(client, one, "more-time", date=day, time="12:00", because="Ждём завод", told="Клара")

    assert refused.status_code == 422
    assert timezone.localtime(fresh(one).due_at).date().isoformat() == day
    assert "Ждём завод" in listed(client, open=one.pk)


def test_the_second_who_marks_it_is_told(client, one, boris):
    actions.keep_promise(promise_id=one.pk, by=boris, at=timezone.now())

    answer = client.post(f"{PAGE}{one.pk}/broken/", {"next": PAGE}, follow=True)

    assert "Борис Орлов" in answer.content.decode()
    assert fresh(one).state == "kept"


def test_a_stranger_sees_it_but_can_not_mark_it(client, one, dora):
    client.force_login(dora)

    assert f"{PAGE}{one.pk}/drop/" not in listed(client, owner="all", open=one.pk)
    send(client, one, "kept")

    assert fresh(one).state == "open"


def cell(client, one, field, **told):
    return client.post(f"{PAGE}{one.pk}/edit/{field}/?cell=1", told, headers=PART)


def test_values_are_changed_where_they_stand(client, one, boris):
    cell(client, one, "text", text="Цена с монтажом", was=one.text)
    cell(client, one, "kind", kind=a_kind("Stock").pk, was=one.kind_id)
    cell(client, one, "owner", owner=boris.pk, was=one.owner_id)

    known = fresh(one)
    assert (known.text, known.kind, known.owner) == ("Цена с монтажом", a_kind("Stock"), boris)


def test_two_at_one_value_are_told_of_each_other(client, one, boris):
    actions.reword_promise(promise_id=one.pk, text="Цена на 200", by=boris)

    answer = cell(client, one, "text", text="Цена на 100", was=one.text)

    assert answer.status_code == 422
    assert "Цена на 200" in answer.content.decode()


@pytest.mark.parametrize("noun", ["company", "person", "deal"])
def test_it_is_written_down_from_the_page_of_a_client_or_a_deal(client, anna, noun):
    client.force_login(anna)
    company = a_company("Балтика")
    about = {"company": company, "person": a_person(company), "deal": a_deal(anna)}[noun]
    address = f"{PAGE}new/?{noun}={about.pk}&next=/"
    assert about.pk
    assert client.get(address).status_code == 200

    sent = {"side": "theirs", "kind": a_kind().pk, "text": "План этажей", noun: about.pk}
    client.post(f"{PAGE}new/", sent | {"next": "/"})

    assert getattr(Promise.objects.get(text="План этажей"), noun) == about


def test_it_is_written_down_from_a_talk_with_whom_it_was(client, anna):
    client.force_login(anna)
    deal = a_deal(anna)
    said = actions.Talk(kind="call", text="Ждут цену", deal_id=deal.pk)
    talk = actions.log(by=anna, at=timezone.now(), talk=said)

    story = client.get(f"/deals/{deal.pk}/story/").content.decode()
    assert f"{PAGE}new/?activity={talk.pk}" in story
    client.post(f"{PAGE}new/", {"side": "ours", "kind": a_kind().pk, "activity": talk.pk})

    one = Promise.objects.get()
    assert (one.deal, one.activity, one.company) == (deal, talk, deal.company)
    assert one.text in client.get(f"/deals/{deal.pk}/story/").content.decode()


@pytest.mark.parametrize("noun", ["company", "person", "deal"])
def test_a_panel_shows_what_is_open_and_what_was_kept(
    client, anna, now, noun, django_assert_max_num_queries
):
    client.force_login(anna)
    company = a_company("Балтика")
    person, deal = a_person(company), a_deal(anna, company=company)
    about = {"person_id": person.pk, "deal_id": deal.pk}
    for n in range(6):
        one = a_promise(anna, "theirs", at=now, text=f"Слово {n}", **about)
        actions.keep_promise(promise_id=one.pk, by=anna, at=now)
    a_promise(anna, at=now, text="Наша цена", **about)
    key = {"company": company, "person": person, "deal": deal}[noun].pk
    plural = {"company": "companies", "person": "people", "deal": "deals"}[noun]

    with django_assert_max_num_queries(PANEL_BUDGET):
        html = client.get(f"/{plural}/{key}/promises/", headers=PART).content.decode()

    assert "Наша цена" in html
    assert "<html" not in html
    assert "100" in html  # six of six is a percent


def test_of_few_promises_no_percent_is_told(client, one):
    send(client, one, "kept")

    html = client.get(f"/companies/{one.company_id}/promises/").content.decode()

    assert "1" in html
    assert "%" not in html.split('id="promises_of"')[1].split("</section>")[0]


def test_the_deal_loads_its_promises_at_the_side(client, anna):
    client.force_login(anna)
    deal = a_deal(anna)

    html = client.get(f"/deals/{deal.pk}/").content.decode()

    assert f'hx-get="/deals/{deal.pk}/promises/"' in html


def test_a_seller_sees_their_own_share_and_the_head_those_they_lead(client, one, anna, boris, dora):
    mine = client.get("/promises/kept/").content.decode()
    client.force_login(boris)
    led = client.get("/promises/kept/").content.decode()

    assert "Анна Белова" in mine
    assert f"owner={boris.pk}" not in mine
    assert f"owner={anna.pk}" in led
    assert f"owner={dora.pk}" not in led


def test_kinds_and_their_terms_are_set(client, ada):
    client.force_login(ada)

    client.post("/settings/promises/add/", {"name_ru": "Образец", "hours": "1,5"})
    kind = PromiseKind.objects.get(name_ru="Образец")
    seen = hidden(client.get(f"/settings/promises/{kind.pk}/").content.decode(), "as_seen")
    client.post(
        f"/settings/promises/{kind.pk}/", {"name_ru": "Образцы", "hours": "3", "as_seen": seen}
    )
    client.post(f"/settings/promises/{kind.pk}/order/", {"way": "up"})
    client.post(f"/settings/promises/{kind.pk}/use/", {"use": "no"})

    kind.refresh_from_db()
    assert (kind.name_ru, float(kind.hours), kind.is_active) == ("Образцы", 3.0, False)


@pytest.mark.parametrize("hours", ["", "0", "-1", "NaN", "Infinity", "1e9", "много"])
def test_a_term_that_is_none_is_refused(client, ada, hours):
    client.force_login(ada)

    answer = client.post("/settings/promises/add/", {"name_ru": "Образец", "hours": hours})

    assert answer.status_code == 422


def test_norms_and_words_are_set(client, ada):
    client.force_login(ada)
    html = client.get("/settings/promises/norm/").content.decode()
    told = {"remind_minutes": "0", "flag_days": "7", "broken": "3", "of_last": "6"}
    words = {"contact_ru": "Поговорим, {person}", "superior_ru": "Кого посоветуете?"}

    client.post("/settings/promises/norm/", told | words | {"as_seen": hidden(html, "as_seen")})

    norm = PromiseNorm.objects.get()
    assert (norm.remind_minutes, norm.broken, norm.of_last) == (0, 3, 6)
    assert norm.words("contact", "Клара") == "Поговорим, Клара"


def test_norms_that_can_not_come_true_are_refused(client, ada):
    client.force_login(ada)
    told = {"remind_minutes": "15", "flag_days": "7", "broken": "6", "of_last": "5"}

    answer = client.post("/settings/promises/norm/", told | {"contact_ru": "а", "superior_ru": "б"})

    assert answer.status_code == 422


def test_it_goes_into_the_basket_and_comes_out(client, one):
    client.post(reverse("desk:remove", args=["promise", one.pk]), {"next": PAGE})
    assert fresh(one).removed_at is not None
    assert one.text in client.get("/basket/?kind=promise").content.decode()

    client.post(reverse("desk:restore"), {"chosen": f"promise-{one.pk}"})

    assert fresh(one).removed_at is None


def test_the_history_of_a_deal_tells_of_its_promises(client, anna, now):
    client.force_login(anna)
    deal = a_deal(anna)
    one = a_promise(anna, at=now, deal_id=deal.pk)
    actions.keep_promise(promise_id=one.pk, by=anna, at=timezone.now())

    html = client.get(f"/deals/{deal.pk}/history/").content.decode()

    assert html.count(one.text) >= 2
