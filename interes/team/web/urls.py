"""Addresses of the team room."""

app_name = "team"
urlpatterns: list[object] = []
