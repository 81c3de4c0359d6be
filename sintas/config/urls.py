"""The only root of all addresses: each room's own urls, the desk first."""

from __future__ import annotations

from django.urls import include, path

from sintas.config import rooms

urlpatterns = [path("", include(module)) for module in rooms.pages()]

handler400 = "sintas.config.errors.bad_request"
handler403 = "sintas.config.errors.forbidden"
handler404 = "sintas.config.errors.not_found"
handler500 = "sintas.config.errors.broken"
