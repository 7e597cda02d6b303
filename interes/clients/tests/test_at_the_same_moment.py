"""Two people at one moment: one record is made, and nobody's word is lost."""

import threading

import pytest
from django.db import connection

from interes.clients import actions
from interes.clients.models import Company, ContactPoint, Post
from interes.foundation.edits import ChangedMeanwhile
from interes.foundation.refusals import Refusal
from tests.cast import NOON, a_company, a_person, a_user

# Serialized: what the migrations put into the base is there again for the tests after these.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def together(act, times: int = 4) -> list[str]:
    """Do the act in several connections at once; return what became of each."""
    barrier, outcomes = threading.Barrier(times), []

    def one(number: int) -> None:
        barrier.wait()
        try:
            act(number)
            outcomes.append("done")
        except Refusal as refusal:
            outcomes.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def test_one_company_is_made_and_the_others_are_led_to_it():
    anna = a_user()

    outcomes = together(
        lambda n: actions.create_company(
            by=anna, at=NOON, name=f"Компания {n}", inn="7707083893", kpp="770101001"
        )
    )

    assert outcomes == ["KnownAlready", "KnownAlready", "KnownAlready", "done"]
    assert Company.objects.count() == 1


def test_of_several_editors_one_writes_and_the_others_are_told():
    anna, company = a_user(), a_company(city="Тверь")

    outcomes = together(
        lambda n: actions.change_company(
            company_id=company.pk, field="city", value=f"Город {n}", by=anna, was="Тверь"
        )
    )

    assert outcomes == [ChangedMeanwhile.__name__] * 3 + ["done"]


def test_one_contact_written_by_several_is_one():
    anna, company = a_user(), a_company()

    outcomes = together(
        lambda _n: actions.add_contact_point(
            by=anna, kind="phone", value="8 495 123-45-67", company=company
        )
    )

    assert outcomes == ["done"] * 4
    assert ContactPoint.objects.count() == 1


def test_a_person_moved_by_several_at_once_holds_one_post():
    anna, company = a_user(), a_company()
    person = a_person(a_company("Восток"))

    together(
        lambda _n: actions.move_person(
            person_id=person.pk, company=company, title="Директор", day=NOON.date(), by=anna
        )
    )

    assert Post.objects.filter(person=person, until_date=None).count() == 1


def test_a_removed_contact_is_put_back_once():
    anna, company = a_user(), a_company()
    point = actions.add_contact_point(
        by=anna, kind="phone", value="8 495 123-45-67", company=company
    )
    actions.remove_contact_point(contact_point_id=point.pk, by=anna)

    outcomes = together(
        lambda _n: actions.put_contact_point_back(contact_point_id=point.pk, by=anna)
    )

    assert outcomes == ["NothingToPutBack"] * 3 + ["done"]


def test_of_several_who_merge_the_same_two_in_both_directions_one_does_it():
    ada = a_user(role="administrator")
    pair = [a_company().pk, a_company().pk]

    outcomes = together(
        lambda n: actions.merge_companies(
            kept_id=pair[n % 2], other_ids=pair, choices={}, by=ada, at=NOON
        )
    )

    assert outcomes == ["MergedMeanwhile", "MergedMeanwhile", "MergedMeanwhile", "done"]
    assert Company.objects.filter(removed_at=None).count() == 1


def test_merges_in_a_ring_end_with_one_record_and_nobody_waits_for_ever():
    ada = a_user(role="administrator")
    ring = [a_company().pk for _n in range(3)]

    outcomes = together(
        lambda n: actions.merge_companies(
            kept_id=ring[n], other_ids=[ring[(n + 1) % 3]], choices={}, by=ada, at=NOON
        ),
        times=3,
    )

    assert outcomes.count("done") in (1, 2)
    assert Company.objects.filter(removed_at=None).count() == 3 - outcomes.count("done")


def test_a_phone_noted_at_the_moment_of_a_merge_follows_it():
    ada = a_user(role="administrator")
    kept, other = a_company(), a_company()

    def act(number):
        if number == 0:
            actions.merge_companies(
                kept_id=kept.pk, other_ids=[other.pk], choices={}, by=ada, at=NOON
            )
        else:
            value = f"+7 495 123-45-0{number}"
            actions.add_contact_point(by=ada, company=other, kind="phone", value=value)

    assert together(act) == ["done"] * 4
    actions.bring_stragglers(at=NOON)

    assert ContactPoint.objects.filter(company=kept).count() == 3
