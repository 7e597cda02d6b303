"""Register the face kit with Django."""

from django.apps import AppConfig


class Ui(AppConfig):
    """The face kit: it has no models of its own."""

    name = "interes.ui"
