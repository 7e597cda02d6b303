"""Addresses of the clients room."""

app_name = "clients"
urlpatterns: list[object] = []
