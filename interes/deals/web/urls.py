"""Addresses of the deals room."""

app_name = "deals"
urlpatterns: list[object] = []
