"""What a browser has to fetch stays small."""

from pathlib import Path

import interes.ui

STATIC = Path(interes.ui.__file__).parent / "static" / "ui"


def test_all_style_sheets_together_stay_below_sixty_kilobytes():
    sheets = list((STATIC / "css").glob("*.css"))

    assert sheets
    assert sum(sheet.stat().st_size for sheet in sheets) <= 60 * 1024


def test_a_script_of_ours_is_short_enough_to_read():
    scripts = {path.name: path.read_text().count("\n") for path in (STATIC / "js").glob("*.js")}

    assert scripts
    assert {name: lines for name, lines in scripts.items() if lines > 150} == {}
