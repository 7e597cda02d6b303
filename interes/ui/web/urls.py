"""Addresses of the face kit."""

app_name = "ui"
urlpatterns: list[object] = []
