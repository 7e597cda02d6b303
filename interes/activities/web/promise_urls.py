"""Addresses of promises."""

from django.urls import path

from interes.activities.web import (
    promise_fields,
    promise_page,
    promise_panels,
    promise_settings,
    promises,
)

urlpatterns = [
    path("promises/", promise_page.promises, name="promises"),
    path("promises/new/", promises.new, name="new_promise"),
    path("promises/kept/", promise_panels.kept_by, name="promises_kept"),
    path("promises/<int:promise_id>/kept/", promises.kept, name="keep_promise"),
    path("promises/<int:promise_id>/broken/", promises.broken, name="break_promise"),
    path("promises/<int:promise_id>/open-again/", promises.reopen, name="reopen_promise"),
    path("promises/<int:promise_id>/more-time/", promises.more_time, name="more_time"),
    path("promises/<int:promise_id>/drop/", promises.drop, name="drop_promise"),
    path("promises/<int:promise_id>/edit/<slug:field>/", promise_fields.edit, name="promise_field"),
    path("deals/<int:deal_id>/promises/", promise_panels.of_deal, name="promises_of_deal"),
    path(
        "deals/<int:deal_id>/promises/remedy/<int:person_id>/",
        promise_panels.take_remedy,
        name="take_remedy",
    ),
    path(
        "companies/<int:company_id>/promises/",
        promise_panels.of_company,
        name="promises_of_company",
    ),
    path("people/<int:person_id>/promises/", promise_panels.of_person, name="promises_of_person"),
    path("settings/promises/", promise_settings.kinds, name="promise_kinds"),
    path("settings/promises/add/", promise_settings.add, name="add_promise_kind"),
    path("settings/promises/norm/", promise_settings.norm, name="promise_norm"),
    path("settings/promises/<int:kind_id>/", promise_settings.change, name="change_promise_kind"),
    path(
        "settings/promises/<int:kind_id>/order/", promise_settings.order, name="order_promise_kind"
    ),
    path("settings/promises/<int:kind_id>/use/", promise_settings.use, name="use_promise_kind"),
]
