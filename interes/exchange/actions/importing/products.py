"""Products are text in deals for now; the books remember how the catalogue writes them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from interes.deals.models import Deal as OurDeal
from interes.exchange.actions.importing.ledger import Ledger
from interes.exchange.actions.importing.work import Work
from interes.exchange.models import Imported
from interes.exchange.rules.importing.merging import as_text
from interes.exchange.rules.importing.records import Deal, Problem, Product
from interes.exchange.rules.importing.values import squeezed

THING = Imported.Thing.PRODUCT.value


def bring_products(products: Sequence[tuple[int, Product]], work: Work) -> None:
    """Remember the catalogue, and let it name the products of deals that came before it."""
    for line, product in products:
        _remember(product, work.ledger)
        work.ends.object_to(line, "skipped", Problem("product_is_text"))
    if products:
        respell_earlier({squeezed(p.name): p.name for _line, p in products}, work)


def respelt(deals: Sequence[tuple[int, Deal]], work: Work) -> list[tuple[int, Deal]]:
    """Return the deals with their products written as the catalogue writes them."""
    if not any(deal.product for _line, deal in deals):
        return list(deals)
    names = catalogue()
    return [(line, _respelt(deal, names, work)) for line, deal in deals]


def _respelt(deal: Deal, names: Mapping[str, str], work: Work) -> Deal:
    said = deal.product or ""
    name = names.get(squeezed(said), said) if said else said
    if name == said:
        return deal
    work.ends.note("product_respelt", f"{said} → {name}")
    return replace(deal, product=name, title=deal.title.replace(said, name, 1))


def catalogue() -> Mapping[str, str]:
    """Return how the catalogue writes each product, by the letters and digits of its name.

    "GTXPro" in one file is "GTX Pro" in the other: names are joined by these.
    """
    names = Imported.objects.filter(thing=THING).values_list("written__name", flat=True)
    return {squeezed(name): name for name in names}


def _remember(product: Product, ledger: Ledger) -> None:
    written = {"name": product.name, "price": as_text(product.price)}
    if ledger.written(product.key) != written:
        ledger.write(THING, product.key, None, written)


def respell_earlier(names: Mapping[str, str], work: Work) -> None:
    """Rename products of deals brought before, unless people did."""
    lines = Imported.objects.filter(thing=Imported.Thing.DEAL)
    spelt = lines.values_list("written__product", flat=True).distinct()
    other = {
        old: names[squeezed(old)] for old in spelt if old and names.get(squeezed(old), old) != old
    }
    for line in lines.filter(written__product__in=other):
        work.ledger.open_at([line.key])
        old = line.written["product"]
        said = {
            "product": other[old],
            "title": line.written["title"].replace(old, other[old], 1),
        }
        if _respell(line, said):
            work.ledger.write(line.thing, line.key, line.record, said)
            work.ends.note("respelt_earlier", f"{old} → {other[old]}")


def _respell(line: Imported, said: Mapping[str, str]) -> bool:
    """Change the deal if product and title stand as the import wrote them."""
    were = {name: line.written[name] for name in said}
    deal = OurDeal.objects.select_for_update().filter(pk=line.record or 0, **were).first()
    if deal is None:
        return False
    deal.product, deal.title = said["product"], said["title"]
    deal.save(update_fields=["product", "title", "changed_at"])
    return True
