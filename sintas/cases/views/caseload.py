"""My cases, and what can be recorded in one of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.kit import numbers
from sintas.kit.pieces import Link, Row, Tab
from sintas.kit.places import address, address_if_any
from sintas.practice import journeys
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow, Refusal
from sintas.staff import drafts

from ..forms.base import About
from ..forms.writing import QuickNoteForm
from ..models import Case
from ..policy import can, the_case
from ..reading.caseload import caseload, shown
from ..reading.head import head_of
from ..reading.silence import Silent, silent_cases
from ..recordable import recordables


@require_safe
def case_list(request: HttpRequest) -> HttpResponse:
    """`/kasus/`: one's own open cases. `?tahap=` one stage, `?ditutup=1` the closed ones, `?sesudah=` the next page."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not actor.holds("cases.read"):
        raise Refusal(verb="list cases")
    if getattr(request, "shared", None) is not None:
        raise NotNow(_("Layar sedang dibagi, jadi daftar kasus ditutup. Selesaikan berbagi layar lebih dahulu."), verb="list cases")
    asked: Any = request
    asked.opened_lately = []  # the list itself needs no shorter list beside it (desk/context.py)
    lang = get_language() or "id"
    stage = request.GET.get("tahap", "")
    stage = stage if stage in journeys.GIM.stages else ""
    closed = request.GET.get("ditutup") == "1"
    page = caseload(actor, stage=stage, closed=closed, after=request.GET.get("sesudah", ""), lang=lang)
    context = {
        "rows": [shown(line, lang) for line in page.lines],
        "total": page.total,
        "closed": closed,
        "chips": chips(stage, closed, lang),
        "next_url": listed(stage, closed, page.following) if page.following else "",
        "first_url": listed(stage, closed) if request.GET.get("sesudah") else "",
        "may_open": actor.holds("cases.open"),
        "new_url": address_if_any("new_enquiry"),
    }
    return render(request, "cases/list.html", context)


@require_safe
def silent(request: HttpRequest) -> HttpResponse:
    """`/kasus/sunyi/`: one's own cases without word, and closed ones whose follow-up waits."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not actor.holds("cases.read"):
        raise Refusal(verb="list cases")
    if getattr(request, "shared", None) is not None:
        raise NotNow(_("Layar sedang dibagi, jadi daftar kasus ditutup. Selesaikan berbagi layar lebih dahulu."), verb="list cases")
    asked: Any = request
    asked.opened_lately = []
    lang = get_language() or "id"
    rows = [silent_row(one, lang) for one in silent_cases(actor, lang)]
    return render(request, "cases/silent.html", {"rows": rows, "back": Link(reverse("cases:list"), _("Kasus saya"))})


def silent_row(one: Silent, lang: str) -> Row:
    """Initials and number; how long, and where to go."""
    if one.follow_up:
        words = _("Ditutup. Kontak tindak lanjut yang disepakati belum tercatat.")
        return shown(one.line, lang, sub=words)
    words = _("%(stage)s. Tidak ada catatan selama %(days)s; unit menunggu %(limit)s.") % {
        "stage": one.line.stage_name, "days": numbers.days(one.days), "limit": numbers.days(one.limit),
    }  # fmt: skip
    return shown(one.line, lang, sub=words)


def chips(stage: str, closed: bool, lang: str) -> list[Tab]:
    """Every stage as a filter, and the closed cases."""
    each = [Tab(journeys.GIM.label(code, lang), listed(code), stage == code and not closed) for code in journeys.GIM.stages]
    silent_ones = Tab(_("Kasus sunyi"), reverse("cases:silent"))
    return [Tab(_("Semua"), listed(), not stage and not closed), *each, silent_ones, Tab(_("Ditutup"), listed(closed=True), closed)]


def listed(stage: str = "", closed: bool = False, after: str = "") -> str:
    """The list with these filters."""
    query = {"tahap": stage, "ditutup": "1" if closed else "", "sesudah": after}
    kept = urlencode({name: value for name, value in query.items() if value})
    return reverse("cases:list") + (f"?{kept}" if kept else "")


@require_safe
def record_what(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<id>/catat/`: the note itself, then everything else that can be written. From the case page: tap, write, save."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    note = quick_note(request, case) if can(actor, "cases.record", case) else {}
    head = head_of(case, actor=actor)
    rows = [Row(str(one.label), reverse(one.url_name, args=[case.pk]), str(one.hint)) for one in recordables() if can(actor, one.verb, case)]
    context = {
        "head": head,
        "alerts": head.alerts,
        "rows": rows,
        **note,
        "back": Link(address("case", case.pk), f"{head.initials} · {head.number}"),
    }
    return render(request, "cases/record_what.html", context)


def quick_note(request: HttpRequest, case: Case) -> dict[str, Any]:
    """The form of a note with the draft of the note's own page; what is wrong or overtaken is answered there."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    action = reverse("cases:note", args=[case.pk])
    trail.record(by=actor, verb="open form note", file_id=case.pk, opens=True)
    draft = drafts.draft_for(actor, action)
    about = About(actor, case)
    form = QuickNoteForm.resumed(draft.fields, about=about) if draft else QuickNoteForm(about=about)
    return {"form": form, "action": action, "draft_url": drafts.address(action), "draft_saved_at": draft.saved if draft else ""}
