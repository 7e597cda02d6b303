"""Whoever reads Russian never meets an English phrase, nor a broken one."""

import gettext

import pytest

from tools import bare_words, messages

PHRASES = """
{{ _("Save") }}
{{ ngettext("%(num)s deal", "%(num)s deals", 3) }}
{{ pgettext("a door", "Open") }} {{ pgettext("a state", "Open") }}
"""
CODE = """
from django.utils.translation import gettext_lazy as _
label = _("Today")
"""


@pytest.fixture
def package(tmp_path):
    """A product with one page and one module."""
    package = tmp_path / "house"
    (package / "room/templates/room").mkdir(parents=True)
    (package / "room/templates/room/page.html").write_text(PHRASES)
    (package / "room/menu.py").write_text(CODE)
    messages.update(package)
    return package


def translate(package, **said):
    """Translate by the English phrase, its blanks written as underscores."""
    path = messages.catalogue("ru", package)
    text = path.read_text()
    for phrase, russian in said.items():
        text = text.replace(f'msgid "{phrase}"\nmsgstr ""', f'msgid "{phrase}"\nmsgstr "{russian}"')
    path.write_text(text)


def test_phrases_of_templates_and_code_reach_the_catalogue(package):
    text = messages.catalogue("ru", package).read_text()

    assert text.count('msgid "Open"') == 2
    assert 'msgid_plural "%(num)s deals"' in text
    assert 'msgid "Today"' in text
    assert "Creation-Date" not in text


def test_gathering_again_changes_nothing_and_keeps_translations(package):
    translate(package, Save="Сохранить")
    before = messages.catalogue("ru", package).read_text()

    messages.update(package)

    assert messages.catalogue("ru", package).read_text() == before
    assert "Сохранить" in before


def test_a_phrase_that_nobody_says_any_more_goes(package):
    (package / "room/menu.py").write_text("")
    assert "ru: nobody says this any more: Today" in list(messages.faults(package))

    messages.update(package)

    assert "Today" not in messages.catalogue("ru", package).read_text()


def test_untranslated_phrases_are_named(package):
    translate(package, Save="Сохранить")

    faults = list(messages.faults(package))

    assert "ru: not translated: Today" in faults
    assert "ru: not translated: %(num)s deals" in faults
    assert "ru: not translated: Save" not in faults


def test_a_translation_keeps_the_places_of_its_phrase(package):
    (package / "room/menu.py").write_text('_("%(who)s took it")')
    messages.update(package)
    path = messages.catalogue("ru", package)
    path.write_text(
        path.read_text().replace('took it"\nmsgstr ""', 'took it"\nmsgstr "%(whom)s взял"')
    )

    assert any("other places" in fault for fault in messages.faults(package))


def test_phrases_are_written_in_english(package):
    (package / "room/menu.py").write_text('_("Сегодня")')

    assert any("write the phrase in English" in fault for fault in messages.faults(package))


def test_the_program_reads_what_was_compiled(package):
    translate(package, Save="Сохранить")
    messages.compile_all(package)

    with messages.catalogue("ru", package).with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Save") == "Сохранить"


@pytest.mark.parametrize(
    ("source", "bare"),
    [
        ("<p>{{ _('Deals') }}</p>", []),
        ("<p>Deals</p>", ["Deals"]),
        ("<p>Deals: {{ n }}</p>", ["Deals: …"]),
        ('<a title="Close">{{ x }}</a>', ["Close"]),
        ('<a title="{{ _("Close") }}" class="quiet {{ kind }}">×</a>', []),
        ("<{{ tag }} class='x'>1</{{ tag }}>", []),
        ("{# A note #}<kbd>Ctrl</kbd><style>p {}</style>", []),
        ("{% macro tone(n) %}st-{{ n }}{% endmacro %}", []),
    ],
)
def test_bare_words_of_a_page_are_found(source, bare):
    assert bare_words.bare_in_markup(source) == bare


@pytest.mark.parametrize(
    ("source", "bare"),
    [
        ('{{ card("Deals of the week") }}', ["Deals of the week"]),
        ('{{ card(_("Deals"), kind="quiet") }}', []),
        ('{{ key|replace("Key", "") }} {% if kind == "Textarea" %}{% endif %}', []),
        ('{{ kbd("Ctrl K") }}', []),
    ],
)
def test_bare_words_handed_to_a_component_are_found(source, bare):
    assert list(bare_words.bare_in_expressions(source)) == bare


@pytest.mark.parametrize(
    ("source", "bare"),
    [
        ('raise AlreadyClosed("This deal is closed.")', ["This deal is closed."]),
        ('raise AlreadyClosed(_("This deal is closed."), field="state")', []),
        ('raise ValueError("A name is missing")', []),
        ('done(request, to, "Saved")', ["Saved"]),
        ('done(request, to, _("Saved"))', []),
    ],
)
def test_bare_words_of_refusals_and_notices_are_found(source, bare):
    assert list(bare_words.bare_in_python(source)) == bare
