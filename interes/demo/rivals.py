"""Competition: what is known of the rivals, whom open deals compete with, whom won deals beat."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from interes.deals.models import Closure, Deal, DealPerson, DealRival, Rival
from interes.demo.chance import Chance
from interes.demo.world import SEED, World

OPEN_SHARE, WON_SHARE = 0.34, 0.45
QUIET_SHARE, SUM_SHARE = 0.3, 0.6
STANDINGS = {"leading": 25, "equal": 40, "weak": 25, "": 10}
PROFILE = ("strengths", "weaknesses", "how_we_win")


def compete(world: World) -> None:
    """Describe the rivals and let deals compete with them; the other dice stay as they are."""
    field = _Field(world)
    field.describe()
    ends = {one.pk: one for one in world.all(Closure)}
    for deal in world.all(Deal):
        closure = ends.get(deal.closure_id) if deal.closure_id else None
        if closure is None:
            field.open(deal)
        elif closure.outcome == Deal.State.WON:
            field.won(deal, closure)
        else:
            field.lost(deal, closure)


class _Field:
    """Who competes with whom."""

    def __init__(self, world: World) -> None:
        """Know the suppliers of the stories and what competes with every deal."""
        self.world, self.facts = world, world.words("rivals")
        self.chance = Chance(SEED + 5)
        self.suppliers = world.all(Rival)
        self.quiet = list(Rival.objects.exclude(kind=Rival.Kind.SUPPLIER).order_by("id"))
        self.first = next(
            part.deal for part in world.all(DealPerson) if part.roles and part.deal.is_open
        )

    def describe(self) -> None:
        """Write down what is known of each rival."""
        for rival, profile in zip(self.suppliers, self.facts["profiles"], strict=True):
            for name in PROFILE:
                setattr(rival, name, profile[name])
        texts = self.facts["texts"]
        nothing = Rival.objects.filter(kind=Rival.Kind.NOTHING)
        nothing.update(strengths=texts["nothing"], how_we_win=texts["nothing_we"])

    def open(self, deal: Deal) -> None:
        """Let every third open deal compete with somebody; one of them is known through."""
        if deal is self.first:
            self._known(deal, self.suppliers[0], "leading")
            self._known(deal, self.suppliers[3], "weak")
            self.meets(deal, self.quiet[0], standing="equal", evidence=self._said("quiet"))
        elif self.chance.hit(OPEN_SHARE):
            for rival in self._some():
                self._known(deal, rival, self._standing())

    def won(self, deal: Deal, closure: Closure) -> None:
        """Let some won deals have beaten somebody."""
        if self.chance.hit(WON_SHARE):
            rival = self.chance.choice([*self.suppliers, *self.quiet])
            self.meets(deal, rival, standing=self._standing(), beaten_in=closure)

    def lost(self, deal: Deal, closure: Closure) -> None:
        """Let the deal have been lost to the rival that is named, or to what is no supplier."""
        if closure.rival is not None:
            self.meets(deal, closure.rival, standing="leading")
        elif self.chance.hit(QUIET_SHARE):
            quiet = self.chance.choice(self.quiet)
            self.meets(deal, quiet, standing="leading", evidence=self._said("quiet"))

    def meets(self, deal: Deal, rival: Rival, **known: Any) -> None:
        """Let a deal compete with a rival since some days after it began."""
        last = deal.closed_at or self.world.now
        since = min(deal.created_at + timedelta(days=self.chance.randint(3, 20)), last)
        self.world.add(
            DealRival, deal=deal, rival=rival, currency=deal.currency, since=since.date(), **known
        )

    def _known(self, deal: Deal, rival: Rival, standing: str) -> None:
        if rival.kind != Rival.Kind.SUPPLIER:
            self.meets(deal, rival, standing=standing, evidence=self._said("quiet"))
            return
        told: dict[str, Any] = {"terms": self._said("terms"), "evidence": self._said("evidence")}
        if deal.amount and (deal is self.first or self.chance.hit(SUM_SHARE)):
            told["amount"] = self._near(deal.amount)
        self.meets(deal, rival, standing=standing, **told)

    def _some(self) -> list[Rival]:
        """Return one rival or two: mostly suppliers."""
        found = [self.chance.choice(self.suppliers)]
        if self.chance.hit(QUIET_SHARE):
            found.append(self.chance.choice(self.quiet))
        return found

    def _near(self, amount: Decimal) -> Decimal:
        share = Decimal(str(round(self.chance.uniform(0.8, 1.15), 2)))
        return (amount * share).quantize(Decimal(1000)).quantize(Decimal("0.01"))

    def _standing(self) -> str:
        return str(self.chance.choices(list(STANDINGS), list(STANDINGS.values()))[0])

    def _said(self, what: str) -> str:
        return str(self.chance.choice(self.facts["texts"][what]))
