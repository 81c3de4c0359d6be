"""Headers of every page: nothing is kept by the browser or by anybody between."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

# What a page might ask of the device; nothing is needed.
NO_DEVICE = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), browsing-topics=()"
)


class PrivateHeaders:
    """`no-store` on everything a view answers; static files are served above it by whitenoise and may be kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Permissions-Policy"] = NO_DEVICE
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        vary = [part.strip() for part in response.headers.get("Vary", "").split(",") if part.strip()]
        if "HX-Request" not in vary:
            response.headers["Vary"] = ", ".join([*vary, "HX-Request"])
        return response
