"""Borrowed files are exactly what was fetched, and carry their licences."""

import re
from pathlib import Path

import pytest

from tools import vendor

PACKAGE = Path(__file__).parent.parent.parent
PLACES = pytest.mark.parametrize("place", [vendor.STATIC, vendor.TESTS], ids=["product", "tests"])


@PLACES
def test_nobody_edited_a_borrowed_file(place):
    assert vendor.changed(place) == []


def test_an_edited_a_missing_and_a_stray_file_are_noticed(tmp_path):
    for path in vendor.TESTS.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "axe.min.js").write_text("")
    (tmp_path / "LICENSE.axe-core.txt").unlink()
    (tmp_path / "stray.js").write_text("")

    assert vendor.changed(tmp_path) == [
        "stray.js: not in the manifest",
        "LICENSE.axe-core.txt: missing",
        "axe.min.js: differs from what was fetched",
    ]


@PLACES
def test_every_package_brings_its_licence(place):
    here = [package for package in vendor.PACKAGES if package.into == place]

    assert all((place / vendor.licence_of(package)).stat().st_size for package in here)


def test_every_icon_that_a_template_names_is_in_the_sprite():
    sprite = (vendor.STATIC / "icons.svg").read_text()
    drawn = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    pages = [path.read_text() for path in PACKAGE.glob("*/templates/*/*.html")]
    named = {name for page in pages for name in re.findall(r'\bicon\("([^"]+\w)"', page)}

    assert named - drawn == set()
