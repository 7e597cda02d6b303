"""Which case may be told to a prospect, and in which words: the one way to them (M5.6)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from interes.clients.models import Company
from interes.clients.queries import (
    holdings_of,
    names_of,
    plain_letters,
    relations_among,
)
from interes.knowledge.models import Case
from interes.knowledge.rules import (
    ANONYMOUS,
    NOT_TOLD,
    OPEN,
    Asked,
    Tie,
    Verdict,
    fit,
    gives_away,
    is_about,
    judge,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A case as it may be told to one prospect; `text` is the only wording that is let out."""

    case_id: int
    company_id: int
    title: str
    figures: str
    text: str
    verdict: Verdict
    fits: int

    @property
    def wording(self) -> str:
        """Return which wording it is."""
        return self.verdict.wording


def references_for(prospect: Company | None, product: str = "") -> list[Reference]:
    """Return the cases that may be told to a prospect, those that fit best first."""
    cases = Case.objects.filter(is_active=True, company__removed_at=None)
    found = list(cases.select_related("company").order_by("-id"))
    asked = _asked(prospect, {case.company_id for case in found})
    names = names_of({case.company_id: case.company for case in found}.values())
    told = [_reference(case, _judged(case, asked, names), prospect, product) for case in found]
    return sorted((one for one in told if one.verdict.is_told), key=lambda one: -one.fits)


def reference_for(case_id: int, prospect: Company | None) -> Reference | None:
    """Return how one case may be told to a prospect now; None if it may not."""
    case = Case.objects.filter(pk=case_id, is_active=True, company__removed_at=None)
    found = case.select_related("company").first()
    if found is None:
        return None
    asked = _asked(prospect, {found.company_id})
    told = _reference(found, _judged(found, asked, names_of([found.company])), prospect, "")
    return told if told.verdict.is_told else None


def names_given_away(text: str, company: Company) -> str:
    """Return the word of a text that names the company; "" if none does."""
    return gives_away(text, names_of([company])[company.pk], plain_letters)


def _judged(case: Case, asked: Mapping[int, Asked], names: Mapping[int, Sequence[str]]) -> Verdict:
    """Return which wording may be told; none if the one without the name names the client."""
    verdict = judge(asked[case.company_id], may_be_named=case.may_be_named)
    told = f"{case.title}\n{case.figures}\n{case.anonymous_wording}"
    if verdict.wording == ANONYMOUS and gives_away(told, names[case.company_id], plain_letters):
        return Verdict(NOT_TOLD, "gives_away")
    return verdict


def _reference(case: Case, verdict: Verdict, prospect: Company | None, product: str) -> Reference:
    said = {OPEN: case.open_wording, ANONYMOUS: case.anonymous_wording}
    return Reference(
        case_id=case.pk,
        company_id=case.company_id,
        title=case.title,
        figures=case.figures,
        text=said.get(verdict.wording, ""),
        verdict=verdict,
        fits=_fits(case, prospect, product),
    )


def _fits(case: Case, prospect: Company | None, product: str) -> int:
    industry = prospect.industry if prospect else ""
    size = prospect.size if prospect else ""
    return fit(
        is_about_it=bool(case.business_lines)
        and is_about(case.business_lines, [product, industry]),
        same_industry=bool(industry) and case.company.industry.lower() == industry.lower(),
        same_size=bool(size) and case.company.size == size,
    )


def _asked(prospect: Company | None, clients: set[int]) -> dict[int, Asked]:
    """Return who the prospect is to each of these clients, also through holdings."""
    if prospect is None:
        return dict.fromkeys(clients, Asked(is_prospect_known=False))
    holdings = holdings_of({prospect.pk, *clients})
    ours = holdings[prospect.pk]
    relations = relations_among(frozenset().union(*holdings.values()))
    ties = _ties(relations, ours)
    return {
        client: Asked(
            is_same=client == prospect.pk,
            is_one_holding=client in ours,
            ties=[
                Tie(kind, attitude, is_own=(here, there) == (prospect.pk, client))
                for there in holdings[client]
                for here, kind, attitude in ties[there]
            ],
        )
        for client in clients
    }


def _ties(
    relations: Sequence[tuple[int, int, str, str]], ours: Iterable[int]
) -> dict[int, list[tuple[int, str, str]]]:
    """Return by the company of the other side what ties it to those of ours, either way round."""
    here = frozenset(ours)
    ties: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for one, other, kind, attitude in relations:
        if one in here:
            ties[other].append((one, kind, attitude))
        if other in here:
            ties[one].append((other, kind, attitude))
    return ties
