"""Addresses of the face kit."""

from django.urls import path

from interes.ui.web.gallery import gallery

app_name = "ui"
urlpatterns = [path("ui/", gallery, name="gallery")]
