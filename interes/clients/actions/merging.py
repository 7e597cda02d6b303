"""What merging companies and merging people have in common."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from interes.clients.models import Company, ContactPoint, Noun, Person
from interes.clients.queries import MergeLine, merge_lines
from interes.clients.rules import BOTH, all_tags, is_empty, joined
from interes.foundation.attributes import Kind
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

type Choices = Mapping[str, int]


class NothingToMerge(Refusal):
    """A merge needs two records at least."""


class MergedMeanwhile(Refusal):
    """One of the records is not here any more: a colleague merged or removed it."""


def locked[M: (Company, Person)](
    model: type[M], kept_id: int, other_ids: Collection[int], by: User
) -> tuple[M, list[M]]:
    """Return the kept record and the others, locked in the order of their numbers.

    Raises NothingToMerge, MergedMeanwhile, NotAllowed.
    """
    wanted = {kept_id, *other_ids}
    rows = model._default_manager.select_for_update(of=("self",)).select_related("owner")
    found = {row.pk: row for row in rows.filter(pk__in=wanted).order_by("pk")}
    if len(wanted) == 1:
        raise NothingToMerge(_("Choose at least two records to merge."))
    for key in sorted(wanted):
        _check(found.get(key), by)
    return found[kept_id], [found[key] for key in dict.fromkeys(other_ids) if key != kept_id]


def _check(record: Company | Person | None, by: User) -> None:
    if record is None:
        raise MergedMeanwhile(_("One of the records is not here any more."))
    if record.removed_at is not None:
        sentence = _("%(record)s was merged or removed by a colleague a moment ago.")
        raise MergedMeanwhile(sentence % {"record": record})
    ensure(by, "clients.merge", record)


def chosen_facts(
    noun: str, kept: Company | Person, others: Sequence[Any], choices: Choices
) -> dict[str, Any]:
    """Return every field of the kept record as the merge leaves it."""
    facts: dict[str, Any] = {"custom": _all_custom([kept, *others])}
    for line in merge_lines(noun, [kept, *others]):
        wanted = choices.get(line.attribute.name, line.usual)
        value = _taken(line, wanted if wanted in line.choices else line.usual)
        if line.attribute.is_custom:
            _put(facts["custom"], line.attribute.path.partition("__")[2], value)
        else:
            facts[line.attribute.path] = value
    facts["created_at"] = min(record.created_at for record in (kept, *others))
    return facts


def _all_custom(records: Sequence[Any]) -> dict[str, Any]:
    """Return the added fields of all, those out of use too; the first record's go before."""
    return {key: value for one in reversed(records) for key, value in one.custom.items()}


def _put(custom: dict[str, Any], key: str, value: Any) -> None:
    if is_empty(value):
        custom.pop(key, None)
    else:
        custom[key] = value


def _taken(line: MergeLine, wanted: int) -> Any:
    if wanted != BOTH:
        return line.values[wanted]
    if line.attribute.kind == Kind.TAGS:
        return all_tags(list(line.values.values()))
    return joined([str(value or "") for value in line.values.values()])


def write_facts(kept: Company | Person, facts: Mapping[str, Any], at: datetime) -> None:
    """Write what is different into the kept record."""
    changed = [path for path, value in facts.items() if getattr(kept, path) != value]
    for path in changed:
        setattr(kept, path, facts[path])
    kept.changed_at = at
    kept.save(update_fields=[*(path.removesuffix("_id") for path in changed), "changed_at"])


def put_aside(model: Any, kept: Any, others: Sequence[Any], at: datetime) -> None:
    """Put the other records into the basket with a note which record they are now."""
    keys = [other.pk for other in others]
    model.objects.filter(pk__in=keys).update(removed_at=at, merged_into=kept, changed_at=at)


def bring_contacts(noun: str, kept: Any, others: Sequence[Any]) -> None:
    """Give the kept record every phone, e-mail, site and messenger; what it has stays once."""
    holder = "company" if noun == Noun.COMPANY else "person"
    known = {(p.kind, p.normal): p for p in ContactPoint.objects.filter(**{holder: kept})}
    keys = [other.pk for other in others]
    theirs = ContactPoint.objects.filter(**{f"{holder}__in": keys}).order_by("id")
    for point in theirs:
        same = known.setdefault((point.kind, point.normal), point)
        if same is point:
            setattr(point, holder, kept)
            point.save(update_fields=[holder])
        else:
            _join_notes(same, point)


def _join_notes(kept: ContactPoint, other: ContactPoint) -> None:
    longest = ContactPoint._meta.get_field("note").max_length
    note = joined([kept.note, other.note]).replace("\n\n", "; ")
    if note != kept.note and len(note) <= (longest or 0):
        kept.note = note
        kept.save(update_fields=["note"])
    other.delete()
