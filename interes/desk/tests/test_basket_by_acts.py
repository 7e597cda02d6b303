"""What one act removed stands in the basket as one line, and comes back by one press."""

from datetime import timedelta

import pghistory
import pytest
from django.db import transaction
from django.utils import timezone

from interes.clients import actions as clients
from interes.clients.models import Company, ContactPoint
from interes.foundation import undoing
from tests.cast import a_company, a_person

pytestmark = pytest.mark.django_db

BASKET, RESTORE = "/basket/", "/basket/restore/"


def import_companies(number, run=17):
    """Make companies with phones as an import signs them."""
    with transaction.atomic(), pghistory.context(act="import", run=run):
        for n in range(number):
            firm = a_company(f"Ввезённая {n:03}")
            point = {"kind": "phone", "value": f"8495{n:07}", "normal": f"+7495{n:07}"}
            ContactPoint.objects.create(company=firm, **point)


def undo_import(by, run=17):
    undoing.undo(run=run, by=by, at=timezone.now())


def seen(client, **asked):
    return client.get(BASKET, asked).content.decode()


def rows_in(html):
    return html.count("<tr data-row>")


def act_of(html):
    """Return how the basket names the act that removed many."""
    return html.split('name="act" value="')[1].split('"')[0]


@pytest.fixture
def ada(ada):
    """Ada reads English."""
    ada.language = "en"
    ada.save()
    return ada


@pytest.fixture
def undone(client, ada):
    """Sixty companies of an import that was taken back, and one that Ada removed herself."""
    import_companies(60)
    undo_import(ada)
    alone = a_company("Одинокая")
    clients.remove_company(company_id=alone.pk, by=ada, at=timezone.now() + timedelta(minutes=1))
    client.force_login(ada)


def test_an_undone_import_is_one_line_with_its_number(client, undone):
    html = seen(client)

    assert rows_in(html) == 2
    assert "60 companies" in html
    assert "Одинокая" in html
    assert 'href="/import/17/"' in html
    assert "Ада Маркова" in html


def test_the_line_opens_to_every_record(client, undone):
    act = act_of(seen(client))
    first = seen(client, act=act)
    after = first.split("after=")[1].split('"')[0]

    assert rows_in(first) == 50
    assert rows_in(seen(client, act=act, after=after)) == 10


def test_one_press_brings_all_of_it_back_with_its_phones(client, undone):
    client.post(RESTORE, {"act": act_of(seen(client))})

    assert Company.objects.filter(removed_at=None, name__startswith="Ввезённая").count() == 60
    assert ContactPoint.objects.count() == 60
    assert Company.objects.get(name="Одинокая").removed_at is not None


def test_what_was_restored_alone_is_not_counted_with_the_others(client, undone, ada):
    act = act_of(seen(client))
    one = Company.objects.filter(name="Ввезённая 007").get()
    client.post(RESTORE, {"chosen": f"company-{one.pk}"})

    assert "59 companies" in seen(client)
    client.post(RESTORE, {"act": act})
    assert not Company.objects.exclude(removed_at=None).filter(name__startswith="Ввез").exists()


def test_what_is_not_ones_own_stays_in_the_basket(client, undone, anna, dora):
    act = act_of(seen(client))
    Company.objects.update(owner=anna)
    client.force_login(dora)

    client.post(RESTORE, {"act": act})

    assert Company.objects.filter(removed_at=None).count() == 0


def test_a_few_records_of_one_act_are_lines_of_their_own(client, ada):
    import_companies(3)
    undo_import(ada)
    client.force_login(ada)

    assert rows_in(seen(client)) == 3


def test_a_kind_counts_only_its_own(client, ada):
    with transaction.atomic(), pghistory.context(act="import", run=5):
        for n in range(5):
            a_person(a_company(f"Фирма {n}"), last_name=f"Фамилия {n}")
    undo_import(ada, run=5)
    client.force_login(ada)

    assert "5 companies, 5 people" in " ".join(seen(client).split())
    assert "5 companies" not in seen(client, kind="person")


def test_an_act_that_never_was_is_an_empty_page_or_a_sentence(client, ada):
    client.force_login(ada)
    never = "2001-01-01T00:00:00+00:00"

    assert rows_in(seen(client, act=never, after="company-x")) == 0
    assert client.post(RESTORE, {"act": never}).status_code == 302


@pytest.mark.parametrize("number", [5, 40])
def test_the_basket_asks_the_same_questions_however_much_an_act_removed(
    client, ada, number, django_assert_max_num_queries
):
    import_companies(number)
    undo_import(ada)
    client.force_login(ada)

    with django_assert_max_num_queries(10):
        seen(client)
