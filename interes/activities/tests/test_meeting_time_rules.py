"""Where a meeting stands when its deal goes on, and the agenda as people write it."""

from datetime import UTC, date, datetime

import pytest

from interes.activities.rules import (
    Carrier,
    Fate,
    Standing,
    StepFacts,
    carrier_of,
    fate,
    minutes_of,
    read_agenda,
    standing,
    still_carries,
)

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 27)
SHOW = StepFacts("meeting", "Презентация", FRIDAY)


@pytest.mark.parametrize(
    ("kind", "day", "carrier"),
    [
        ("call", MONDAY, Carrier.TO_DO),
        ("call", FRIDAY, Carrier.STEP),
        ("letter", date(2026, 12, 1), Carrier.STEP),
        ("meeting", MONDAY, Carrier.STEP),
    ],
)
def test_what_must_be_done_before_a_meeting_stays_the_next_step(kind, day, carrier):
    assert carrier_of(StepFacts(kind, "…", day), FRIDAY) == carrier


@pytest.mark.parametrize(
    ("now", "carries"),
    [
        (StepFacts("meeting", "Презентация", TUESDAY), True),
        (StepFacts("meeting", "Показ", FRIDAY), True),
        (StepFacts("meeting", "Новая цель", TUESDAY), True),
        (StepFacts("meeting", "Встретиться с Петровой", TUESDAY), False),
        (StepFacts("call", "Презентация", FRIDAY), False),
    ],
)
def test_a_step_that_became_something_else_does_not_carry_the_meeting(now, carries):
    assert still_carries(SHOW, now, "Новая цель") is carries


@pytest.mark.parametrize(
    ("is_carrier", "today", "following", "what"),
    [
        (True, FRIDAY, StepFacts("call", "…", FRIDAY), Fate.TAKES_PLACE),
        (True, date(2026, 11, 30), StepFacts("meeting", "…", FRIDAY), Fate.TAKES_PLACE),
        (True, MONDAY, StepFacts("call", "…", TUESDAY), Fate.GOES_BESIDE),
        (True, MONDAY, StepFacts("meeting", "…", FRIDAY), Fate.BECOMES_NEXT),
        (False, MONDAY, StepFacts("meeting", "…", FRIDAY), Fate.BECOMES_NEXT),
        (False, MONDAY, StepFacts("meeting", "…", TUESDAY), Fate.STAYS),
        (False, FRIDAY, StepFacts("call", "…", FRIDAY), Fate.STAYS),
    ],
)
def test_a_meeting_goes_on_when_a_step_of_its_deal_is_finished(is_carrier, today, following, what):
    told = {"is_carrier": is_carrier, "today": today, "following": following}
    assert fate(meeting_day=FRIDAY, **told) == what


@pytest.mark.parametrize(
    ("state", "carrier", "is_past", "stands"),
    [
        ("planned", "planned", False, Standing.AHEAD),
        ("planned", "planned", True, Standing.UNWRITTEN),
        ("planned", "done", False, Standing.UNWRITTEN),
        ("planned", "dropped", True, Standing.FELL_THROUGH),
        ("held", "done", True, Standing.HELD),
        ("dropped", "planned", False, Standing.DROPPED),
    ],
)
def test_a_meeting_that_passed_asks_for_its_minutes(state, carrier, is_past, stands):
    assert standing(state, carrier=carrier, is_past=is_past) == stands


@pytest.mark.parametrize(
    ("line", "text", "minutes"),
    [
        ("10 Знакомство", "Знакомство", 10),
        ("15 мин Показ на складе", "Показ на складе", 15),
        ("Вопросы — 20 мин", "Вопросы", 20),
        ("Questions, 5 min.", "Questions", 5),
        ("Итоги: 5", "Итоги", 5),
        ("Перевозки по 44 регионам", "Перевозки по 44 регионам", None),
        ("Почему 1000 машин лучше", "Почему 1000 машин лучше", None),
        ("Показ", "Показ", None),
        ("0 Ничего", "0 Ничего", None),
    ],
)
def test_a_line_of_the_agenda_is_read_as_it_is_written(line, text, minutes):
    [read] = read_agenda(line)
    assert (read.text, read.minutes) == (text, minutes)


def test_points_have_their_hour_as_long_as_every_point_before_has_its_minutes():
    begins = datetime(2026, 11, 27, 14, 0, tzinfo=UTC)

    lines = read_agenda("10 Знакомство\n\n20 Показ\nРазговор\n5 Итоги", begins)

    assert [f"{one.begins_at:%H:%M}" if one.begins_at else "" for one in lines] == [
        *("14:00", "14:10", "14:30", ""),
    ]
    assert minutes_of(lines) == 35
