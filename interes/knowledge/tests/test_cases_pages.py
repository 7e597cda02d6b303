"""Cases: both wordings for our own eyes, and nothing in the second one that names the client."""

import pytest
from django.db import IntegrityError, transaction

from interes.clients.actions import merge_companies
from interes.knowledge import actions, queries
from interes.knowledge.models import Case, ReferenceNorm
from tests.cast import NOON, a_company, hidden

IN_DIALOG = {"HX-Request": "true", "HX-Target": "div#dialog_body"}
# Session, user, cases.
LIST_BUDGET = 3


@pytest.fixture
def falcon(db):
    return a_company("Кречет")


@pytest.fixture
def said(falcon):
    return {
        "company": falcon.pk,
        "title": "Связь 12 мест",
        "open_wording": "Для «Кречета» связали 12 мест",
        "anonymous_wording": "Для крупного завода связали 12 мест",
        "business_lines": "видеосвязь, склад",
        "figures": "7 месяцев",
    }


@pytest.fixture
def head(client, boris):
    client.force_login(boris)
    return boris


@pytest.fixture
def case(client, head, said):
    client.post("/cases/add/", said, headers=IN_DIALOG)
    return Case.objects.get()


def test_a_head_writes_a_case_down_with_both_wordings(client, case):
    html = client.get(f"/cases/{case.pk}/").content.decode()

    assert case.business_lines == ["видеосвязь", "склад"]
    assert case.open_wording in html
    assert case.anonymous_wording in html
    assert 'class="warning' in html


@pytest.mark.parametrize("field", ["title", "anonymous_wording", "figures"])
def test_what_everybody_hears_must_not_name_the_client(client, head, said, field):
    answer = client.post("/cases/add/", said | {field: "Довольны в Krechet"}, headers=IN_DIALOG)

    assert answer.status_code == 422
    assert "Krechet" in answer.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    "more",
    [
        {"company": ""},
        {"title": " "},
        {"open_wording": ""},
        {"anonymous_wording": ""},
        {"may_be_named": "on"},
        {"may_be_named": "on", "consent_on": "2026-09-14"},
        {"may_be_named": "on", "consent_by": "Директор"},
        {"may_be_named": "on", "consent_on": "осенью", "consent_by": "Директор"},
    ],
    ids=str,
)
def test_a_case_is_whole_and_a_consent_has_a_day_and_a_name(client, head, said, more):
    assert client.post("/cases/add/", said | more, headers=IN_DIALOG).status_code == 422
    assert not Case.objects.exists()


def test_the_database_holds_the_consent_too(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.update(may_be_named=True)


def test_two_people_at_one_case_lose_nothing(client, case, said):
    address = f"/cases/{case.pk}/change/"
    seen = hidden(client.get(address).content.decode(), "as_seen")
    Case.objects.update(figures="9 месяцев")

    answer = client.post(
        address, said | {"figures": "8 месяцев", "as_seen": seen}, headers=IN_DIALOG
    )

    assert answer.status_code == 422
    assert "9 месяцев" in answer.content.decode()


def test_a_seller_reads_the_cases_and_writes_none(client, anna, case, said):
    client.force_login(anna)

    assert case.title in client.get("/cases/").content.decode()
    assert client.post(f"/cases/{case.pk}/change/", said).status_code == 403


@pytest.mark.parametrize(("asked", "found"), [("q=завода", 1), ("q=лодка", 0), ("named=yes", 0)])
def test_cases_are_found_by_their_words_and_consent(client, case, asked, found):
    html = client.get(f"/cases/?{asked}").content.decode()

    assert html.count(f"/cases/{case.pk}/") == found


def test_a_case_out_of_use_is_not_offered(client, case):
    client.post(f"/cases/{case.pk}/use/", {"use": "no"})

    assert queries.references_for(None) == []


def test_a_case_follows_its_client_into_another_record(case, falcon, boris, said):
    kept = a_company("Кречет-М", owner=boris)
    falcon.owner = boris
    falcon.save()

    merge_companies(kept_id=kept.pk, other_ids=[falcon.pk], choices={}, by=boris, at=NOON)

    case.refresh_from_db()
    assert case.company == kept


def test_a_change_of_a_case_can_be_taken_back(client, case, said):
    answer = client.post(
        f"/cases/{case.pk}/change/", said | {"figures": "8 месяцев"}, headers=IN_DIALOG
    )

    client.post(answer.told.undo)

    case.refresh_from_db()
    assert case.figures == "7 месяцев"


def test_an_administrator_says_how_often_a_client_is_named(client, ada):
    client.force_login(ada)
    assert client.post("/cases/norm/", {"most": "0", "days": "x"}).status_code == 422

    client.post("/cases/norm/", {"most": "2", "days": "30"})

    assert (queries.spared().most, queries.spared().days) == (2, 30)
    assert ReferenceNorm.objects.count() == 1


def test_the_list_of_cases_asks_few_questions(
    client, head, said, falcon, django_assert_max_num_queries
):
    for number in range(5):
        facts = {"title": f"Работа {number}", "company_id": falcon.pk}
        told = {name: said[name] for name in ("open_wording", "anonymous_wording")}
        actions.add_case(facts=facts | told, by=head)

    with django_assert_max_num_queries(LIST_BUDGET):
        client.get("/cases/")
