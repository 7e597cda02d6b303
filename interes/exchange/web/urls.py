"""Addresses of the exchange room."""

from django.urls import path

from interes.exchange.web import imports

app_name = "exchange"
urlpatterns = [
    path("import/", imports.imports, name="imports"),
    path("import/<int:run_id>/", imports.import_run, name="import"),
    path(
        "import/<int:run_id>/<int:order>/refused.csv", imports.import_refused, name="import_refused"
    ),
]
