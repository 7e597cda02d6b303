"""What the API takes and answers about people at clients and their posts."""

from typing import Annotated

from pydantic import Field

from interes.clients.api.schemas import (
    Contact,
    Custom,
    NewContacts,
    Sorted,
    Tags,
    Text80,
    Text160,
)
from interes.ui.api import Filtered
from interes.ui.api.types import Answer, AskedKey, Body, Day, Key, Line, Long, Moment


class Post(Answer):
    """A post that a person holds or held."""

    id: int
    person: int
    company: int
    title: str
    from_date: Day | None
    until_date: Day | None


class NewPost(Body):
    """A new post of a person."""

    company: Key
    title: Text160 = ""
    from_date: Day | None = Field(None, description="The first day; today if it is left out.")
    keeping: Annotated[list[Key], Field(max_length=50)] = Field(
        [], description="Posts that go on; all others end on the first day of the new one."
    )


class PostChange(Body):
    """What may be changed of a post; an emptied last day means that the person is still there."""

    title: Text160 = ""
    from_date: Day | None = None
    until_date: Day | None = None


class Person(Answer):
    """Someone who works at a client."""

    id: int
    version: int
    last_name: str
    first_name: str
    middle_name: str
    birthday: Day | None
    owner: int | None
    about: str
    tags: list[str]
    custom: Custom
    created_at: Moment
    changed_at: Moment
    contacts: list[Contact]
    posts: list[Post]


class PersonChange(Body):
    """What may be changed of a person; what is not named stays as it is."""

    last_name: Text80 = ""
    first_name: Text80 = ""
    middle_name: Text80 = ""
    birthday: Day | None = None
    about: Long = ""
    tags: Tags = Field([], description="All the tags; what is left out here is taken off.")
    custom: Custom = Field({}, description="Only the fields named are written; null empties one.")


class NewPerson(Body):
    """A person to take into the base, by the whole name."""

    name: Line = Field(description="Last name, first name and patronymic, as on a card.")
    company: Key | None = Field(None, description="Where the person works.")
    post: Text160 = ""
    birthday: Day | None = None
    about: Long = ""
    tags: Tags = Field([])
    custom: Custom = Field({})
    contacts: NewContacts = Field([])


class PeopleWanted(Filtered):
    """Which people are wanted."""

    sort: Sorted = "id"
    q: str | None = Field(None, max_length=200, description="A piece of a name, phone or e-mail.")
    company: AskedKey | None = Field(None, description="Who has or had a post there.")
    owner: AskedKey | None = None
    tag: str | None = Field(None, description="One of the tags.")
    changed_since: Moment | None = Field(None, description="Changed at this moment or later.")
    created_since: Moment | None = None
