"""References: the right wording comes out of every door, and the wrong one out of none."""

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from interes.activities import actions, queries
from interes.activities.models import Activity, ReferenceTold
from interes.clients.models import Relation
from interes.knowledge import actions as knowledge
from interes.knowledge.queries import references_for
from tests.cast import NOON, a_company, a_deal

NAMED = "Для «Кречета» связали 12 терминалов"
NAMELESS = "Для крупного завода связали 12 терминалов"
# Session, user, deal, cases, heads and members of holdings (4), relations, names (2), told, norm.
BUDGET = 16


@pytest.fixture
def client_of_ours(db):
    return a_company("Кречет", industry="Машиностроение", size="large")


@pytest.fixture
def prospect(db):
    return a_company("Нордвинд", industry="Логистика", size="large")


@pytest.fixture
def case(client_of_ours, boris):
    return a_case(client_of_ours, boris)


def a_case(company, by, **facts):
    consent = {"may_be_named": True, "consent_on": NOON.date(), "consent_by": "Павел Рогов"}
    told = {"open_wording": NAMED, "anonymous_wording": NAMELESS, "company_id": company.pk}
    return knowledge.add_case(facts={"title": "Связь 12 мест", **told, **consent, **facts}, by=by)


def relate(one, other, attitude="unknown", kind="competitor"):
    Relation.objects.create(company=one, other=other, kind=kind, attitude=attitude)


def texts(prospect, product=""):
    return [one.text for one in references_for(prospect, product)]


def test_a_stranger_hears_the_name_of_who_agreed(case, prospect):
    assert texts(prospect) == [NAMED]


@pytest.mark.parametrize("attitude", ["unknown", "hostile"])
@pytest.mark.parametrize("way_round", [False, True])
def test_a_competitor_does_not_hear_the_name(case, client_of_ours, prospect, attitude, way_round):
    ends = (prospect, client_of_ours) if way_round else (client_of_ours, prospect)
    relate(*ends, attitude)

    assert texts(prospect) == [NAMELESS]


@pytest.mark.parametrize("attitude", ["neutral", "friendly"])
def test_a_competitor_on_good_terms_hears_the_name(case, client_of_ours, prospect, attitude):
    relate(client_of_ours, prospect, attitude)

    assert texts(prospect) == [NAMED]


def test_a_daughter_of_a_competitor_is_a_competitor(case, client_of_ours, prospect):
    head = a_company("Северный холдинг")
    prospect.head_company = a_company("Логистика-Юг", head_company=head)
    prospect.save()
    relate(a_company("Другая дочь", head_company=head), client_of_ours, "hostile")

    assert texts(prospect) == [NAMELESS]


def test_one_holding_hears_nothing_of_itself(case, client_of_ours, prospect):
    client_of_ours.head_company = prospect
    client_of_ours.save()

    assert texts(prospect) == texts(client_of_ours) == []


def test_two_heads_of_each_other_do_not_hang_the_check(case, client_of_ours, prospect):
    prospect.head_company = client_of_ours
    client_of_ours.head_company = prospect
    prospect.save()
    client_of_ours.save()

    assert texts(prospect) == []


def test_without_a_client_the_name_is_not_told(case):
    assert texts(None) == [NAMELESS]


def test_a_wording_that_names_the_client_since_it_was_renamed_is_not_told(
    case, client_of_ours, prospect
):
    relate(client_of_ours, prospect)
    client_of_ours.name = "Крупный завод Терминал"
    client_of_ours.save()

    assert texts(prospect) == []


def test_what_they_buy_stands_first(case, client_of_ours, boris, prospect):
    other = a_company("Рубин", industry="Логистика")
    a_case(other, boris, title="Склад", open_wording="Рубин", business_lines=["видеосвязь"])

    found = references_for(prospect, "Видеосвязь")

    assert [one.title for one in found] == ["Склад", "Связь 12 мест"]


@given(attitude=some.sampled_from(["hostile", "unknown"]), way_round=some.booleans(),
       deep=some.integers(0, 3), consent=some.booleans())  # fmt: skip
