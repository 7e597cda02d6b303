"""Words that people put on records: one writing for each, whatever the letter case."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from interes.foundation.refusals import Refusal

LONGEST = 60
MOST = 30


class TagUnclear(Refusal):
    """A word that can't be a tag, or one too many."""


def read_tags(text: str) -> tuple[str, ...]:
    """Return the tags that are written with commas between them; raises TagUnclear."""
    found = dict.fromkeys(" ".join(part.split()) for part in text.split(","))
    tags = tuple(tag for tag in found if tag)
    if any(len(tag) > LONGEST for tag in tags):
        sentence = _("A tag has %(most)s characters at most.") % {"most": LONGEST}
        raise TagUnclear(sentence, field="tags")
    return tags


def read_tags_of(form: Mapping[str, str], *_reader: object) -> tuple[str, ...]:
    """Return the tags that a form names, whoever sends it and when; raises TagUnclear."""
    tags = read_tags(form.get("tags", ""))
    if not tags:
        raise TagUnclear(_("Write at least one tag."), field="tags")
    return tags


def with_tags(tags: Iterable[str], *, add: Iterable[str], remove: Iterable[str] = ()) -> list[str]:
    """Return the tags with some more and some fewer; raises TagUnclear if they become too many."""
    gone = {tag.casefold() for tag in remove}
    kept = {tag.casefold(): tag for tag in tags if tag.casefold() not in gone}
    for tag in add:
        kept.setdefault(tag.casefold(), tag)
    if len(kept) > MOST:
        sentence = _("A record has %(most)s tags at most.") % {"most": MOST}
        raise TagUnclear(sentence, field="tags")
    return list(kept.values())
