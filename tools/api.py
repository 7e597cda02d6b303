"""Write the document of the API down, and make a typed Python client of it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs/api/openapi.json"
CLIENT = ROOT / "clients/python"
# What the generator is told beyond the document.
SETTINGS = {"project_name_override": "interes-client", "package_name_override": "interes_client"}


def write_document() -> None:
    """Write docs/api/openapi.json anew."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interes.config.settings")
    # Imported here: the settings must be named before.
    import django  # noqa: PLC0415

    django.setup()
    from interes.config.api.page import written  # noqa: PLC0415

    DOCUMENT.write_bytes(written())


def make_client(folder: Path) -> None:
    """Make the client of the document in a folder, which is emptied first."""
    with TemporaryDirectory() as place:
        settings = Path(place, "settings.json")
        settings.write_text(json.dumps(SETTINGS))
        folder.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [
                Path(sys.executable).parent / "openapi-python-client",
                *("generate", "--path", DOCUMENT, "--output-path", folder, "--overwrite"),
                *("--config", settings, "--meta", "uv", "--fail-on-warning"),
            ],
            check=True,
            # The generator calls ruff by its name.
            env=os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        )


if __name__ == "__main__":
    write_document()
    if "client" in sys.argv:
        make_client(CLIENT)
