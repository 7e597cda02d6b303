"""Addresses of the knowledge room."""

from django.urls import path

from interes.knowledge.web import arguments, cases

app_name = "knowledge"
urlpatterns = [
    path("arguments/", arguments.arguments, name="arguments"),
    path("arguments/add/", arguments.add, name="add_argument"),
    path("arguments/<int:argument_id>/", arguments.change, name="change_argument"),
    path("arguments/<int:argument_id>/use/", arguments.use, name="use_argument"),
    path("cases/", cases.cases, name="cases"),
    path("cases/add/", cases.add, name="add_case"),
    path("cases/norm/", cases.norm, name="reference_norm"),
    path("cases/<int:case_id>/", cases.case, name="case"),
    path("cases/<int:case_id>/change/", cases.change, name="change_case"),
    path("cases/<int:case_id>/use/", cases.use, name="use_case"),
]
