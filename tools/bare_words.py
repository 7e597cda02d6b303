"""Find words in templates and refusals that nobody can translate: no `_()` is around them."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, nodes

# What stands for an expression while the HTML around it is read.
HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"
WORD = re.compile(r"[A-Za-zА-Яа-яЁё]{2,}")
SENTENCE = re.compile(r"[A-ZА-ЯЁ][a-zа-яё’']+([ ,.:!?…].*)?", re.DOTALL)
CYRILLIC = re.compile("[А-Яа-яЁё]")
# A macro may also give back attributes, or the name of a class such as `st-3`.
NOT_TEXT = re.compile(rf"[\w-]+-{HOLE}")
READ_ALOUD = frozenset({"alt", "aria-label", "aria-description", "placeholder", "title"})
NOT_PROSE = frozenset({"script", "style", "code", "kbd", "svg"})
KEYS = ("Alt", "Ctrl", "Enter", "Esc", "Shift", "Space", "Tab")
GETTEXT = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
# These speak to people: their sentences must come from gettext.
SPEAKERS = frozenset({"done", "refused"})
# Languages are called by their own names, whoever reads.
OWN_NAMES = frozenset({"English", "Русский"})
ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"])


def found(package: Path) -> Iterator[str]:
    """Name the bare words of every template, refusal and notice of the product."""
    for path in sorted(package.glob("*/templates/**/*.html")):
        source = path.read_text()
        for text in {*bare_in_markup(source), *bare_in_expressions(source)} - OWN_NAMES:
            yield f"{path.relative_to(package.parent)}: not wrapped in _(): {text}"
    for path in sorted(package.glob("*/**/*.py")):
        if not {"tests", "migrations", "commands", "server"} & set(path.parts):
            for text in bare_in_python(path.read_text()):
                yield f"{path.relative_to(package.parent)}: not wrapped in _(): {text}"


def bare_in_markup(source: str) -> list[str]:
    """Return the words between tags, and in attributes that are read, that stand there bare."""
    reader = _Reader()
    reader.feed(_without_expressions(source))
    reader.close()
    return reader.bare


def bare_in_expressions(source: str) -> Iterator[str]:
    """Return the sentences that a template hands to a macro as they are."""
    tree = ENVIRONMENT.parse(source)
    fine = {
        id(text)
        for kind in (nodes.Call, nodes.Compare, nodes.Filter)
        for node in tree.find_all(kind)
        if _takes_bare_text(node)
        for text in node.find_all(nodes.Const)
    }
    for text in tree.find_all(nodes.Const):
        if isinstance(text.value, str) and id(text) not in fine and _is_said(text.value):
            yield text.value


def _takes_bare_text(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Call):
        return isinstance(node.node, nodes.Name) and node.node.name in GETTEXT
    return isinstance(node, nodes.Compare) or getattr(node, "name", "") == "replace"


def bare_in_python(source: str) -> Iterator[str]:
    """Return the sentences that a refusal or a notice would say as they are."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            yield from _sentences(node.exc)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in SPEAKERS:
            yield from _sentences(node)


def _sentences(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    # Errors of programming are read by programmers.
    if name.endswith(("Error", "Exception")) or name == "SystemExit":
        return
    # What is said comes first; the keywords name fields and columns.
    for given in call.args:
        for part in [given, *getattr(given, "values", [])]:
            value = getattr(part, "value", None)
            if isinstance(part, ast.Constant) and isinstance(value, str) and _is_said(value):
                yield value


def _is_said(text: str) -> bool:
    return bool(SENTENCE.fullmatch(text) or CYRILLIC.search(text)) and not text.startswith(KEYS)


def _without_expressions(source: str) -> str:
    shown, depth = [], 0
    for _line, kind, value in ENVIRONMENT.lex(source):
        if kind.endswith("_begin"):
            # Comments and statements leave nothing in the page; expressions leave something.
            shown.append(HOLE if kind == "variable_begin" else " ")
            depth += 1
        elif kind.endswith("_end"):
            depth -= 1
        elif kind == "data" and not depth:
            shown.append(value)
    # A tag whose name is an expression is still a tag.
    return re.sub(f"(</?){HOLE}", r"\1hole", "".join(shown))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.bare: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in NOT_PROSE
        read = [text or "" for name, text in attrs if name in READ_ALOUD]
        self.bare += [text for text in read if _is_bare(text)]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in NOT_PROSE

    def handle_data(self, data: str) -> None:
        if not self._silent and _is_bare(data):
            self.bare.append(" ".join(data.replace(HOLE, "…").split()))


def _is_bare(text: str) -> bool:
    return bool(WORD.search(NOT_TEXT.sub("", text))) and '="' not in text
