"""How people, companies and their phones are shown."""

from functools import lru_cache
from zlib import crc32

import phonenumbers
from django.utils.translation import gettext as _

_HUES = 12
# Legal forms say nothing about which company it is.
_FORMS = frozenset(
    ("ооо", "ао", "пао", "зао", "оао", "нао", "ип", "гк", "llc", "ltd", "gmbh", "plc")
)


def initials(name: str) -> str:
    """Return one or two capital letters that stand for a name."""
    words = [word.strip("«»\"'„“”().,-") for word in name.split()]
    telling = [word for word in words if word and word.lower() not in _FORMS and word[0].isalnum()]
    return "".join(word[0].upper() for word in telling[:2])


def hue(name: str) -> int:
    """Choose one of twelve colours for a name, always the same one."""
    return crc32(name.encode()) % _HUES


def phone_pretty(phone: str, region: str = "RU") -> str:
    """Space a phone number for reading; whatever is not a number stays as it was written."""
    shown, extension = _read(phone, region)
    if not extension:
        return shown
    return _("%(phone)s ext. %(extension)s") % {"phone": shown, "extension": extension}


@lru_cache(maxsize=4096)
def _read(phone: str, region: str) -> tuple[str, str]:
    try:
        parsed = phonenumbers.parse(phone, region)
    except phonenumbers.NumberParseException:
        return phone, ""
    if not phonenumbers.is_possible_number(parsed):
        return phone, ""
    extension, parsed.extension = parsed.extension or "", None
    style = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style), extension
