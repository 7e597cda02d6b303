"""Which programs can be told by a rule: the room of programs above says so."""

from collections.abc import Callable

from interes.foundation.attributes import Choices

_offers: list[Callable[[], Choices]] = []


def offer_webhooks(offer: Callable[[], Choices]) -> Callable[[], Choices]:
    """Let a room above name the programs that rules may call."""
    _offers.append(offer)
    return offer


def webhook_choices() -> list[tuple[str, str]]:
    """Return the programs by their numbers."""
    return [(str(key), str(word)) for offer in _offers for key, word in offer()]
