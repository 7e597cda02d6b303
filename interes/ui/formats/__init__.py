"""How values look to a person: money, dates, names and phones in the reader's language.

Templates use them as filters; panels, letters and exports may call them directly.
"""

from interes.ui.formats.locales import DASH, NBSP, country
from interes.ui.formats.numbers import money, number, percent, short_money
from interes.ui.formats.people import hue, initials, phone_pretty
from interes.ui.formats.times import clock, day, day_year, moment, promised, weekday
from interes.ui.formats.words import Due, ago, due, duration_days, term

__all__ = [
    "DASH",
    "NBSP",
    "Due",
    "ago",
    "clock",
    "country",
    "day",
    "day_year",
    "due",
    "duration_days",
    "hue",
    "initials",
    "moment",
    "money",
    "number",
    "percent",
    "phone_pretty",
    "promised",
    "short_money",
    "term",
    "weekday",
]
