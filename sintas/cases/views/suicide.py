"""The suicide-risk path: what to do now, who was told, when it is looked at again; and its end."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sintas.safekeeping.refusals import NotNow

from ..actions.suicide import answer_path, end_path, open_one
from ..forms.suicide import SuicideEndForm, SuicidePathForm
from ..models import Case, SuicidePath
from ..policy import the_case
from .recording import RecordPage, record

PATH = RecordPage(
    "suicide_path", SuicidePathForm, answer_path, _("Bila ada keinginan mati"), SuicidePath, back="cases:safety", template="cases/suicide_path.html",
    lead=_("Orangnya lebih dahulu. Halaman ini menunggu."), saved=_("Tersimpan. Ini tetap terlihat di kepala berkas sampai diakhiri."),
)  # fmt: skip
END = RecordPage(
    "suicide_end", SuicideEndForm, end_path, _("Akhiri jalur ini"), SuicidePath, back="cases:safety", save=_("Akhiri"),
    lead=_("Penanda di kepala berkas hilang; ceritanya tetap tersimpan."), saved=_("Jalur diakhiri."),
)  # fmt: skip


def onward(case: Case, row: Any) -> str:
    """A record in which a wish to die was ticked leads to what is done now."""
    opened = SuicidePath.current.filter(file_id=case.pk, opened_from_entry=row.entry).exclude(state="ended").exists()
    return reverse("cases:suicide_path", args=[case.pk]) if opened else ""


def suicide_path(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """The path that is open, or a new one; an ended one named by its entry is read only on the page of safety."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    standing = open_one(the_case(actor, file_id, PATH.verb))
    return record(request, PATH, file_id, standing.entry if standing is not None else None)


def suicide_end(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """End the open path with a reason. NotNow (409) when none is open, unless this very submit ended it."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, END.verb)
    standing = open_one(case)
    if standing is None and request.method != "POST":
        raise NotNow(_("Tidak ada jalur yang sedang terbuka."), verb="end suicide path", file_id=case.pk)
    return record(request, END, file_id, standing.entry if standing is not None else None)
