"""Addresses of the desk room."""

from django.urls import path

from interes.desk.web import add, search, today

app_name = "desk"
urlpatterns = [
    path("add/", add.add, name="add"),
    path("search/", search.find, name="search"),
    path("", today.show, name="today"),
]
