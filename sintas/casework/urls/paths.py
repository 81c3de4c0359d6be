"""record_paths(): the three addresses of a kind of record."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from sintas.cases.views.history import history
from sintas.cases.views.recording import RecordPage, record

from ..views.taking import offering


def record_paths(page: RecordPage, slug: str, name: str) -> list[URLPattern]:
    """`kasus/<id>/<slug>/` (name), `.../<entry>/` (name_entry) and `.../<entry>/riwayat/` (<kind of page>_history).

    `name` must be the page's kind, so that the story finds an entry and its history by it.
    """
    base = f"kasus/<uuid:file_id>/{slug}/"
    view = view_of(page)
    return [
        path(base, view, name=name),
        path(f"{base}<uuid:entry>/", view, name=f"{name}_entry"),
        path(f"{base}<uuid:entry>/riwayat/", history(page), name=f"{name}_history"),
    ]


def view_of(page: RecordPage) -> Callable[..., HttpResponse]:
    """A view for a record page that needs nothing beside it."""

    def view(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
        return record(request, offering(request, page, entry), file_id, entry)

    view.__doc__ = str(page.kind)
    return view
