"""Print the names of all tests as the specification in prose."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent


def sentences(tree: ast.Module) -> Iterator[str]:
    """Read what each test says about the business."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            words = node.name.removeprefix("test_").replace("_", " ")
            yield words[:1].upper() + words[1:] + "."


def chapters() -> Iterator[tuple[str, str, list[str]]]:
    """Go through the rooms and the journeys: place, headline, sentences."""
    files = [*ROOT.glob("interes/*/tests/**/test_*.py"), *ROOT.glob("tests/**/test_*.py")]
    for path in sorted(files):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        headline = (ast.get_docstring(tree) or path.stem).splitlines()[0]
        yield str(path.parent.relative_to(ROOT)), headline, list(sentences(tree))


def main() -> None:
    """Print it, room by room."""
    place = ""
    for here, headline, lines in chapters():
        if here != place:
            print(f"\n{here.replace('/tests', '').removeprefix('interes/').upper()}")
            place = here
        print(f"\n  {headline}")
        for line in lines:
            print(f"    - {line}")


if __name__ == "__main__":
    main()
