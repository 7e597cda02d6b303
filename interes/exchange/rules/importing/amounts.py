"""Understand sums and numbers in the many ways they are written."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

MOST = Decimal(10) ** 14
_CURRENCIES = {
    "$": "USD", "usd": "USD", "us$": "USD", "долл": "USD", "доллар": "USD",
    "€": "EUR", "eur": "EUR", "евро": "EUR",
    "₽": "RUB", "rub": "RUB", "rur": "RUB", "р": "RUB", "руб": "RUB", "рублей": "RUB",
    "рубль": "RUB", "рубля": "RUB", "£": "GBP", "gbp": "GBP", "¥": "CNY", "cny": "CNY",
    "юаней": "CNY", "₸": "KZT", "kzt": "KZT", "тенге": "KZT", "тг": "KZT", "₴": "UAH", "uah": "UAH",
    "byn": "BYN", "try": "TRY", "₺": "TRY", "aed": "AED", "inr": "INR", "₹": "INR", "chf": "CHF",
    "uzs": "UZS", "сум": "UZS", "amd": "AMD", "gel": "GEL", "jpy": "JPY",
}  # fmt: skip
_TIMES = {
    "k": 3, "т": 3, "тыс": 3, "тысяч": 3, "тысячи": 3, "thousand": 3,
    "m": 6, "mln": 6, "mio": 6, "mm": 6, "м": 6, "млн": 6, "миллион": 6, "миллиона": 6,
    "миллионов": 6, "million": 6, "b": 9, "bn": 9, "bln": 9, "млрд": 9, "миллиард": 9,
    "миллиарда": 9, "миллиардов": 9, "billion": 9, "трлн": 12,
}  # fmt: skip
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’`]+")
_PLAIN = re.compile(r"\d{1,14}(\.\d{1,2})?")
_PARTS = re.compile(
    r"(?P<before>[^\d\-−+(.,]*)(?P<sign>[-−+(]?)(?P<middle>[^\d.,\-−]*)(?P<number>[\d.,]+)"
    r"(?P<after>[^\d]*)"
)
_WORDS = re.compile(r"us\$|[$€₽£¥₸₴₺₹]|[a-zа-я]+")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+")
_CENT = Decimal("0.01")
_LONGEST = 60


@lru_cache(maxsize=50_000)
def money(text: str) -> tuple[Decimal, str] | None:
    """Return a sum and its currency ("" if none is named); None if it is not a sum.

    "$22,700.00", "1 234,50 ₽", "2 млн", "342.09K", "(1 000)" for minus a thousand.
    """
    if _PLAIN.fullmatch(text):
        return Decimal(text).quantize(_CENT), ""
    found = _PARTS.fullmatch(_SPACES.sub("", text.lower())) if len(text) <= _LONGEST else None
    if found is None or "%" in found["after"]:
        return None
    words = _WORDS.findall(f"{found['before']} {found['middle']} {found['after']}")
    known = [_meaning(word) for word in words]
    value = _number(found["number"])
    if value is None or None in known:
        return None
    currency = next((c for c, _power in known if c), "")  # type: ignore[misc]
    value *= Decimal(10) ** sum(power for _c, power in known)  # type: ignore[misc]
    value = -value if found["sign"] in {"-", "−", "("} else value
    return (value.quantize(_CENT), currency) if abs(value) < MOST else None


def currency_of(text: str) -> str:
    """Return the code of a currency by its sign, its code or a word; "" if it is none."""
    word = text.strip(" .,()").lower()
    is_code = len(word) == len("usd") and word.isascii() and word.isalpha()
    return _CURRENCIES.get(word) or (word.upper() if is_code else "")


def whole(text: str) -> int | None:
    """Return a whole number, also of "1 200 чел.", "до 50" and "51-100" (the middle), or None."""
    if text.isdecimal() and text.isascii() and len(text) <= 9:
        return int(text)
    bare = re.sub(r"(?i)(\d)\s*(чел\w*|people|employees|шт)\.?$", r"\1", text.strip())
    if span := re.fullmatch(r"(\d{1,6})\s*[-–—]\s*(\d{1,6})", bare):
        return (int(span.group(1)) + int(span.group(2))) // 2
    bare = re.sub(r"(?i)^(~|≈|>|<|≥|≤|до|от|более|свыше|менее|около|up to|over)\s*|\+$", "", bare)
    found = money(bare)
    if found is None or found[1] or found[0] != found[0].to_integral_value():
        return None
    return int(found[0]) if 0 <= found[0] < 2**31 else None


def _meaning(word: str) -> tuple[str, int] | None:
    """Return the currency and the power of ten that a word stands for."""
    if word in _CURRENCIES:
        return _CURRENCIES[word], 0
    if word in _TIMES:
        return "", _TIMES[word]
    for times in ("тыс", "млн", "млрд"):
        if word.startswith(times) and word.removeprefix(times) in _CURRENCIES:
            return _CURRENCIES[word.removeprefix(times)], _TIMES[times]
    return None


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(_with_point(text.rstrip(".,")))
    except InvalidOperation:
        return None


def _with_point(bare: str) -> str:
    """Decide which of "." and "," divides the fraction: the last one, unless it groups by three."""
    if "," in bare and "." in bare:
        groups = "," if bare.rindex(".") > bare.rindex(",") else "."
        return bare.replace(groups, "").replace(",", ".")
    if bare.count(".") > 1:
        return bare.replace(".", "")
    if "," in bare and not _GROUPED.fullmatch(bare):
        return bare.replace(",", ".")
    return bare.replace(",", "")
