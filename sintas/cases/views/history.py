"""The history of one record: who wrote which version when, what changed, and texts that were set aside or struck out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotYours

from ..forms.base import About
from ..reading.versions import versions_of
from .people_versus import in_words
from .recording import RecordPage


def history(page: RecordPage) -> Callable[..., HttpResponse]:
    """The view of one kind of record. 404 for an entry that is not of this case."""

    @require_safe
    def show(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
        actor: Any = request.actor  # type: ignore[attr-defined]
        case = page.door.find(actor, file_id, page.door.reads)
        trail.record(by=actor, verb=f"read history {page.kind}", file_id=case.pk, opens=True, entry=str(entry))
        found = page.model.objects.filter(file_id=case.pk, entry=entry).select_related("author")
        rows = list(found.order_by("number", "set_aside", "written_at"))
        if not rows:
            raise NotYours(verb="read history", file_id=case.pk)
        about = About(actor, case, people=page.door.people(case))
        veiled = page.door.veil(case) if page.door.veil else as_written
        context = {
            "title": _("Riwayat: %(what)s") % {"what": page.title},
            "back": Link(page.way_back(case), case.number),
            "versions": versions_of(((row, said(page, veiled(row), about)) for row in rows), page.struck),
        }
        return render(request, "cases/versions.html", context)

    return show


def as_written(row: Any) -> Any:
    """A case shows its versions whole."""
    return row


def said(page: RecordPage, row: Any, about: About) -> dict[str, str]:
    """Label -> words of a version, as its form shows them; what was left empty is left out. Two fields of one label stand one below the other."""
    form = page.form(about=about, initial=page.form.initial_from(row))
    words: dict[str, str] = {}
    for bound in form.in_order():
        if text := in_words(bound):
            label = str(bound.label)
            words[label] = f"{words[label]}\n{text}" if label in words else text
    return words
