"""What the report of an import says, in the language of whoever reads it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext_lazy

from interes.exchange.queries import import_ends, import_reading
from interes.ui import formats

NOTES = {
    "heads": ngettext_lazy(
        "%(number)s head of department, named as a manager",
        "%(number)s heads of departments, named as managers",
        "times",
    ),
    "people_by_name": ngettext_lazy(
        "%(number)s person made by the name alone: no file describes them",
        "%(number)s people made by the name alone: no file describes them",
        "times",
    ),
    "companies_by_name": ngettext_lazy(
        "%(number)s company made by the name alone: no file describes it",
        "%(number)s companies made by the name alone: no file describes them",
        "times",
    ),
    "joined_people": ngettext_lazy(
        "%(number)s person joined with the colleague of the same name",
        "%(number)s people joined with colleagues of the same names",
        "times",
    ),
    "joined_companies": ngettext_lazy(
        "%(number)s company joined with the one you had; only empty fields were filled",
        "%(number)s companies joined with those you had; only empty fields were filled",
        "times",
    ),
    "kept_by_people": ngettext_lazy(
        "%(number)s value was changed by people since, theirs is kept",
        "%(number)s values were changed by people since, theirs are kept",
        "times",
    ),
    "kept_as_it_was": ngettext_lazy(
        "%(number)s value of a record you had differs from the file and was kept",
        "%(number)s values of records you had differ from the file and were kept",
        "times",
    ),
    "product_respelt": ngettext_lazy(
        "%(about)s, as the list of products writes it: %(number)s deal",
        "%(about)s, as the list of products writes it: %(number)s deals",
        "times",
    ),
    "respelt_earlier": ngettext_lazy(
        "%(about)s in deals brought before: %(number)s deal",
        "%(about)s in deals brought before: %(number)s deals",
        "times",
    ),
}

ENDS = {
    "made": gettext_lazy("made %(number)s"),
    "changed": gettext_lazy("changed %(number)s"),
    "same": gettext_lazy("the same %(number)s"),
    "skipped": gettext_lazy("skipped %(number)s"),
    "refused": gettext_lazy("refused %(number)s"),
}

ENDED = {
    "made": pgettext_lazy("a row of a file", "made"),
    "changed": pgettext_lazy("a row of a file", "changed"),
    "same": pgettext_lazy("a row of a file", "the same"),
    "skipped": pgettext_lazy("a row of a file", "skipped"),
    "refused": pgettext_lazy("a row of a file", "refused"),
}

ENDS_AHEAD = {
    "made": gettext_lazy("will be made %(number)s"),
    "changed": gettext_lazy("will be changed %(number)s"),
    "same": gettext_lazy("will stay the same %(number)s"),
    "skipped": gettext_lazy("will be skipped %(number)s"),
    "refused": gettext_lazy("will be refused %(number)s"),
}

ENDED_AHEAD = {
    "made": pgettext_lazy("a row of a file", "will be made"),
    "changed": pgettext_lazy("a row of a file", "will be changed"),
    "same": pgettext_lazy("a row of a file", "will stay the same"),
    "skipped": pgettext_lazy("a row of a file", "will be skipped"),
    "refused": pgettext_lazy("a row of a file", "will be refused"),
}

GAPS = {
    "without_company": ngettext_lazy(
        "%(number)s deal names no company; it is brought in without one and says so",
        "%(number)s deals name no company; they are brought in without one and say so",
        "times",
    ),
    "without_beginning": ngettext_lazy(
        "%(number)s deal does not say when it began; it is kept as begun on import and says so",
        "%(number)s deals do not say when they began; they are kept as begun on import and say so",
        "times",
    ),
}


THINGS = {
    "user": gettext_lazy("people who sell"),
    "company": gettext_lazy("companies"),
    "person": gettext_lazy("people of clients"),
    "lead": gettext_lazy("leads"),
    "deal": gettext_lazy("deals"),
    "talk": gettext_lazy("talks"),
    "to_do": gettext_lazy("to-dos"),
    "product": gettext_lazy("products"),
}


def holds(thing: str, code: str) -> str:
    """Return what the rows of a file are about, or what sort of file it is."""
    return str(THINGS[thing]) if thing in THINGS else kind(code)


def kind(code: str) -> str:
    """Return what a file holds."""
    return str(import_reading.KINDS.get(code, code))


def skipped(code: str) -> str:
    """Return why a file as a whole is not taken over."""
    return str(import_reading.SKIPS.get(code, import_reading.NOT_TAKEN))


def why(code: str, facts: Mapping[str, Any]) -> str:
    """Return why a column was taken for what it is taken for."""
    sentence = import_reading.WHYS.get(code)
    return str(sentence) % defaultdict(str, facts) if sentence else ""


def note_of_sheet(code: str, facts: Mapping[str, Any]) -> str:
    """Return what is worth knowing of how a sheet was read, "" if nothing is."""
    sentence = import_reading.NOTES_OF_SHEETS.get(code)
    return str(sentence) % defaultdict(str, facts) if sentence else ""


def notes_of_sheet(notes: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return all that is worth knowing of how a sheet was read."""
    return [said for note in notes if (said := note_of_sheet(note["code"], note["facts"]))]


