"""Open the house: let every room listen to the others and offer its panels."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class House(AppConfig):
    """The whole product, started after all its rooms."""

    name = "interes.config"
    label = "house"

    def ready(self) -> None:
        """Load what the rooms registered in their reactions.py, panels.py and undoing.py."""
        autodiscover_modules("reactions", "panels", "undoing")
