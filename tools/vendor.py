"""Refresh the files we borrow from npm packages, or check that nobody edited them.

    python tools/vendor.py           fetch every package again (needs npm; only developers do this)
    python tools/vendor.py --check   compare the files with their manifests (no network)

The files are committed, so whoever runs the product needs neither npm nor the network.
"""

import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "interes/ui/static/ui/vendor"
TESTS = ROOT / "tests/browser/vendor"

ICONS = (ROOT / "tools/icons.txt").read_text().split()
FONT_SUBSETS = ("latin", "latin-ext", "cyrillic")


@dataclass(frozen=True, slots=True)
class Package:
    """What we take from one npm package; the licence text always comes along."""

    name: str
    version: str
    licence: str
    into: Path
    files: dict[str, str] = field(default_factory=dict)


PACKAGES = (
    Package("htmx.org", "4.0.1", "0BSD", STATIC, {"dist/htmx.min.js": "htmx.min.js"}),
    Package("sortablejs", "1.15.7", "MIT", STATIC, {"Sortable.min.js": "sortable.min.js"}),
    Package(
        "@fontsource-variable/golos-text",
        "5.3.0",
        "OFL-1.1",
        STATIC,
        {
            f"files/golos-text-{subset}-wght-normal.woff2": f"golos-text-{subset}.woff2"
            for subset in FONT_SUBSETS
        },
    ),
    Package("@tabler/icons", "3.51.0", "MIT", STATIC),
    Package("axe-core", "4.14.1", "MPL-2.0", TESTS, {"axe.min.js": "axe.min.js"}),
)


def refresh() -> None:
    """Fetch all packages and write their files, the sprite, the font rules and the manifests."""
    manifests: dict[Path, list[dict[str, object]]] = {}
    for package in PACKAGES:
        with tempfile.TemporaryDirectory() as folder:
            source = _fetch(package, Path(folder))
            package.into.mkdir(parents=True, exist_ok=True)
            names = sorted(_written(package, source))
        manifests.setdefault(package.into, []).append(_entry(package, names))
        sys.stdout.write(f"{package.name} {package.version}: {', '.join(names)}\n")
    for place, entries in manifests.items():
        (place / "manifest.json").write_text(json.dumps(entries, indent=2) + "\n")


def changed(place: Path) -> list[str]:
    """Return what is wrong with a folder: files that differ, are missing or came from nowhere."""
    entries = json.loads((place / "manifest.json").read_text())
    sums = {name: digest for entry in entries for name, digest in entry["files"].items()}
    present = {path.name for path in place.iterdir()} - {"manifest.json"}
    wrong = [f"{name}: not in the manifest" for name in sorted(present - sums.keys())]
    for name, digest in sums.items():
        if name not in present:
            wrong.append(f"{name}: missing")
        elif _digest(place / name) != digest:
            wrong.append(f"{name}: differs from what was fetched")
    return wrong


def licence_of(package: Package) -> str:
    """Name the file with the licence text of a package."""
    return f"LICENSE.{package.name.rpartition('/')[2]}.txt"


def _fetch(package: Package, folder: Path) -> Path:
    wanted = f"{package.name}@{package.version}"
    subprocess.run(["npm", "pack", wanted], cwd=folder, check=True, capture_output=True)
    (tarball,) = folder.glob("*.tgz")
    with tarfile.open(tarball) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def _written(package: Package, source: Path) -> Iterator[str]:
    for inside, name in package.files.items():
        (package.into / name).write_bytes((source / inside).read_bytes())
        yield name
    licence = licence_of(package)
    (package.into / licence).write_bytes((source / "LICENSE").read_bytes())
    yield licence
    if package.name == "@tabler/icons":
        (package.into / "icons.svg").write_text(_sprite(source / "icons/outline"))
        yield "icons.svg"
    if package.name == "@fontsource-variable/golos-text":
        (package.into / "golos-text.css").write_text(_font_rules(source))
        yield "golos-text.css"


def _entry(package: Package, names: list[str]) -> dict[str, object]:
    return {
        "name": package.name,
        "version": package.version,
        "licence": package.licence,
        "files": {name: _digest(package.into / name) for name in names},
    }


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _sprite(outline: Path) -> str:
    head = '<svg xmlns="http://www.w3.org/2000/svg">\n'
    return head + "".join(_symbol(outline / f"{name}.svg") for name in sorted(ICONS)) + "</svg>\n"


def _symbol(path: Path) -> str:
    drawing = re.search(r"<svg[^>]*>(.*)</svg>", path.read_text(), re.DOTALL)
    assert drawing, f"{path} is not a picture"
    shapes = re.findall(r"<(?:path|circle|rect|line)[^>]*/>", drawing[1])
    # Every icon begins with an invisible square that only helps to draw it.
    shown = "".join(re.sub(r"\s+", " ", shape) for shape in shapes if 'stroke="none"' not in shape)
    pen = 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"'
    return f'<symbol id="{path.stem}" viewBox="0 0 24 24" {pen}>{shown}</symbol>\n'


def _font_rules(source: Path) -> str:
    ranges = json.loads((source / "unicode.json").read_text())
    return "".join(
        "@font-face {\n"
        "  font-family: 'Golos Text';\n"
        "  font-weight: 400 900;\n"
        "  font-display: swap;\n"
        f"  src: url('golos-text-{subset}.woff2') format('woff2');\n"
        f"  unicode-range: {ranges[subset]};\n"
        "}\n"
        for subset in FONT_SUBSETS
    )


def main() -> None:
    """Refresh, or with `--check` only compare."""
    if "--check" in sys.argv[1:]:
        places = dict.fromkeys(package.into for package in PACKAGES)
        sys.exit("\n".join(line for place in places for line in changed(place)) or 0)
    refresh()


if __name__ == "__main__":
    main()
