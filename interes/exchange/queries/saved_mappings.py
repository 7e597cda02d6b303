"""Mappings that were kept, found again by the names of the columns."""

import hashlib
from collections.abc import Sequence

from interes.exchange.models import SavedMapping


def signature(columns: Sequence[str]) -> str:
    """Return the mark of these columns in this order, however they are spaced and capitalised."""
    plain = "\x1f".join(" ".join(column.casefold().split()) for column in columns)
    return hashlib.sha256(plain.encode()).hexdigest()


def found_again(columns: Sequence[str]) -> SavedMapping | None:
    """Return the mapping that was kept for such columns."""
    return SavedMapping.objects.filter(signature=signature(columns)).first()
