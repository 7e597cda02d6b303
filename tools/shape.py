"""Measure the house against its aims; with --walls fail when something outgrew its limit."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PLACES = ("interes", "tests", "tools", "bench")
SKIPPED = {"migrations", "vendor", "node_modules", "__pycache__"}
AIMS = {"file": 300, "function": 40, "view": 15, "template": 120, "test": 25}
MEDIANS = {"file": 80, "function": 8, "test": 10}
WALLS = {"file", "function", "template", "test"}


class Piece(NamedTuple):
    """Something with a length: a file, a function, a view, a template, a test."""

    kind: str
    lines: int
    where: str


def pieces() -> Iterator[Piece]:
    """Measure everything that people write here."""
    for path in sorted(path for place in PLACES for path in (ROOT / place).rglob("*")):
        if path.suffix not in {".py", ".html"} or SKIPPED & set(path.parts):
            continue
        text, where = path.read_text(encoding="utf-8"), str(path.relative_to(ROOT))
        if path.suffix == ".html":
            yield Piece("template", text.count("\n"), where)
        else:
            yield Piece("file", text.count("\n"), where)
            yield from _functions(text, where)


def _functions(text: str, where: str) -> Iterator[Piece]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Piece(_kind(node, where), lines, f"{where}:{node.lineno} {node.name}")


def _kind(node: ast.FunctionDef | ast.AsyncFunctionDef, where: str) -> str:
    if node.name.startswith("test_"):
        return "test"
    first = node.args.args[:1]
    is_view = "/web/" in where and bool(first) and first[0].arg == "request"
    return "view" if is_view and not node.name.startswith("_") else "function"


def ratio() -> float:
    """Compare the lines of tests with the lines of code."""
    tests = code = 0
    for piece in pieces():
        if piece.kind == "file" and piece.where.startswith(("interes", "tests")):
            is_test = "tests" in Path(piece.where).parts
            tests, code = tests + piece.lines * is_test, code + piece.lines * (not is_test)
    return tests / code if code else 0.0


def report(found: list[Piece]) -> None:
    """Print the aims, where we stand, and who is far off."""
    print(f"{'what':<10}{'aim':>6}{'count':>8}{'median':>8}{'p95':>6}{'most':>6}")
    for kind, aim in AIMS.items():
        sizes = sorted(piece.lines for piece in found if piece.kind == kind) or [0]
        middle = f"{median(sizes):.0f}" + ("!" if median(sizes) > MEDIANS.get(kind, aim) else "")
        p95 = sizes[int(len(sizes) * 0.95)] if len(sizes) > 1 else sizes[0]
        print(f"{kind:<10}{aim:>6}{len(sizes):>8}{middle:>8}{p95:>6}{sizes[-1]:>6}")
    print(f"\ntest lines : code lines = {ratio():.2f} (aim 1.0 to 1.8)")


def main(arguments: list[str]) -> int:
    """Print the report, or only what stands against a wall."""
    found = list(pieces())
    walls_only = "--walls" in arguments
    far = [p for p in found if p.lines > AIMS[p.kind] and (not walls_only or p.kind in WALLS)]
    if not walls_only:
        report(found)
    for piece in sorted(far, key=lambda piece: AIMS[piece.kind] - piece.lines):
        print(f"{piece.where}: {piece.kind} of {piece.lines} lines, the aim is {AIMS[piece.kind]}")
    return 1 if walls_only and far else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
