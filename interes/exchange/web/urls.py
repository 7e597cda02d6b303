"""Addresses of the exchange room."""

from django.urls import path

from interes.exchange.web import exports, imports

app_name = "exchange"
urlpatterns = [
    path("import/", imports.imports, name="imports"),
    path("import/<int:run_id>/", imports.import_run, name="import"),
    path(
        "import/<int:run_id>/<int:order>/refused.csv", imports.import_refused, name="import_refused"
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
