"""Phones, e-mails and sites that reach nobody real."""

from typing import Any

from interes.clients.models import ContactPoint
from interes.clients.rules import normal_contact
from interes.demo.world import World

TRIES = 60


def number(world: World, place: dict[str, Any], kind: str) -> str:
    """Return a phone number of a place that nobody real has; `kind` is phone or mobile."""
    template = place.get(kind) or world.words("forms")[kind]
    for _ in range(TRIES):
        digits = f"{world.chance.randint(0, 9999):04}"
        found: str = template.format(
            **place, n4=f"{digits[:2]}-{digits[2:]}", n3=digits[1:], n2=digits[2:]
        )
        if found not in world.numbers:
            break
    world.numbers.add(found)
    return found


def add_way(world: World, kind: str, value: str, **holder: Any) -> None:
    """Add a way to reach someone."""
    normal = normal_contact(kind, value)
    if normal:
        world.add(ContactPoint, kind=kind, value=value, normal=normal, **holder)
