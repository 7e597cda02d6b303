"""Reading the next step that a person wrote into a form."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from interes.deals import actions

MOSCOW = ZoneInfo("Europe/Moscow")
MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=MOSCOW)


def read(**said):
    return actions.read_plan({"step_text": "Позвонить", "step_when": "today"} | said, now=MONDAY)


@pytest.mark.parametrize(("word", "days"), [("today", 0), ("tomorrow", 1), ("+3", 3), ("+7", 7)])
def test_a_quick_word_names_the_day(word, days):
    assert read(step_when=word).due_at.date() == MONDAY.date() + timedelta(days=days)


def test_another_day_is_read_from_its_date():
    assert read(step_when="date", step_date="2026-12-01").due_at.date().isoformat() == "2026-12-01"


def test_a_date_alone_is_enough():
    assert read(step_when="", step_date="2026-12-01").due_at.day == 1


def test_a_quick_word_wins_over_a_date_that_was_chosen_before_it():
    assert read(step_when="today", step_date="2026-12-01").due_at.date() == MONDAY.date()


def test_a_day_without_a_time_is_kept_as_its_noon():
    plan = read()

    assert (plan.due_at.hour, plan.has_time) == (12, False)


def test_an_agreed_time_is_kept_in_the_zone_of_the_reader():
    plan = read(step_time="16:45")

    assert plan.due_at == datetime(2026, 11, 23, 16, 45, tzinfo=MOSCOW)
    assert plan.has_time


def test_words_around_the_step_are_cut_off():
    assert read(step_text="  Позвонить  ").text == "Позвонить"


def test_an_unknown_kind_is_a_call():
    assert read(step_kind="pigeon").kind == "call"


def test_a_person_can_be_named(anna):
    assert read(step_owner=str(anna.pk)).owner_id == anna.pk


@pytest.mark.parametrize("text", ["", "   "])
def test_a_step_must_say_something(text):
    with pytest.raises(actions.StepMissing) as refusal:
        read(step_text=text)

    assert refusal.value.field == "step_text"


def test_a_step_that_is_too_long_for_a_line_is_refused():
    with pytest.raises(actions.StepMissing):
        read(step_text="я" * 301)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("step_date", {"step_when": "date"}),
        ("step_date", {"step_when": "date", "step_date": "завтра"}),
        ("step_date", {"step_when": "date", "step_date": "2026-11-22"}),
        ("step_date", {"step_when": "date", "step_date": "9999-01-01"}),
        ("step_time", {"step_time": "в обед"}),
        ("step_owner", {"step_owner": "0"}),
        ("step_owner", {"step_owner": "Анна"}),
    ],
)
@pytest.mark.django_db
def test_what_can_not_be_understood_is_refused_at_its_field(field, said):
    with pytest.raises(actions.StepUnclear) as refusal:
        read(**said)

    assert refusal.value.field == field


def test_a_form_may_call_its_fields_otherwise():
    data = {"next_text": "Позвонить", "next_when": "tomorrow"}

    assert actions.read_plan(data, now=MONDAY, prefix="next_").due_at.day == 24
