"""The pages for what went wrong. The kit draws them; here stands only which one, and that drawing one can never fail."""

from __future__ import annotations

import logging
import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from sintas.config import storage

log = logging.getLogger("sintas.errors")


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400, or 413 when more was sent than one request may hold."""
    return page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403."""
    return page(request, 403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404, the same bytes for what is not there and what is not yours."""
    return page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """500; 503 with what was typed when the database cannot keep anything."""
    kind = storage.kind_of(sys.exc_info()[1])
    if kind is None:
        return page(request, 500)
    try:
        return storage.page(request, kind)
    except Exception:  # the page of a broken database must not need it
        log.exception("error page")
        return page(request, 503)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is too old; what was typed is still in the browser's form."""
    return page(request, 403, "csrf")


def page(request: HttpRequest, status: int, name: str = "") -> HttpResponse:
    """Draw `kit/errors/<name or status>.html`; if even that fails, one plain sentence."""
    try:
        return HttpResponse(render_to_string(f"kit/errors/{name or status}.html", {}, request), status=status)
    except Exception as error:  # the error page of an error page must not raise
        if not isinstance(error, TemplateDoesNotExist):
            log.exception("error page")
        sentence = _("Halaman ini tidak dapat ditampilkan. Kembali ke halaman sebelumnya, lalu coba lagi.")
        return HttpResponse(f"{sentence}\n", content_type="text/plain; charset=utf-8", status=status)
