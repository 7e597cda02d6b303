"""Which day people mean when they say it shortly."""

from datetime import date, timedelta

QUICK_DAYS = {"today": 0, "tomorrow": 1, "+3": 3, "+7": 7}


def day_meant(word: str, today: date) -> date | None:
    """Return the day behind a quick word or an ISO date, or None if it is neither."""
    if word in QUICK_DAYS:
        return today + timedelta(days=QUICK_DAYS[word])
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None