def system(code: str) -> str:
    """Return the name of the program that a file came from, "" if it is not known."""
    return import_reading.SYSTEMS.get(code, "")


def refusal_of_file(code: str, facts: Mapping[str, Any]) -> str:
    """Return why a file, and with it the whole run, was refused, and what to do."""
    sentence = import_reading.FILES.get(code, import_reading.FILES["broken"])
    return str(sentence) % defaultdict(str, facts) + " " + _("Nothing was imported.")


def row_problem(code: str, facts: Mapping[str, Any]) -> str:
    """Return why a row was not taken as it stands."""
    listed = {k: ", ".join(v) if isinstance(v, list) else v for k, v in facts.items()}
    sentence = import_reading.ROWS.get(code) or import_ends.ROWS.get(code)
    return str(sentence) % defaultdict(str, listed) if sentence else code


def note(code: str, about: str, times: int) -> str:
    """Return a decision the import made, with how often."""
    facts = {"times": times, "number": formats.number(times), "about": about}
    sentence = NOTES.get(code) or import_ends.NOTES.get(code) or import_reading.NOTES.get(code)
    if sentence is not None:
        return str(sentence % facts)
    return f"{row_problem(code, facts)}: {formats.number(times)}"


def ended(how: str, *, ahead: bool = False) -> str:
    """Return how a row ended, or would end."""
    return str((ENDED_AHEAD if ahead else ENDED).get(how, how))


def end(how: str, number: int, *, ahead: bool = False) -> str:
    """Return how many rows ended so, or would end."""
    return str((ENDS_AHEAD if ahead else ENDS)[how]) % {"number": formats.number(number)}


def rows(number: int) -> str:
    """Return how many rows a file has."""
    return str(
        ngettext_lazy("%(number)s row", "%(number)s rows", "times")
        % {"times": number, "number": formats.number(number)}
    )


def sums(totals: Mapping[str, Any]) -> list[str]:
    """Return what the deals of a run add up to, to be compared with the file."""
    if not totals:
        return []
    stages = ", ".join(
        f"{stage} {formats.number(number)}" for stage, number in totals["stages"].items()
    )
    found = [
        (
            _("Deals in the files: %(number)s (%(stages)s)")
            if stages
            else _("Deals in the files: %(number)s")
        )
        % {"number": formats.number(totals["deals"]), "stages": stages},
        _("Sums are taken as %(currency)s") % {"currency": totals["currency"]},
    ]
    if totals["states"].get("won"):
        won = formats.money(Decimal(totals["won_sum"]), totals["currency"])
        found.append(_("Sum of the won ones: %(sum)s") % {"sum": won})
    if totals["win_rate"] is not None:
        found.append(
            _("Won of those that ended: %(share)s")
            % {"share": formats.percent(totals["win_rate"], 2)}
        )
    return found + [
        str(sentence % {"times": totals[name], "number": formats.number(totals[name])})
        for name, sentence in GAPS.items()
        if totals[name]
    ]
