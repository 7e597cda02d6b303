"""Programs that ask at the same moment: one record, one winner, no breakdown."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from interes.clients.models import Company
from tests.api.conftest import Program, a_token
from tests.cast import a_company

AT_ONCE = 6

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def at_once(ask):
    """Ask several times at the same moment, each with a connection of its own."""

    def alone(number):
        try:
            return ask(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(alone, range(AT_ONCE)))


def test_one_key_sent_many_times_at_once_makes_one_record(anna):
    text = a_token(anna)

    answers = at_once(
        lambda _n: Program(text).post("/companies", {"name": "Нордвинд"}, Idempotency_Key="1")
    )

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert Company.objects.count() == 1


def test_of_many_who_change_one_version_one_wins_and_the_others_are_told(anna):
    text, company = a_token(anna), a_company()
    tag = Program(text).get(f"/companies/{company.pk}")["ETag"]

    answers = at_once(
        lambda n: Program(text).patch(
            f"/companies/{company.pk}", {"city": f"Город {n}"}, If_Match=tag
        )
    )

    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [200] + [412] * (AT_ONCE - 1)


def test_one_inn_sent_many_times_at_once_is_kept_once(anna):
    text = a_token(anna)

    answers = at_once(
        lambda _n: Program(text).post("/companies", {"name": "Нордвинд", "inn": "7707083893"})
    )

    assert sorted(answer.status_code for answer in answers) == [201] + [409] * (AT_ONCE - 1)


def test_a_token_makes_no_more_requests_than_its_pace(anna, settings):
    settings.API_REQUESTS_A_MINUTE = 3
    text = a_token(anna)

    answers = at_once(lambda _n: Program(text).get("/me"))

    late = [answer for answer in answers if answer.status_code == 429]
    assert len(late) == AT_ONCE - 3
    assert int(late[0]["Retry-After"]) > 0
    assert late[0]["RateLimit-Remaining"] == "0"
