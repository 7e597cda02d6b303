"""Texts with places to fill in, such as {company}: names only, so that no text can do anything."""

import re
from collections.abc import Mapping

KNOWN = ("company", "contact", "deal", "product", "sum", "owner", "owner_phone", "owner_email")
_PLACE = re.compile(r"\{(\w+)\}")


def fill(text: str, facts: Mapping[str, str]) -> str:
    """Return the text with everything known in its place; what is not known leaves its place."""
    filled = _PLACE.sub(lambda place: facts.get(place.group(1)) or "…", text)
    return "\n".join(line.rstrip() for line in filled.splitlines())


def unknown_in(text: str) -> list[str]:
    """Return the names in a text that stand for nothing."""
    return [name for name in dict.fromkeys(_PLACE.findall(text)) if name not in KNOWN]
