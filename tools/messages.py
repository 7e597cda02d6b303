"""The translation catalogues: gather phrases, bring the catalogues up to date, compile, check.

    python tools/messages.py extract   print every phrase that people may read
    python tools/messages.py update    add the new phrases to the catalogues, drop the dead ones
    python tools/messages.py compile   make the files that the program reads, if they are older
    python tools/messages.py check     name everything that is untranslated, broken or bare

English phrases are the names of the messages, so English itself needs no catalogue. Everything
is done by Babel; the gettext programs are not needed.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools import bare_words

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "interes"
LANGUAGES = ("ru",)
METHODS = [
    ("**/tests/**", "ignore"),
    ("**/migrations/**", "ignore"),
    ("**.py", "python"),
    ("*/templates/**.html", "jinja2"),
]
# A template that Babel can't read is an error, not a template without phrases.
OPTIONS = {"*/templates/**.html": {"extensions": "jinja2.ext.do", "silent": "false"}}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEAD = "# What people read, in their language; `make messages` keeps the phrases up to date."
# The rest of the usual head says nothing, and its dates make two branches differ.
EMPTY = re.compile(
    r'^"(Project|Report|POT|PO|Last|Language-Team|Generated)-?[\w-]*: .*\n', re.MULTILINE
)
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%|%[sd]")
CYRILLIC = re.compile("[А-Яа-яЁё]")


def extracted(package: Path = PACKAGE) -> Catalog:
    """Gather the phrases of the whole product, with the files they stand in."""
    catalog = Catalog(project="Interes", fuzzy=False)
    for name, _line, phrase, _comments, context in extract_from_dir(
        package, METHODS, OPTIONS, KEYWORDS
    ):
        catalog.add(phrase, locations=[(f"{package.name}/{name}", 0)], context=context)
    return catalog


def catalogue(language: str, package: Path = PACKAGE) -> Path:
    """Return where the catalogue of a language lies."""
    return package / "locale" / language / "LC_MESSAGES" / "django.po"


def read(path: Path, language: str) -> Catalog:
    """Read a catalogue; a missing one is empty."""
    if not path.exists():
        return Catalog(language, project="Interes", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(package: Path = PACKAGE) -> None:
    """Merge the phrases into every catalogue; what nobody says any more goes."""
    phrases = extracted(package)
    for language in LANGUAGES:
        path = catalogue(language, package)
        catalog = read(path, language)
        # No guessing: a phrase that only resembles an old one is a new phrase.
        catalog.update(phrases, no_fuzzy_matching=True)
        catalog.header_comment = HEAD
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(
                file,
                catalog,
                width=100,
                sort_output=True,
                ignore_obsolete=True,
                include_lineno=False,
            )
        path.write_text(EMPTY.sub("", path.read_text()))


def compile_all(package: Path = PACKAGE) -> None:
    """Write the compiled catalogues that are older than their sources."""
    for language in LANGUAGES:
        source = catalogue(language, package)
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with target.open("wb") as file:
            write_mo(file, read(source, language))


def faults(package: Path = PACKAGE) -> Iterator[str]:
    """Name everything that would show a person a foreign, broken or untranslatable phrase."""
    phrases = extracted(package)
    for message in _said(phrases):
        if CYRILLIC.search(_source(message)):
            yield f"{_where(message)}: write the phrase in English: {_source(message)}"
    for language in LANGUAGES:
        yield from _faults_in(read(catalogue(language, package), language), phrases, language)
    yield from bare_words.found(package)


def _faults_in(catalog: Catalog, phrases: Catalog, language: str) -> Iterator[str]:
    for message in _said(phrases):
        yield from _untranslated(message, catalog, language)
    for message in _said(catalog):
        if not phrases.get(message.id, message.context):
            yield f"{language}: nobody says this any more: {_source(message)}"


def _said(catalog: Catalog) -> Iterator[Message]:
    # The message without a name is the head of the catalogue.
    return (message for message in catalog if message.id)


def _untranslated(message: Message, catalog: Catalog, language: str) -> Iterator[str]:
    known = catalog.get(message.id, message.context)
    if known is None:
        yield f"{language}: not in the catalogue, run `make messages`: {_source(message)}"
        return
    forms = [known.string] if isinstance(known.string, str) else list(known.string or "")
    if not all(forms) or len(forms) != (catalog.num_plurals if message.pluralizable else 1):
        yield f"{language}: not translated: {_source(message)}"
    elif known.fuzzy:
        yield f"{language}: only guessed: {_source(message)}"
    elif any(_places(form) != _places(_source(message)) for form in forms):
        yield f"{language}: other places than in the phrase: {_source(message)} → {forms[0]}"


def _source(message: Message) -> str:
    # The plural of a phrase names every place; the singular may say "one".
    return message.id if isinstance(message.id, str) else message.id[1]


def _where(message: Message) -> str:
    return ", ".join(name for name, _line in message.locations)


def _places(text: str) -> list[str]:
    return sorted(PLACES.findall(text))


def main(command: str) -> int:
    """Do one of the four things."""
    if command == "extract":
        sys.stdout.writelines(f"{_where(one)}: {_source(one)}\n" for one in _said(extracted()))
    elif command == "update":
        update()
        compile_all()
    elif command == "compile":
        compile_all()
    elif command == "check":
        found = list(faults())
        sys.stderr.writelines(f"{fault}\n" for fault in found)
        return min(len(found), 1)
    else:
        sys.stderr.write(__doc__ or "")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:])))
