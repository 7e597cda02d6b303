"""The fields that the company added to its records."""

from interes.foundation.attributes import Attribute


def custom_attributes(noun: str) -> tuple[Attribute, ...]:
    """Return the added fields of "company", "person" or "deal", in their order."""
    del noun
    return ()
