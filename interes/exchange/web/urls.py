"""Addresses of the exchange room."""

from django.urls import path

from interes.exchange.web import exports, import_run, imports

app_name = "exchange"
urlpatterns = [
    path("import/", imports.imports, name="imports"),
    path("import/sample-<slug:language>.csv", imports.sample, name="import_sample"),
    path("import/<int:run_id>/", import_run.import_run, name="import"),
    path("import/<int:run_id>/preview/", import_run.import_preview, name="import_preview"),
    path(
        "import/<int:run_id>/columns/<int:file_id>/",
        import_run.change_columns,
        name="import_columns",
    ),
    path("import/<int:run_id>/start/", import_run.start, name="import_start"),
    path("import/<int:run_id>/stop/", import_run.stop, name="import_stop"),
    path("import/<int:run_id>/resume/", import_run.resume, name="import_resume"),
    path("import/<int:run_id>/undo/", import_run.undo, name="import_undo"),
    path(
        "import/<int:run_id>/<int:order>/refused.csv",
        import_run.import_refused,
        name="import_refused",
    ),
    path("export/<slug:listed>/<slug:form>/", exports.export_list, name="export_list"),
    path("exports/", exports.exports, name="exports"),
    path("exports/<int:export_id>/", exports.export, name="export"),
    path("exports/<int:export_id>/file/", exports.export_file, name="export_file"),
    path("exports/<int:export_id>/stop/", exports.stop, name="export_stop"),
    path("exports/<int:export_id>/seen/", exports.seen, name="export_seen"),
    path("settings/archive/", exports.archive, name="archive"),
    path("people/<int:person_id>/card.vcf", exports.person_card, name="person_card"),
    path("companies/<int:company_id>/card.vcf", exports.company_card, name="company_card"),
]
