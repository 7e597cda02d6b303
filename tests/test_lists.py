"""Every list of the product keeps what its filters, columns and files promise."""

import pytest
from django.utils import timezone

from interes.foundation import filters
from interes.team.queries import reader
from interes.ui import lists

pytestmark = pytest.mark.django_db

LISTS = {one.name: one for one in lists.every()}
EXAMPLES = [(name, said) for name, one in LISTS.items() for _words, said in one.examples]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_shows_what_can_be_asked_of_it(client, anna, name):
    client.force_login(anna)

    html = client.get(f"/lists/{name}/filter/").content.decode()

    assert html.count('class="chip"') == len(LISTS[name].examples) > 0


@pytest.mark.parametrize(("name", "said"), EXAMPLES)
def test_every_example_of_a_filter_is_understood_and_found(anna, name, said):
    fields = LISTS[name].fields()

    asked = filters.where(said, fields, reader(anna, timezone.localtime()))

    assert list(fields.model.objects.filter(asked)[:1]) == []
    assert filters.in_words(filters.parse(said), fields)


@pytest.mark.parametrize("name", LISTS)
def test_a_filter_that_is_begun_is_not_talked_over(client, anna, name):
    client.force_login(anna)
    said = LISTS[name].examples[0][1]

    html = client.get(f"/lists/{name}/filter/", {"at": f"where={said}"}).content.decode()

    assert 'class="chip"' not in html


@pytest.mark.parametrize("name", LISTS)
def test_every_column_that_is_seen_at_first_is_known(name):
    one = LISTS[name]

    assert [column for column in (*one.usual, *one.sorts) if one.attribute(column) is None] == []
