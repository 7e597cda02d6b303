"""The demo company could be true: its people, its deals and its talks."""

from collections import Counter
from datetime import time

from interes.activities.models import Activity, ToDo
from interes.clients.models import Company, ContactPoint, Person, Post, Relation, Site
from interes.deals.models import Closure, Deal, DealPerson, Step
from interes.demo.tests.companies_of_ours import any_time, english, russian, values_of
from interes.demo.world import World
from interes.team.models import Branch, User

__all__ = ["any_time", "english", "russian"]


def talks_of(world: World) -> list[Activity]:
    return [a for a in world.all(Activity) if a.kind in Activity.TALKS]


def test_it_is_as_large_as_promised(russian: World):
    assert len(russian.all(Branch)) == 2
    assert len(russian.all(User)) == 14
    assert 380 <= len(russian.all(Company)) <= 430
    assert 850 <= len(russian.all(Person)) <= 1_050
    assert len(russian.all(Deal)) == 1_500
    assert 11_000 <= len(talks_of(russian)) <= 13_500


def test_every_company_is_described(russian: World):
    for company in russian.all(Company):
        assert company.industry
        assert company.city
        assert company.region
        assert company.address
        assert company.legal_name
        assert company.size
        assert company.owner.is_active


def test_companies_are_small_more_often_than_large(russian: World):
    sizes = Counter(company.size for company in russian.all(Company))

    assert sizes["small"] > sizes["medium"] > 0
    assert sizes["micro"] > 40
    assert sizes["large"] > 25


def test_there_are_holdings_sites_and_relations(russian: World):
    heads = {c.head_company_id for c in russian.all(Company) if c.head_company}

    assert len(heads) >= 8
    assert len(russian.all(Site)) > 200
    assert {r.kind for r in russian.all(Relation)} == set(Relation.Kind.values)


def test_nobody_real_can_be_reached(russian: World, english: World):
    for point in [*russian.all(ContactPoint), *english.all(ContactPoint)]:
        if point.kind in ("email", "website"):
            assert point.value.endswith(".example")
        elif point.kind == "phone":
            assert "555" in point.value or point.value.startswith("+44 ")


def test_people_hold_posts_and_some_have_moved(russian: World):
    posts = russian.all(Post)

    assert {p.person_id for p in posts} == {p.pk for p in russian.all(Person)}
    assert sum(p.until_date is not None for p in posts) > 20


def test_russian_people_have_names_of_one_gender(russian: World):
    for person in russian.all(Person):
        if person.middle_name.endswith("на"):
            assert not person.last_name.endswith(("ов", "ев", "ин"))
        else:
            assert not person.last_name.endswith(("ова", "ева", "ина"))


def test_about_a_third_of_the_ended_deals_is_won(russian: World):
    states = Counter(deal.state for deal in russian.all(Deal))

    assert 0.28 <= states["won"] / (states["won"] + states["refused"]) <= 0.42
    assert 250 <= states["open"] <= 350


def test_better_sellers_win_more(russian: World):
    won: Counter[str] = Counter()
    ended: Counter[str] = Counter()
    for deal in russian.all(Deal):
        ended[deal.owner.name] += deal.state != "open"
        won[deal.owner.name] += deal.state == "won"

    assert won["Вера Тихонова"] / ended["Вера Тихонова"] > 0.35
    assert won["Павел Нестеров"] / ended["Павел Нестеров"] < 0.33


def test_larger_clients_buy_for_more(russian: World):
    sums: dict[str, list[float]] = {}
    for deal in russian.all(Deal):
        sums.setdefault(deal.company.size, []).append(float(deal.amount or 0))

    means = {size: sum(of) / len(of) for size, of in sums.items()}

    assert means["micro"] < means["small"] < means["medium"] < means["large"]


def test_every_deal_has_people_of_its_company_and_one_main_contact(russian: World):
    main = Counter(p.deal_id for p in russian.all(DealPerson) if p.is_main)

    assert main == {deal.pk: 1 for deal in russian.all(Deal)}


def test_refusals_have_reasons_and_say_what_was_learnt(russian: World):
    refusals = [c for c in russian.all(Closure) if c.outcome == "refused"]

    assert len({c.reason_id for c in refusals}) == 5
    assert all(c.note for c in refusals)
    assert all(bool(c.rival) == c.reason.asks_rival for c in refusals)


def test_deals_move_forwards_in_time(russian: World):
    seen: dict[int, object] = {}
    for turn in sorted(russian.moves):
        for deal, _, at in russian.moves[turn]:
            assert at > seen.get(deal.pk, deal.stage_since)
            seen[deal.pk] = at


def test_talks_read_differently(russian: World):
    texts = [talk.text for talk in talks_of(russian) if talk.text]

    assert len(set(texts)) > 8_000
    assert Counter(texts).most_common(1)[0][1] < 200


def test_no_slot_of_a_sentence_is_left_open(russian: World, english: World):
    for world in (russian, english):
        said = [a.text for a in world.all(Activity)] + [s.text for s in world.all(Step)]
        said += [c.note for c in world.all(Closure)] + [t.text for t in world.all(ToDo)]
        assert not [text for text in said if "{" in text or "  " in text or " ," in text]


def test_there_are_talks_of_all_kinds_both_ways_and_some_in_vain(russian: World):
    talks = talks_of(russian)

    assert {talk.kind for talk in talks} == set(Activity.TALKS)
    assert 0.05 < sum(t.is_inbound for t in talks) / len(talks) < 0.35
    assert 0.03 < sum(not t.was_reached for t in talks) / len(talks) < 0.2


def test_whatever_happened_happened_in_working_hours_before_now(any_time: World):
    for line in any_time.all(Activity):
        at = line.at.astimezone(any_time.now.tzinfo)
        assert at <= any_time.now
        assert any_time.hours.is_working(at.date())
        assert time(9) <= at.time() < time(18)


def test_steps_are_planned_before_they_are_finished(any_time: World):
    for step in any_time.all(Step):
        assert step.planned_at <= (step.finished_at or any_time.now)


def test_some_deals_changed_hands_when_a_colleague_left(russian: World):
    handed = [a for a in russian.all(Activity) if a.kind == "handed"]
    left = next(user for user in russian.all(User) if not user.is_active)

    assert len(handed) >= 3
    assert {line.facts["from_user"] for line in handed} == {left.pk}


def test_the_english_company_has_no_russian_letter(english: World):
    for rows in english.rows.values():
        for row in rows:
            for value in (v for v in values_of(row) if isinstance(v, str)):
                assert not any("а" <= letter.lower() <= "я" for letter in value), value


def test_english_clients_are_british_and_american(english: World):
    companies = english.all(Company)

    assert {company.country for company in companies} == {"GB", "US"}
    assert not any(company.inn for company in companies)
    assert {deal.currency for deal in english.all(Deal)} == {"USD"}


def test_both_languages_have_the_same_shape(russian: World, english: World):
    for model in (User, Branch, Deal):
        assert len(russian.all(model)) == len(english.all(model))
    assert abs(len(talks_of(russian)) - len(talks_of(english))) < 1_500
