"""Correct a post: its title or its days."""

from typing import Any

from django.utils.translation import gettext as _

from interes.clients.actions.change_company import NotChangeable
from interes.clients.actions.facts import accepted
from interes.clients.actions.move_person import EndsBeforeItBegan, WorksThere
from interes.clients.models import Post
from interes.foundation.acts import act
from interes.foundation.edits import set_field
from interes.team.actions import ensure
from interes.team.models import User

POST_CHANGEABLE = frozenset({"title", "from_date", "until_date"})


@act
def change_post(*, post_id: int, field: str, value: Any, by: User, was: str | None = None) -> Post:
    """Write one field of a post; an emptied last day means the person is still there.

    Raises ChangedMeanwhile, NotChangeable, EndsBeforeItBegan, WorksThere, NotAllowed.
    """
    if field not in POST_CHANGEABLE:
        raise NotChangeable(_("This can't be changed here."), field=field)
    post = Post.objects.select_for_update().select_related("person", "company").get(pk=post_id)
    ensure(by, "clients.change", post.person)
    days = {"from_date": post.from_date, "until_date": post.until_date} | {field: value}
    if days["from_date"] and days["until_date"] and days["from_date"] > days["until_date"]:
        raise EndsBeforeItBegan(_("A post can't end before it began."), field=field)
    if days["until_date"] is None and _another(post):
        sentence = _("%(person)s has a post in %(company)s already.")
        raise WorksThere(sentence % {"person": post.person, "company": post.company}, field=field)
    set_field(post, field, accepted(field, value), was=was)
    return post


def _another(post: Post) -> bool:
    held = Post.objects.filter(person=post.person, company=post.company, until_date=None)
    return held.exclude(pk=post.pk).exists()
