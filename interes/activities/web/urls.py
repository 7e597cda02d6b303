"""Addresses of the activities room."""

app_name = "activities"
urlpatterns: list[object] = []
