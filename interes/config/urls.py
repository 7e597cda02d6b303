"""Addresses of the whole house."""

from django.urls import include, path

from interes.config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("api/", include("interes.config.api.urls")),
    path("", include("interes.team.web.urls")),
    path("", include("interes.clients.web.urls")),
    path("", include("interes.deals.web.urls")),
    path("", include("interes.knowledge.web.urls")),
    path("", include("interes.activities.web.urls")),
    path("", include("interes.desk.web.urls")),
    path("", include("interes.automation.web.urls")),
    path("", include("interes.exchange.web.urls")),
    path("", include("interes.integrations.webhooks.urls")),
    path("", include("interes.ui.web.urls")),
]
handler400 = "interes.config.errors.unreadable"
handler403 = "interes.config.errors.forbidden"
handler404 = "interes.config.errors.not_found"
handler500 = "interes.config.errors.broken"
