"""Addresses of the clients room."""

from django.urls import path

from interes.clients.web import options

app_name = "clients"
urlpatterns = [
    path("companies/options/", options.company_options, name="company_options"),
    path("people/options/", options.person_options, name="person_options"),
]
