"""Headers of every answer: nothing is kept by the browser or by anybody between, framed, sniffed or fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from csp.utils import build_policy
from django.http import HttpRequest, HttpResponseBase

# What a page might ask of the device; nothing is needed.
NO_DEVICE = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), browsing-topics=()"
)
ALIKE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": NO_DEVICE,
    "X-Robots-Tag": "noindex, nofollow",
}


class OnEverything:
    """The outermost: what an inner middleware did not reach (health, static files, a refused host or method) has the same headers.

    Only a static file brings a Cache-Control of its own; whatever else has none yet is not kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in on_everything().items():
            response.headers.setdefault(name, value)
        return response


def on_everything() -> dict[str, str]:
    """Name -> value, the policy of the pages included."""
    return {"Content-Security-Policy": build_policy(), "Cache-Control": "no-store", **ALIKE}


class PrivateHeaders:
    """`no-store` on everything a view answers, whatever the view said; static files are served above it by whitenoise and may be kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers["Cache-Control"] = "no-store"
        for name in ("Permissions-Policy", "Cross-Origin-Resource-Policy", "X-Robots-Tag"):
            response.headers[name] = ALIKE[name]
        vary = [part.strip() for part in response.headers.get("Vary", "").split(",") if part.strip()]
        if "HX-Request" not in vary:
            response.headers["Vary"] = ", ".join([*vary, "HX-Request"])
        return response
