"""`/kasus/<id>/gambar/<tool>/`: a drawing, the days it was kept, and two of them side by side."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sintas.cases.bases import Case
from sintas.cases.policy import can, the_case
from sintas.cases.reading.head import head_of, rows_first
from sintas.cases.reading.kin import subject_of
from sintas.instruments.catalogue import drawn, instrument
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours

from ..actions.base import VERB
from ..actions.tools import keep_tool
from ..reading.drawings import DrawingShown, Uses, drawing_page
from ..reading.hidden import was_opened


@require_safe
def drawing(request: HttpRequest, file_id: UUID, tool: str, entry: UUID | None = None) -> HttpResponse:
    """One drawing; `?inisial=1` writes people as initials, `?tampil=1` opens a sensitive one, `?lingkup=` a part of a large one."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case, asked = opened(actor, file_id, tool), request.GET
    rows = rows_first(request, actor, case)
    shown = drawing_page(
        case, tool, subject_of(case), get_language() or "id",
        entry=entry, initials=asked.get("inisial") == "1", opened=asked.get("tampil") == "1", scope=scope_of(tool, asked.get("lingkup", "")),
    )  # fmt: skip
    if shown is None:
        raise NotYours(verb="read drawing", file_id=case.pk)
    note_opened(actor, case, tool, [shown])
    head = head_of(case, actor=actor, tab="assessment", rows=rows)
    context = {
        "head": head,
        "alerts": head.alerts,
        "shown": shown,
        "kept_manner": query_of(asked, "tampil", "inisial"),
        "initials": asked.get("inisial") == "1",
        "opened": asked.get("tampil") == "1",
        "scopes": instrument(tool).scopes,
        "whole_offered": "" in dict(instrument(tool).scopes),
        "scope": scope_of(tool, asked.get("lingkup", "")),
        "may_record": can(actor, VERB, case),
    }
    return render(request, "evidence/drawing.html", context)


@require_safe
def compare(request: HttpRequest, file_id: UUID, tool: str) -> HttpResponse:
    """Two kept days beside each other: `?kiri=<entry>&kanan=<entry>`; the first and the newest when none is chosen."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = opened(actor, file_id, tool)
    rows, subject, lang = rows_first(request, actor, case), subject_of(case), get_language() or "id"
    uses = Uses.of(case, tool)
    days = [one for one in uses.days(case, lang) if one.copied]
    if len(days) < 2:
        return HttpResponseRedirect(reverse("evidence:drawing", args=[case.pk, tool]))
    sides = [chosen_day(request.GET.get(name, ""), days, other) for name, other in (("kiri", days[-1]), ("kanan", days[0]))]
    short, uncovered = request.GET.get("inisial") == "1", request.GET.get("tampil") == "1"
    pages = [drawing_page(case, tool, subject, lang, uses=uses, entry=side.entry, initials=short, opened=uncovered) for side in sides]
    shown = [page for page in pages if page is not None]
    note_opened(actor, case, tool, shown)
    head = head_of(case, actor=actor, tab="assessment", rows=rows)
    context = {
        "head": head,
        "alerts": head.alerts,
        "whole": shown[0],
        "days": days,
        "sides": shown,
        "initials": short,
        "opened": uncovered,
        "kept_manner": query_of(request.GET, "tampil", "inisial"),
        "open_both": query_of(request.GET, "inisial", kiri=str(sides[0].entry), kanan=str(sides[1].entry), tampil="1"),
    }
    return render(request, "evidence/compare.html", context)


@require_POST
def keep_today(request: HttpRequest, file_id: UUID, tool: str) -> HttpResponse:
    """A drawing made from the file is kept as it stands today: a snapshot no later change reaches."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    if not drawn(tool) or not instrument(tool).from_family:
        raise NotYours(verb="keep drawing", file_id=case.pk)
    trail.record(by=actor, verb="read drawing", file_id=case.pk, opens=True)
    subject = subject_of(case)
    if len(subject.family.people) < 2:
        raise BadInput({"": _("Belum ada keluarga yang dapat digambar. Tambahkan orangnya dahulu.")})
    row = keep_tool(
        by=actor, case=case, tool=tool, happened=subject.today, content={"family": subject.family.to_json()},
        drawn_with_client=request.POST.get("drawn_with_client") == "on",
    )  # fmt: skip
    messages.success(request, _("Gambar hari ini tersimpan."))
    return HttpResponseRedirect(reverse("evidence:kept_drawing", args=[case.pk, tool, row.entry]))


def opened(actor: Any, file_id: UUID, tool: str) -> Case:
    """The case with its content opened for a drawing. Raises NotYours for a tool that does not draw or is of groups only."""
    case: Case = the_case(actor, file_id)
    if not drawn(tool) or instrument(tool).for_group:
        raise NotYours(verb="read drawing", file_id=case.pk)
    trail.record(by=actor, verb="read drawing", file_id=case.pk, opens=True, tool=tool)
    return case


def note_opened(actor: Any, case: Case, tool: str, pages: list[DrawingShown]) -> None:
    """What these pages of one tool show, when it is of the highest secrecy: each entry once."""
    if instrument(tool).sensitive:
        was_opened(actor, case, tool, dict.fromkeys(page.shown.entry for page in pages if page.shown is not None and says_something(page)))


def says_something(page: DrawingShown) -> bool:
    """Whether marks or words of a kept day stand on this page."""
    return not page.hidden and (page.drawing is not None or bool(page.shown and page.shown.note))


def query_of(asked: QueryDict, *names: str, **said: str) -> str:
    """ "?tampil=1&inisial=1": `said`, and of `names` what this page was asked with; "" for nothing."""
    kept = QueryDict(mutable=True)
    for name, value in [*said.items(), *((name, "1") for name in names if asked.get(name) == "1")]:
        kept[name] = value
    return f"?{kept.urlencode()}" if kept else ""


def scope_of(tool: str, asked: str) -> str:
    """A part of a large drawing that its instrument offers, "" for all of it."""
    return asked if asked in {name for name, _words in instrument(tool).scopes} else ""


def chosen_day(asked: str, days: list[Any], other: Any) -> Any:
    """The kept day somebody chose, or the other."""
    return next((one for one in days if str(one.entry) == asked), other)
