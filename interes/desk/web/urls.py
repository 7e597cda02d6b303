"""Addresses of the desk room."""

from django.urls import path

from interes.desk.web import today

app_name = "desk"
urlpatterns = [
    path("", today.show, name="today"),
]
