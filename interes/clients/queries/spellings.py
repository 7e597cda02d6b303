"""What somebody who types a name may have meant."""

from interes.clients.rules import other_layout, plain, split_legal_form


def spellings(text: str) -> tuple[str, ...]:
    """Return a name without its legal form as names are compared, in both keyboard layouts."""
    text = split_legal_form(text)[1] or text
    return tuple(dict.fromkeys((plain(text), plain(other_layout(text.lower())))))
