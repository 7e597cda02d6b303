"""Understand a sum and its currency as people write them into any form."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from interes.foundation.refusals import Refusal

# The first one is the usual one.
CURRENCIES = ("RUB", "USD", "EUR", "CNY", "KZT", "BYN")
TOO_MUCH = Decimal("1e14")
_AROUND_THE_FIGURES = re.compile(r"[\s₽$€¥₸]")


class SumUnclear(Refusal):
    """A sum that can't be understood, or is too large."""


def read_amount(data: Mapping[str, str], name: str = "amount") -> Decimal | None:
    """Return the sum written as 1 840 000,50; nothing is no sum. Raises SumUnclear."""
    text = _AROUND_THE_FIGURES.sub("", data.get(name, "")).replace(",", ".")
    if not text:
        return None
    try:
        found = Decimal(text).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise SumUnclear(_("Write the sum in figures: 1 840 000."), field=name) from None
    if not found.is_finite() or not 0 <= found < TOO_MUCH:
        raise SumUnclear(_("A sum is not negative and has 14 figures at most."), field=name)
    return found


def read_currency(data: Mapping[str, str], name: str = "amount_currency") -> str:
    """Return the currency; an unknown one is the usual one."""
    said = data.get(name, "")
    return said if said in CURRENCIES else CURRENCIES[0]
