"""Addresses of the desk room."""

from django.urls import path

from interes.desk.web import add, search, today, undo

app_name = "desk"
urlpatterns = [
    path("add/", add.add, name="add"),
    path("search/", search.find, name="search"),
    path("undo/<uuid:context>/", undo.undo, name="undo"),
    path("", today.show, name="today"),
]
