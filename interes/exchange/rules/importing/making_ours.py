"""Users and products of a row."""

from interes.exchange.rules.importing.cells import Said
from interes.exchange.rules.importing.making import Desk, Refused, ids
from interes.exchange.rules.importing.records import Product, User

_LONGEST = 120


def user(said: Said, desk: Desk) -> User:
    """Return the one of us that the row describes; raises Refused if nothing names them."""
    values = said.values
    parts = (values.get("user.first_name", ""), values.get("user.last_name", ""))
    name = values.get("user.name", "") or " ".join(part for part in parts if part)
    email = values.get("user.email", "").lower()
    name = name or email.partition("@")[0]
    if not name:
        raise Refused("missing", column=desk.column("user.name"))
    old = ids(said, "user")
    head = values.get("user.head", "")
    return User(
        key=desk.keys.of("user", old[0]) if old else desk.keys.made_up("user", name, email),
        name=name[:_LONGEST],
        email=email if "@" in email else "",
        phone=values.get("user.phone", ""),
        post=values.get("user.post", ""),
        department=values.get("user.department"),
        branch=values.get("user.branch"),
        head=desk.keys.link("user", "", head) if head and head != name else None,
        is_active=values.get("user.active"),
    )


def product(said: Said, desk: Desk) -> Product:
    """Return the product of the row; raises Refused if nothing names it."""
    values = said.values
    name = values.get("product.name", "")
    if not name:
        raise Refused("missing", column=desk.column("product.name"))
    old = ids(said, "product")
    price, currency = values.get("product.price", (None, ""))
    return Product(
        key=desk.keys.of("product", old[0]) if old else desk.keys.made_up("product", name),
        name=name,
        price=price,
        currency=currency or desk.mapping.currency,
    )
