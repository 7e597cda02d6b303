"""Everything about one company on one page."""

from django.http import HttpRequest, HttpResponse

from interes.clients import queries
from interes.clients.models import Noun
from interes.clients.web import company_fields, merged
from interes.clients.web.companies import TONES
from interes.team.queries import visitor
from interes.ui.pages import page, requires


@requires("clients.see")
def company(request: HttpRequest, company_id: int) -> HttpResponse:
    """Show the company."""
    facts = queries.company_facts(visitor(request), company_id)
    if facts is None:
        return merged.where_it_went(request, Noun.COMPANY, company_id)
    groups = {
        "work": company_fields.lines(facts.company, company_fields.WORK),
        "requisites": company_fields.lines(facts.company, company_fields.REQUISITES),
        "portrait": company_fields.lines(facts.company, company_fields.PORTRAIT),
        "about": company_fields.lines(facts.company, ("about",))[0],
        "custom": queries.custom_sections("company", facts.company.custom),
        **merged.merged_here(Noun.COMPANY, company_id),
    }
    return page(request, "clients/company.html", {"facts_of": facts, "tones": TONES} | groups)
