"""How long deals live, with open ones counted as open: against what R's survival says."""

import csv
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from interes.deals.rules import Counted, is_telling, median_of, survival

SHARED = Path(__file__).parents[4] / "shared" / "data"
REFERENCE = SHARED / "survival-reference"
SALES = SHARED / "crm-sales-opportunities" / "sales_pipeline.csv"


def counted(lives):
    """Return lives (days, has ended) as the database counts them."""
    ended, left = Counter(), Counter()
    for days, has_ended in lives:
        (ended if has_ended else left)[days] += 1
    return [Counted(day, ended[day], left[day]) for day in {*ended, *left}]


@pytest.mark.parametrize(
    ("lives", "median"),
    [
        ([], None),
        ([(5, False)], None),
        ([(5, True)], 5),
        ([(1, True), (2, True)], 1),
        ([(1, True), (2, True), (3, True)], 2),
        ([(n, True) for n in range(1, 11)], 5),
        ([(10, True), (20, False), (30, True), (40, False)], 30),
        ([(10, True), (20, False), (30, False)], None),
        ([(0, True), (0, True), (9, True)], 0),
        ([(7, True), (7, False)], 7),
    ],
)
def test_the_median_is_the_first_day_by_which_half_have_ended(lives, median):
    assert median_of(counted(lives)).median == median


def test_who_is_left_open_on_a_day_is_still_at_risk_on_it():
    assert survival([Counted(7, 1, 1)]) == [(7, 0.5)]


def test_few_endings_tell_nothing():
    assert not is_telling(median_of(counted([(n, True) for n in range(19)])))
    assert is_telling(median_of(counted([(n, True) for n in range(20)])))


def test_the_mean_of_the_closed_stands_beside_it():
    found = median_of(counted([(10, True), (20, True), (90, False)]))

    assert (found.deals, found.endings, found.closed_mean) == (3, 2, 15)


def sales(until, last):
    """Return the public sales as a day saw them: the age of each deal, and whether it had ended.

    `last` is the last day of which the endings were known.
    """
    with SALES.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["engage_date"]]
    for row in rows:
        began = date.fromisoformat(row["engage_date"])
        closed = date.fromisoformat(row["close_date"]) if row["close_date"] else None
        has_ended = closed is not None and closed <= last
        if began <= until:
            yield ((closed if has_ended else until) - began).days, has_ended


@pytest.mark.skipif(not SALES.exists(), reason="the public sales data is not here")
def test_the_public_sales_of_one_summer_have_the_median_that_is_known():
    found = median_of(counted(sales(date(2017, 7, 1), last=date(2017, 6, 30))))

    assert (found.median, round(found.closed_mean, 1)) == (79, 51.5)


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference of R is not here")
def test_the_curve_is_that_of_another_program_to_a_millionth():
    ours = survival(counted(sales(date(2017, 12, 31), last=date(2017, 12, 31))))
    with (REFERENCE / "maven_km_points.csv").open() as file:
        points = [(int(row["day"]), float(row["S"])) for row in csv.DictReader(file)]

    for day, share in points:
        mine = next((known for at, known in reversed(ours) if at <= day), 1.0)
        assert mine == pytest.approx(share, abs=1e-6)


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference of R is not here")
@pytest.mark.parametrize(
    ("file", "days", "status", "ended", "stratum", "medians"),
    [
        ("R_lung.csv", "time", "status", "2", "sex", {"1": 270, "2": 426}),
        ("R_aml.csv", "time", "status", "1", "x", {"Maintained": 31, "Nonmaintained": 23}),
        ("R_ovarian.csv", "futime", "fustat", "1", "rx", {"1": 638, "2": None}),
        ("R_drug6mp_long.csv", "t", "s", "1", "g", {"6-MP": 23, "placebo": 8}),
    ],
)
def test_the_medians_are_those_of_r(file, days, status, ended, stratum, medians):
    lives = defaultdict(list)
    with (REFERENCE / file).open() as rows:
        for row in csv.DictReader(rows):
            lives[row[stratum]].append((int(row[days]), row[status] == ended))

    assert {one: median_of(counted(found)).median for one, found in lives.items()} == medians
