"""Cases for programs of ours: both wordings. What a prospect may hear, the deal tells."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from pydantic import Field, StringConstraints

from interes.clients import queries as clients
from interes.knowledge import actions, queries
from interes.team.queries import visitor
from interes.ui.api import Page, Problem, Room, Wrong, answered, whole
from interes.ui.api.types import Answer, AskedKey, Body, Day, Flag, Key

cases = Room("knowledge", "cases")

Title = Annotated[str, StringConstraints(pattern=r"\S", max_length=160)]
Wording = Annotated[str, StringConstraints(pattern=r"\S", max_length=4000)]
Text300 = Annotated[str, StringConstraints(max_length=300)]
Text160 = Annotated[str, StringConstraints(max_length=160)]
Lines = Annotated[list[Annotated[str, StringConstraints(max_length=120)]], Field(max_length=20)]

CASE = {
    "id": 3,
    "title": "Video meetings between 12 terminals",
    "company": 31,
    "business_lines": ["Video", "Logistics"],
    "open_wording": "For Falcon Works we joined 12 terminals in a month",
    "anonymous_wording": "For a large plant we joined 12 terminals in a month",
    "figures": "paid off in 7 months",
    "may_be_named": True,
    "consent_on": "2026-09-14",
    "consent_by": "Paul Rogov, the director",
    "is_active": True,
}
_SENT = {name: CASE[name] for name in ("title", "company", "open_wording", "anonymous_wording")}


class Case(Answer):
    """What we did for a client. Ask the deal which wording its client may hear."""

    id: int
    title: str
    company: int
    business_lines: list[str]
    open_wording: Annotated[str, Field(description="Names the client: for our own eyes.")]
    anonymous_wording: str
    figures: str
    may_be_named: bool
    consent_on: Day | None
    consent_by: str
    is_active: bool


class NewCase(Body):
    """A case to write down; the title, the figures and the anonymous wording name nobody."""

    title: Title
    company: Key
    open_wording: Wording
    anonymous_wording: Wording
    figures: Text300 = ""
    business_lines: Lines = Field([])
    may_be_named: Flag = Field(default=False, description="With the day and who of them agreed.")
    consent_on: Day | None = None
    consent_by: Text160 = ""


class CaseChange(NewCase):
    """What may be changed of a case; what is not named stays as it is."""

    title: Title = "…"
    company: Key = 1
    open_wording: Wording = "…"
    anonymous_wording: Wording = "…"
    is_active: Flag = True


@cases.get("/cases", "knowledge.see", answer=Page[Case], example=[CASE])
def list_cases(request: HttpRequest) -> HttpResponse:
    """List the cases with both wordings; what a prospect may hear is told by the deal."""
    del request
    return whole(queries.case_records(queries.cases_to_set()))


@cases.post("/cases", "knowledge.change", answer=Case, status=201, example=CASE, sent=_SENT)
def add_case(request: HttpRequest, sent: NewCase) -> HttpResponse:
    """Write a case down."""
    made = actions.add_case(facts=_facts(request, sent.said()), by=visitor(request))
    return answered(request, _case(made.pk), status=201, at=f"{request.path}/{made.pk}")


@cases.patch(
    "/cases/{case_id}",
    "knowledge.change",
    answer=Case,
    example=CASE,
    sent={"figures": "paid off in 7 months"},
)
def change_case(request: HttpRequest, case_id: AskedKey, sent: CaseChange) -> HttpResponse:
    """Change what is named of a case; `is_active` takes it out of use or back."""
    _case(case_id)
    said, me = sent.said(), visitor(request)
    if "is_active" in said:
        actions.use_case(case_id=case_id, is_active=said.pop("is_active"), by=me)
    if said:
        actions.change_case(case_id=case_id, facts=_facts(request, said), by=me)
    return answered(request, _case(case_id))


def _facts(request: HttpRequest, said: dict[str, Any]) -> dict[str, Any]:
    """Return the facts with the company that is named; raises Problem."""
    if "company" in said:
        key = said.pop("company")
        if not clients.seen_by(visitor(request)).filter(pk=key).exists():
            sentence = _("There is no such record: %(number)s.") % {"number": key}
            raise Problem("refused", sentence, [Wrong("company", sentence)])
        said["company_id"] = key
    return said


def _case(case_id: int) -> dict[str, Any]:
    found = queries.case_records(queries.cases_to_set().filter(pk=case_id))
    if not found:
        raise Problem("not-found")
    return found[0]
