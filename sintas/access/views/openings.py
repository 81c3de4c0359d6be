"""The page "Siapa yang membuka berkas ini": for everybody on the team, filtered by person and kind."""

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

from sintas.cases.policy import the_case
from sintas.cases.reading.head import head_of
from sintas.kit.pieces import Pager, Pill, Row, Tab
from sintas.safekeeping import trail

from ..reading.openings import KINDS, PAGE, REFUSED, Line, people_who_opened
from ..reading.openings import openings as lines_of


@require_safe
def openings(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`?jenis=membaca|mencatat|keluar|tim|darurat|ditolak`, `?siapa=<id>`, `?hal=2`."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="open team page", file_id=case.pk)
    people = people_who_opened(case)
    kind, who, page = asked(request, {str(pk) for pk, _name in people})
    lines, total = lines_of(case, get_language() or "id", person=UUID(who) if who else None, kind=kind, page=page)
    here = reverse("access:openings", args=[case.pk])
    head = head_of(case, actor=actor, tab="team")
    context = {
        "head": head,
        "alerts": head.alerts,
        "kinds": [Tab(words, address(here, jenis=code, siapa=who), code == kind) for code, words in kind_words()],
        "people": [Tab(words, address(here, jenis=kind, siapa=pk), pk == who) for pk, words in [("", _("Semua orang")), *((str(p), n) for p, n in people)]],
        "rows": [row_of(one) for one in lines],
        "pager": pager(here, kind, who, page, len(lines), total),
    }
    return render(request, "access/openings.html", context)


def asked(request: HttpRequest, known: set[str]) -> tuple[str, str, int]:
    """(kind, person, page) of the address; what is unknown is passed over."""
    kind, who, page = request.GET.get("jenis", ""), request.GET.get("siapa", ""), request.GET.get("hal", "1")
    return (kind if kind in {*KINDS, REFUSED} else "", who if who in known else "", min(int(page), 10_000) if page.isdecimal() and int(page) else 1)


def kind_words() -> list[tuple[str, str]]:
    return [
        ("", _("Semua")),
        ("membaca", _("Membaca")),
        ("mencatat", _("Mencatat")),
        ("keluar", _("Mencetak, mengunduh, membagikan")),
        ("tim", _("Tim")),
        ("darurat", _("Akses darurat")),
        (REFUSED, _("Ditolak")),
    ]


def address(here: str, **given: str) -> str:
    """The page with what is chosen."""
    chosen = {name: value for name, value in given.items() if value}
    return f"{here}?{urlencode(chosen)}" if chosen else here


def row_of(line: Line) -> Row:
    """What was done, under it who, when and how often; what is out of the ordinary as a label."""
    often = _("%(n)s kali") % {"n": line.times} if line.times > 1 else ""
    return Row(line.what, sub=" · ".join(filter(None, (line.name, line.when, often))), pills=[Pill(line.mark, "warn")] if line.mark else ())


def pager(here: str, kind: str, who: str, page: int, shown: int, total: int) -> Pager | None:
    """Where one is in the list."""
    if not shown:
        return None
    before = address(here, jenis=kind, siapa=who, hal=str(page - 1)) if page > 1 else ""
    after = address(here, jenis=kind, siapa=who, hal=str(page + 1)) if page * PAGE < total else ""
    return Pager((page - 1) * PAGE + 1, (page - 1) * PAGE + shown, total, before, after)
