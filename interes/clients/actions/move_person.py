"""A person changes the place of work; where they worked before stays in their story (M1.3)."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from interes.clients.actions.facts import accepted
from interes.clients.models import Company, Person, Post
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class WorksThere(Refusal):
    """The person has a post in this company already."""


class EndsBeforeItBegan(Refusal):
    """A post can't end before its first day."""


@act
def move_person(
    *,
    person_id: int,
    company: Company,
    title: str,
    day: date,
    by: User,
    keeping: Collection[int] = (),
) -> Post:
    """Give the person a new post from this day; the posts held till now end, but for `keeping`.

    Raises WorksThere, EndsBeforeItBegan, NotAllowed.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    ensure(by, "clients.change", person)
    held = Post.objects.filter(person=person, until_date=None)
    for post in held.exclude(pk__in=keeping):
        close(post, day)
    if held.filter(company=company).exists():
        sentence = _("%(person)s has a post in %(company)s already.")
        raise WorksThere(sentence % {"person": person, "company": company}, field="company")
    return Post.objects.create(
        person=person, company=company, title=accepted("title", title), from_date=day
    )


@act
def end_post(*, post_id: int, day: date, by: User) -> Post:
    """Note the last day of a post; raises EndsBeforeItBegan, NotAllowed."""
    post = Post.objects.select_for_update().select_related("person").get(pk=post_id)
    ensure(by, "clients.change", post.person)
    close(post, day)
    return post


def close(post: Post, day: date) -> None:
    """Write the last day of a post."""
    if post.from_date and post.from_date > day:
        raise EndsBeforeItBegan(_("The post began later than this day."), field="day")
    post.until_date = day
    post.save(update_fields=["until_date"])
