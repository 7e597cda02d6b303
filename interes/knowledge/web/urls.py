"""Addresses of the knowledge room."""

from django.urls import path

from interes.knowledge.web import arguments

app_name = "knowledge"
urlpatterns = [
    path("arguments/", arguments.arguments, name="arguments"),
    path("arguments/add/", arguments.add, name="add_argument"),
    path("arguments/<int:argument_id>/", arguments.change, name="change_argument"),
    path("arguments/<int:argument_id>/use/", arguments.use, name="use_argument"),
]
