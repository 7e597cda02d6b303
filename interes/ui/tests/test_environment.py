"""What every template can rely on."""

from pathlib import Path

import pytest
from django.template import engines
from django.utils import translation
from jinja2 import UndefinedError

from interes.ui.environment import environment

PACKAGE = Path(__file__).parent.parent.parent
TEMPLATES = sorted(
    str(path.relative_to(path.parents[1])) for path in PACKAGE.glob("*/templates/*/*.html")
)


def shown(source, **facts):
    return environment().from_string(source).render(facts)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_compiles(name):
    assert engines["jinja2"].env.get_template(name)


def test_a_name_that_nobody_gave_is_an_error_and_not_a_hole():
    with pytest.raises(UndefinedError):
        shown("{{ nobody }}")


def test_text_of_people_can_not_become_markup():
    assert shown("{{ name }}", name="<b>") == "&lt;b&gt;"
    assert shown("{{ _('%(who)s took it', who=name) }}", name="<b>") == "&lt;b&gt; took it"


def test_a_compiled_template_speaks_the_language_of_each_reader():
    template = environment().from_string("{{ 1840000.5|number }}")

    with translation.override("en"):
        english = template.render()
    with translation.override("ru"):
        russian = template.render()

    assert (english, russian) == ("1,840,000.5", "1\xa0840\xa0000,5")


def test_plural_forms_follow_the_count():
    source = "{{ ngettext('%(num)s deal', '%(num)s deals', n) }}"

    with translation.override("en"):
        assert [shown(source, n=n) for n in (1, 2)] == ["1 deal", "2 deals"]


def test_an_address_takes_its_query_and_drops_the_empty_questions():
    source = "{{ url('healthz', q='a b', page=None, stage='', tag=[1, 2]) }}"

    assert shown(source) == "/healthz?q=a+b&amp;tag=1&amp;tag=2"
