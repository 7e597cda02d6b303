"""What somebody who types a name may have meant."""

from interes.clients.rules import other_layout, plain


def spellings(text: str) -> tuple[str, ...]:
    """Return the text as names are compared: as typed, and as typed in the other layout."""
    return tuple(dict.fromkeys((plain(text), plain(other_layout(text.lower())))))
