"""Phones, e-mails and sites that reach nobody real."""

from typing import Any

from interes.clients.models import ContactPoint
from interes.clients.rules import normal_contact
from interes.demo.world import World


def local_number(world: World) -> str:
    """Return the last digits of a number that nobody has."""
    digits = f"{world.chance.randint(0, 9999):04}"
    return f"{digits[:2]}-{digits[2:]}"


def add_way(world: World, kind: str, value: str, **holder: Any) -> None:
    """Add a way to reach someone."""
    normal = normal_contact(kind, value)
    if normal:
        world.add(ContactPoint, kind=kind, value=value, normal=normal, **holder)