@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
def test_the_name_never_reaches_a_competitor_through_any_holding(
    anna, boris, attitude, way_round, deep, consent
):
    ours = a_company("Кречет")
    case = a_case(ours, boris, may_be_named=consent)
    prospect = head = a_company("Нордвинд")
    for number in range(deep):
        head.head_company = a_company(f"Голова {number}")
        head.save()
        head = head.head_company
    relate(*((head, ours) if way_round else (ours, head)), attitude)

    told = [one for one in references_for(prospect) if one.case_id == case.pk]
    assert "Кречет" not in " ".join(one.text for one in told)


@pytest.mark.parametrize("attitude", ["unknown", "hostile", "friendly"])
def test_the_panel_of_a_deal_shows_only_the_right_wording(
    client, anna, case, client_of_ours, prospect, attitude
):
    relate(client_of_ours, prospect, attitude)
    deal = a_deal(anna, company=prospect)
    client.force_login(anna)

    answer = client.get(f"/deals/{deal.pk}/references/", headers={"HX-Request": "true"})
    html = answer.content.decode()

    assert "<html" not in html
    assert ("Кречет" in html) is (attitude == "friendly")
    assert (NAMELESS in html) is (attitude != "friendly")


def test_a_press_notes_that_it_was_told(client, anna, case, prospect):
    deal = a_deal(anna, company=prospect)
    client.force_login(anna)

    client.post(f"/deals/{deal.pk}/references/tell/", {"case": case.pk, "wording": "open"})

    told = ReferenceTold.objects.get()
    assert (told.deal, told.case, told.by, told.wording) == (deal, case, anna, "open")
    story = client.get(f"/deals/{deal.pk}/story/").content.decode()
    assert case.title in story


def test_the_name_can_not_be_told_by_a_form_sent_by_hand(
    client, anna, case, client_of_ours, prospect
):
    relate(client_of_ours, prospect)
    deal = a_deal(anna, company=prospect)
    client.force_login(anna)

    for wording in ("open", "none", ""):
        client.post(f"/deals/{deal.pk}/references/tell/", {"case": case.pk, "wording": wording})

    assert not ReferenceTold.objects.exists()
    assert not Activity.objects.filter(kind="told").exists()


def test_a_client_named_too_often_is_to_be_spared(client, anna, case, client_of_ours, prospect):
    deal = a_deal(anna, company=prospect)
    for _time in range(4):
        tell(deal, case, anna)
    client.force_login(anna)

    (one,) = queries.references_offered(deal, timezone.now())
    html = client.get(f"/companies/{client_of_ours.pk}/told/").content.decode()

    assert (one.named, one.is_tired) == (4, True)
    assert "warning" in html
    assert f"/deals/{deal.pk}/" in html


def tell(deal, case, by):
    actions.tell_reference(
        deal_id=deal.pk, case_id=case.pk, wording="open", by=by, at=timezone.now()
    )


def test_telling_without_the_name_tires_nobody(anna, case, client_of_ours, prospect):
    relate(client_of_ours, prospect)
    deal = a_deal(anna, company=prospect)
    actions.tell_reference(
        deal_id=deal.pk, case_id=case.pk, wording="anonymous", by=anna, at=timezone.now()
    )

    assert queries.named_lately({client_of_ours.pk}, timezone.now()) == {}


def test_the_panel_asks_few_questions(client, anna, boris, prospect, django_assert_max_num_queries):
    for number in range(6):
        name = f"Клиент{'абвгде'[number]}"
        told = {"title": f"Работа {number}", "open_wording": name, "may_be_named": number % 2}
        a_case(a_company(name), boris, **told)
    deal = a_deal(anna, company=prospect)
    client.force_login(anna)

    with django_assert_max_num_queries(BUDGET):
        client.get(f"/deals/{deal.pk}/references/")


def test_a_telling_can_be_taken_back(client, anna, case, prospect):
    deal = a_deal(anna, company=prospect)
    client.force_login(anna)
    path, told = f"/deals/{deal.pk}/references/tell/", {"case": case.pk, "wording": "open"}
    answer = client.post(path, told, headers={"HX-Request": "true"})

    client.post(answer.told.undo)

    assert not ReferenceTold.objects.exists()
    assert not Activity.objects.filter(kind="told", removed_at=None).exists()


def test_a_company_without_cases_shows_nothing_of_references(client, anna, prospect):
    client.force_login(anna)

    answer = client.get(f"/companies/{prospect.pk}/told/", headers={"HX-Request": "true"})

    assert answer.content.decode().strip() == ""
