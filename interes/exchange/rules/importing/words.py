"""Words of other programs for what we have a code for: states, kinds, sizes, yes and no."""

import re
from functools import lru_cache

_YES = {"yes", "y", "true", "1", "да", "+", "истина", "x", "v", "✓", "active", "активен", "on"}
_NO = {"no", "n", "false", "0", "нет", "-", "ложь", "", "inactive", "off", "неактивен"}

_STATES = (
    ("refused", r"не ?реализ|проигр|провал|отказ|\blost\b|\brefus|неусп|закрыт\w* неуд|abandon|junk"
                r"|\bdead\b|отменен|disqualif|не состоял|спам|unqualif|нецелев"),
    ("won", r"\bwon\b|успешн|выигр|успех|реализован|сделка заключена|оплачен|closed win|success"
            r"|^client$|^converted$"),
    ("open", r"\bopen\b|открыт|в работе|active|новая|^new$"),
)  # fmt: skip
_TALKS = (
    ("call", r"call|звон|phone|телефон"),
    ("meeting", r"meet|встреч|demo|демо|visit|визит|event|appointment|презент|lunch"),
    ("message", r"message|сообщ|chat|чат|whats|telegram|телеграм|sms|смс|viber|мессендж"),
    ("letter", r"mail|письм|letter|почт"),
    ("note", r"note|заметк|примеч|коммент|comment"),
)
_DONE = r"complet|done|closed|выполн|заверш|сделан|закрыт|finished|true|^yes$|^да$|^1$|^\+$"
_UNDONE = r"not |не |un|in progress|в работе|deferred|waiting|open"
_INBOUND = r"inbound|incoming|вход|missed|пропущ|received"
_MISSED = (
    r"no answer|не дозв|не ответ|недозв|missed|пропущ|busy|занят|failed|left voice|no_answer|\bno\b"
)
_CHOICES: dict[str, tuple[tuple[str, str], ...]] = {
    "status": (
        ("former", r"former|бывш|ex-|потерян|inactive|churn"),
        ("unpromising", r"unpromis|неперспектив|не интерес|blacklist|черн"),
        ("prospect", r"prospect|потенц|lead|лид|нов|перспектив|target|potential"),
        ("client", r"customer|client|клиент|покупател|заказчик|действующ|активн|постоянн"),
    ),
    "size": (
        ("micro", r"micro|микро|до 15|^1-1\d$|^1-10"),
        ("small", r"small|мал|16–100|16-100|11-50"),
        ("medium", r"medium|сред|101–250|101-250|51-"),
        ("large", r"large|круп|больш|enterprise|250"),
    ),
    "coverage": (
        ("transnational", r"transnat|global|international|между|транснац|мир"),
        ("national", r"^national|федерал|националь|вся росс|страна"),
        ("regional", r"region|регион|област"),
        ("local", r"local|мест|локал|город"),
    ),
    "solvency": (
        ("reliable", r"reliable|надеж|вовремя|хорош|good"),
        ("slow", r"slow|задерж|поздно|опазд|late"),
        ("risky", r"risk|предоплат|плох|риск|bad|prepaid"),
        ("unknown", r"unknown|not known|неизвест"),
    ),
    "kind": (
        ("order", r"order|заказ"),
        ("interest", r"interest|интерес|new business|existing business"),
    ),
    "channel": (
        ("inbound", r"inbound|входящ"),
        ("outbound", r"outbound|исходящ|cold|холод"),
        ("online", r"online|сайт|web|интернет|site"),
        ("service", r"service|сервис|поддерж"),
        ("unknown", r"unknown|неизвест|not recorded|не указ"),
    ),
}


def flag(text: str) -> bool | None:
    """Return what yes or no means; None if it is neither."""
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else None


@lru_cache(maxsize=5_000)
def state(text: str) -> str:
    """Return open, won or refused by the name of a stage or an outcome, "" if it tells nothing."""
    return _first(_STATES, text)


@lru_cache(maxsize=5_000)
def talk_kind(text: str) -> str:
    """Return what sort of talk it was, "" if it tells nothing."""
    return _first(_TALKS, text)


@lru_cache(maxsize=5_000)
def choice(field: str, text: str) -> str:
    """Return our code for a word of theirs, "" if we know none."""
    codes = [code for code, _pattern in _CHOICES[field]]
    return text if text in codes else _first(_CHOICES[field], text)


def is_done(text: str) -> bool:
    """Tell whether the state of a to-do means that it is done."""
    word = _plain(text)
    return bool(re.search(_DONE, word)) and not re.search(_UNDONE, word)


def is_inbound(text: str) -> bool:
    """Tell whether they reached us."""
    return bool(re.search(_INBOUND, _plain(text)))


def was_reached(text: str) -> bool:
    """Tell whether we got through."""
    return not re.search(_MISSED, _plain(text))


def _first(table: tuple[tuple[str, str], ...], text: str) -> str:
    word = _plain(text)
    return next((code for code, pattern in table if re.search(pattern, word)), "")


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())
