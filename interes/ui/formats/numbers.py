"""Numbers and money as the reader's language writes them.

Babel knows how, but takes 20 µs and more a call, and a list has hundreds of numbers: what Babel
knows (signs, patterns, words for millions) is asked once and the digits are grouped by Python.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.numbers import get_currency_precision, get_currency_symbol

from interes.ui.formats.locales import DASH, NBSP, active, known

type Number = Decimal | int | float

# Signs people know from price tags; Babel has letters for some of them.
_SIGNS = {"BYN": "Br", "CNY": "¥", "KZT": "₸", "RUB": "₽", "UAH": "₴"}
# English puts these before the amount; the others follow it, as people here write them.
_SIGN_FIRST = frozenset({"USD", "EUR", "GBP", "CNY", "JPY"})
_STEPS = ((10**3, 0), (10**6, 1), (10**9, 1), (10**12, 1))
_NEXT = 1000


@dataclass(frozen=True, slots=True)
class _Style:
    """What Babel says about one locale."""

    separators: dict[int, str]
    minus: str
    percent: str
    short: dict[int, str]


def number(value: Number | None, digits: int | None = None) -> str:
    """Group thousands; without `digits` keep up to three decimals that mean something."""
    if value is None:
        return DASH
    style = _style(active())
    exact = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    if digits is None:
        return _grouped(_trimmed(f"{exact:,.3f}"), style)
    return _grouped(f"{exact:,.{digits}f}", style)


def money(amount: Number | None, currency: str = "RUB") -> str:
    """Write a sum with its sign; kopecks only when there are any, a dash when it is unknown."""
    if amount is None:
        return DASH
    exact = Decimal(str(amount)) if isinstance(amount, float) else Decimal(amount)
    locale = active()
    written = f"{exact:,.{_precision(currency)}f}"
    whole, _point, rest = written.partition(".")
    return _signed(
        _grouped(written if rest.strip("0") else whole, _style(locale)), currency, locale
    )


def short_money(amount: Number | None, currency: str = "RUB") -> str:
    """Write a big sum in thousands or millions, as on a board: 1.8M ₽."""
    if amount is None:
        return DASH
    exact = Decimal(str(amount))
    if abs(whole := round(exact)) < _NEXT:
        # A few kopecks are not nothing.
        return money(whole or exact, currency)
    for step, digits in _STEPS:
        # Compared after rounding, so that 999 999 is 1M and not 1000K.
        if abs(scaled := round(exact / step, digits)) < _NEXT:
            break
    locale = active()
    style = _style(locale)
    shown = _grouped(_trimmed(f"{scaled:,.{digits}f}"), style)
    return _signed(style.short[step].replace("0", shown, 1), currency, locale)


def percent(share: Number | None, digits: int = 0) -> str:
    """Write a share (0…1) in percent."""
    if share is None:
        return DASH
    style = _style(active())
    exact = Decimal(str(share)) * 100
    return style.percent.replace("0", _grouped(f"{exact:,.{digits}f}", style))


def _grouped(written: str, style: _Style) -> str:
    shown = written.translate(style.separators)
    return shown.replace("-", style.minus, 1) if shown.strip("-0.,") else shown.lstrip("-")


def _trimmed(written: str) -> str:
    return written.rstrip("0").rstrip(".") if "." in written else written


def _signed(shown: str, currency: str, locale: str) -> str:
    sign = _sign(currency)
    if locale == "ru" or currency not in _SIGN_FIRST:
        return f"{shown}{NBSP}{sign}"
    return f"-{sign}{shown[1:]}" if shown.startswith("-") else f"{sign}{shown}"


@cache
def _precision(currency: str) -> int:
    return get_currency_precision(currency)


@cache
def _sign(currency: str) -> str:
    return _SIGNS.get(currency) or get_currency_symbol(currency, known("ru"))


@cache
def _style(name: str) -> _Style:
    locale = known(name)
    symbols = locale.number_symbols["latn"]
    return _Style(
        separators=str.maketrans({",": symbols["group"], ".": symbols["decimal"]}),
        minus=symbols["minusSign"],
        percent=locale.percent_formats[None].pattern.replace("#,##0", "0"),
        short={step: _short_pattern(locale, step) for step, _digits in _STEPS},
    )


def _short_pattern(locale: Locale, step: int) -> str:
    pattern: str = locale.compact_decimal_formats["short"]["other"][str(step)].pattern
    return pattern.replace("'", "")
