"""Addresses of the desk room."""

from django.urls import path

from interes.desk.web import add, imports, search, today

app_name = "desk"
urlpatterns = [
    path("add/", add.add, name="add"),
    path("import/", imports.imports, name="imports"),
    path("import/<int:run_id>/", imports.import_run, name="import"),
    path(
        "import/<int:run_id>/<int:order>/refused.csv", imports.import_refused, name="import_refused"
    ),
    path("search/", search.find, name="search"),
    path("", today.show, name="today"),
]
