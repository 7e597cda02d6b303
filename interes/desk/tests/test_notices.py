"""Notices: the same thing once, to whom it concerns, where they like to be told."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection, transaction
from django.utils import translation

from interes.deals import actions as deals
from interes.desk import actions, queries
from interes.desk.models import Notice, NoticeChoice
from interes.foundation import events
from tests.cast import NOON, a_deal

GIVEN = {"who": "Борис Орлов", "deal": "Видеосвязь"}


def told(*people, kind="deal_given", key="1", **facts):
    return actions.notify(
        to=[one.pk for one in people], kind=kind, key=key, at=NOON, facts=GIVEN | facts
    )


def unseen(user):
    user.refresh_from_db()
    return user.unseen_notices


def said_to(user):
    return [line.sentence for line in queries.notice_lines(queries.notices_of(user))]


def test_the_same_thing_is_told_once(anna):
    assert (told(anna), told(anna), told(anna, key="2")) == (1, 0, 1)
    assert unseen(anna) == 2


def test_much_of_one_kind_within_an_hour_is_told_as_one(anna, boris):
    for number in range(actions.MOST_AN_HOUR + 15):
        told(anna, key=str(number), kind="climbed_to_me")
    told(anna, boris, key="for both", kind="climbed_to_me")
    told(anna, key="another kind")

    assert (unseen(anna), unseen(boris)) == (actions.MOST_AN_HOUR + 2, 1)
    newest = queries.notice_lines(queries.notices_of(anna).order_by("-id"))[1]
    assert newest.link.endswith("?climbed=me")


def test_of_the_next_hour_people_are_told_one_by_one_again(anna):
    for number in range(actions.MOST_AN_HOUR + 5):
        told(anna, key=str(number))
    later = NOON + timedelta(hours=2)

    actions.notify(to=[anna.pk], kind="deal_given", key="later", at=later, facts=GIVEN)

    assert unseen(anna) == actions.MOST_AN_HOUR + 2


def test_a_notice_is_read_in_the_language_of_its_reader(anna):
    told(anna)

    with translation.override("en"):
        assert said_to(anna) == ["Борис Орлов has given you the deal “Видеосвязь”"]


def test_facts_that_are_missing_do_not_break_a_sentence(anna):
    actions.notify(to=[anna.pk], kind="nudged", key="1", at=NOON)

    with translation.override("en"):
        assert said_to(anna) == ["— asks about “—”: what is the next step?"]


def test_moments_and_names_of_settings_are_said_as_people_read_them(monkeypatch):
    monkeypatch.setattr(import_module("interes.desk.queries.notice_kinds"), "_kinds", {})
    queries.add_notice_kind("trial", "Проба", "%(stage)s: %(due)s")
    facts = {"stage": queries.in_both("Выбор", "Choosing"), "due": queries.when(NOON)}

    with translation.override("en"):
        assert queries.sentence_of("trial", facts) == "Choosing: 23\N{NO-BREAK SPACE}Nov, 12:00"


def test_who_left_is_not_told(anna, boris):
    anna.is_active = False
    anna.save(update_fields=["is_active"])

    assert told(anna, boris) == 1


def test_nobody_is_told_what_they_do_not_want_to_hear(anna):
    actions.choose_notices(hows={"deal_given": "off"}, by=anna)

    assert told(anna) == 0
    assert told(anna, kind="nudged") == 1


@pytest.mark.parametrize(("how", "by_mail"), [("here", False), ("mail", True)])
def test_an_e_mail_goes_to_who_wants_one(anna, how, by_mail, monkeypatch):
    heard = []
    monkeypatch.setattr(events, "publish", heard.append)
    actions.choose_notices(hows={"deal_given": how}, by=anna)

    told(anna)

    assert [(event.user_id, event.by_mail) for event in heard] == [(anna.pk, by_mail)]


def test_a_choice_that_is_none_is_refused(anna):
    for hows in ({"deal_given": "loudly"}, {"weather": "here"}):
        with pytest.raises(actions.NotAChoice):
            actions.choose_notices(hows=hows, by=anna)

    assert not NoticeChoice.objects.exists()


def test_the_number_of_unseen_ones_follows_every_way_to_change_them(anna, boris):
    for number in range(5):
        told(anna, boris, key=str(number))
    first = Notice.objects.filter(user=anna).earliest("id")

    actions.see_notice(notice_id=first.pk, by=anna, at=NOON)
    actions.see_notice(notice_id=first.pk, by=anna, at=NOON)
    assert (unseen(anna), unseen(boris)) == (4, 5)

    Notice.objects.filter(user=boris, key__in=["0", "1"]).delete()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE notice SET seen_at = NULL WHERE user_id = %s", [anna.pk])
    assert (unseen(anna), unseen(boris)) == (5, 3)


def test_all_are_seen_up_to_the_newest_that_was_shown(anna):
    for number in range(3):
        told(anna, key=str(number))
    newest = Notice.objects.latest("id")
    told(anna, key="later")

    actions.see_all_notices(by=anna, at=NOON, up_to=newest.pk)

    assert unseen(anna) == 1


def test_nobody_sees_a_notice_of_somebody_else(anna, boris):
    told(anna)

    with pytest.raises(Notice.DoesNotExist):
        actions.see_notice(notice_id=Notice.objects.get().pk, by=boris, at=NOON)


def test_what_is_taken_back_was_not_told(anna):
    point = transaction.savepoint_create()
    told(anna)

    transaction.savepoint_rollback(point)

    assert unseen(anna) == 0


def test_old_notices_are_forgotten(anna):
    told(anna)

    actions.forget_notices(at=NOON + timedelta(days=200))

    assert unseen(anna) == 0


def test_who_is_given_a_deal_is_told_and_who_loses_one_too(anna, boris, dora):
    deal = a_deal(anna)

    deals.hand_over(deal_id=deal.pk, to=dora, by=boris, at=NOON)

    assert [one.kind for one in Notice.objects.filter(user=dora)] == ["deal_given"]
    assert [one.facts["who"] for one in Notice.objects.filter(user=anna)] == [dora.name]
    assert not Notice.objects.filter(user=boris).exists()


def test_who_gives_a_deal_away_knows_it(anna, dora):
    deals.hand_over(deal_id=a_deal(anna).pk, to=dora, by=anna, at=NOON)

    assert not Notice.objects.filter(user=anna).exists()
