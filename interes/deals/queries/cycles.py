"""How long deals of the kind of a deal live: the narrowest kind with enough endings is asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from interes.deals.rules import LEVELS, Cycle

_KINDS = """
SELECT pipeline_id, stage_id, level, product, industry, median, deals, endings FROM deal_cycle
WHERE (pipeline_id IS NULL AND stage_id IS NULL
       OR pipeline_id = ANY(%(pipelines)s) OR stage_id = ANY(%(stages)s))
  AND product = ANY(%(products)s) AND industry = ANY(%(industries)s)
"""
EVERYWHERE = "everywhere"

type Kind = tuple[str, int | None, str, str, str]


@dataclass(frozen=True, slots=True)
class Cycles:
    """The kinds that are telling."""

    kinds: dict[Kind, Cycle]

    def of_deal(self, pipeline: int, product: str, industry: str) -> Cycle | None:
        """Return how long deals like this one live, from first contact to the end."""
        found = self._narrowest("deal", pipeline, product, industry)
        return found or self.kinds.get(("deal", None, EVERYWHERE, "", ""))

    def of_stage(self, stage: int, product: str, industry: str) -> Cycle | None:
        """Return how long deals like this one stay in their stage."""
        return self._narrowest("stage", stage, product, industry)

    def _narrowest(self, what: str, place: int, product: str, industry: str) -> Cycle | None:
        for level, (by_product, by_industry) in LEVELS.items():
            named = (product if by_product else "", industry if by_industry else "")
            if found := self.kinds.get((what, place, level, *named)):
                return found
        return None


def cycles_of(deals: Iterable[tuple[int, int, str, str]]) -> Cycles:
    """Return the kinds of deals that are told by pipeline, stage, product and industry."""
    pipelines, stages, products, industries = (set(one) for one in zip(*deals, strict=True))
    sent = {
        "pipelines": list(pipelines),
        "stages": list(stages),
        "products": [*products, ""],
        "industries": [*industries, ""],
    }
    with connection.cursor() as cursor:
        cursor.execute(_KINDS, sent)
        return Cycles(
            {
                ("stage" if stage else "deal", stage or pipeline, level, product, industry): Cycle(
                    median, deals, endings, level
                )
                for pipeline, stage, level, product, industry, median, deals, endings in cursor
            }
        )
