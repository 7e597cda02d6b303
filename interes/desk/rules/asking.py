"""What somebody may mean by a few typed characters."""

import re

from rapidfuzz.distance import OSA

_PHONE = re.compile(r"^\+?[\d\s().\-–]+$")
_PHONE_BEGINS = 5
_PHONE_ENDS = 4
_PHONE_LENGTH = 10
_INN_BEGINS = 3
_EMAIL_BEGINS = 3
_INN_LENGTHS = (10, 12)
# Words up to this length forgive one slip of the finger, longer ones two.
_SHORT = 5


def inn_beginning(text: str) -> str:
    """Return the digits if this may be the beginning of an INN, or nothing."""
    digits = re.sub(r"\s", "", text)
    is_inn = digits.isdecimal() and digits.isascii() and len(digits) >= _INN_BEGINS
    return digits if is_inn else ""


def contact_beginnings(text: str) -> list[str]:
    """Return how phones and e-mails that begin so are kept: 8 (495) gives +7495."""
    typed = text.strip()
    if "@" in typed and len(typed) >= _EMAIL_BEGINS:
        return [typed.lower()]
    digits = re.sub(r"\D", "", typed)
    if not _PHONE.match(typed) or len(digits) < _PHONE_BEGINS:
        return []
    if typed.startswith("+"):
        return [f"+{digits}"]
    # In Russia one dials 8 where the number says +7; most leave both out.
    home = f"+7{digits[1:]}" if digits[0] in "78" else f"+7{digits}"
    return [home] if digits[0] == "8" else [home, f"+{digits}"]


def phone_piece(text: str) -> str:
    """Return the digits of a piece from the middle of a phone number, or nothing."""
    digits = re.sub(r"\D", "", text)
    is_piece = _PHONE.match(text.strip()) and len(digits) >= _PHONE_BEGINS
    return digits if is_piece else ""


def phone_end(text: str) -> str:
    """Return the digits if these may be the last ones of a phone number, or nothing."""
    digits = re.sub(r"\D", "", text)
    is_end = _PHONE.match(text.strip()) and _PHONE_ENDS <= len(digits) <= _PHONE_LENGTH
    return digits if is_end and not text.strip().startswith("+") else ""


def is_phone(text: str) -> bool:
    """Tell whether this is rather a phone than a name or an INN."""
    typed = text.strip()
    return bool(phone_piece(typed)) and not (typed.isdecimal() and len(typed) in _INN_LENGTHS)


def is_meant(typed: str, label: str) -> bool:
    """Tell whether every typed word begins a word of the label, each another one."""
    free = label.lower().replace("ё", "е").split()
    for word in typed.split():
        fitting = next((one for one in free if one.startswith(word)), None)
        if fitting is None:
            return False
        free.remove(fitting)
    return bool(typed.strip())


def is_slip(typed: str, name: str) -> bool:
    """Tell whether the name was meant: each typed word begins one of its words but for a slip.

    A slip is a wrong, missing, superfluous or swapped letter.
    """
    words = re.findall(r"\w+", name.lower().replace("ё", "е"))
    return all(any(_is_near(one, word) for word in words) for one in typed.split())


def _is_near(typed: str, word: str) -> bool:
    slips = 1 if len(typed) <= _SHORT else 2
    lengths = range(len(typed) - 1, len(typed) + 2)
    return any(OSA.distance(typed, word[:n], score_cutoff=slips) <= slips for n in lengths)
