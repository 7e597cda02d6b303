"""Products are text in deals for now; the books remember how the catalogue writes them."""

from collections.abc import Collection, Mapping, Sequence

from interes.deals.models import Deal
from interes.exchange.actions.importing.books import Books
from interes.exchange.actions.importing.ledger import Ledger
from interes.exchange.models import Imported
from interes.exchange.rules.importing.merging import as_text
from interes.exchange.rules.importing.records import DealRecord, ProductRecord
from interes.exchange.rules.importing.values import squeezed


def catalogue(
    products: Sequence[ProductRecord], deals: Sequence[DealRecord], books: Books
) -> Mapping[str, str]:
    """Return how the catalogue writes each product of the deals that it writes otherwise.

    "GTXPro" in one file is "GTX Pro" in the other: names are joined by their letters and digits.
    """
    for product in products:
        _remember(product, books.ledger)
        books.tally.end(product.origin, "skipped")
    lines = Imported.objects.filter(thing=Imported.Thing.PRODUCT)
    names = {squeezed(line.written["name"]): line.written["name"] for line in lines}
    names |= {squeezed(product.name): product.name for product in products}
    respelt = {
        deal.product: names[squeezed(deal.product)]
        for deal in deals
        if names.get(squeezed(deal.product), deal.product) != deal.product
    }
    for deal in deals:
        if deal.product in respelt:
            books.tally.note("product_respelt", f"{deal.product} → {respelt[deal.product]}")
    return respelt


def _remember(product: ProductRecord, ledger: Ledger) -> None:
    written = {"name": product.name, "price": as_text(product.price)}
    ledger.open_at([product.key])
    if ledger.written(product.key) != written:
        ledger.write(Imported.Thing.PRODUCT.value, product.key, None, written)


def respell_earlier(
    products: Sequence[ProductRecord], brought: Collection[str], books: Books
) -> None:
    """Let a catalogue that came after its deals name their products, unless people did."""
    names = {squeezed(product.name): product.name for product in products}
    lines = Imported.objects.filter(thing=Imported.Thing.DEAL)
    spelt = lines.values_list("written__product", flat=True).distinct() if names else []
    other = {old: names[squeezed(old)] for old in spelt if names.get(squeezed(old), old) != old}
    for line in lines.filter(written__product__in=other).exclude(key__in=brought):
        books.ledger.open_at([line.key])
        old = line.written["product"]
        said = {
            "product": other[old],
            "title": line.written["title"].replace(old, other[old], 1),
        }
        if _respell(line, said):
            books.ledger.write(line.thing, line.key, line.record, said)
            books.tally.note("respelt_earlier", f"{old} → {other[old]}")


def _respell(line: Imported, said: Mapping[str, str]) -> bool:
    """Change the deal if product and title stand as the import wrote them."""
    were = {name: line.written[name] for name in said}
    deal = Deal.objects.select_for_update().filter(pk=line.record or 0, **were).first()
    if deal is None:
        return False
    deal.product, deal.title = said["product"], said["title"]
    deal.save(update_fields=["product", "title", "changed_at"])
    return True
