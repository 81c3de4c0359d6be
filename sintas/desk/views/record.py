"""Catat: for whom? One's own open cases, the last written first; the next tap chooses what."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.cases.reading.caseload import CaseLine, caseload
from sintas.kit import numbers
from sintas.kit.pieces import Row
from sintas.safekeeping.refusals import Refusal

from ..context import is_shared, may_search, shared_file, without_recent


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """`/catat/`: with a shared screen straight to the file that is shared."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not may_search(actor):
        raise Refusal(verb="choose case")
    if is_shared(request):
        file_id = shared_file(request)
        return HttpResponseRedirect(reverse("cases:record_what", args=[file_id]) if file_id else reverse("desk:today"))
    without_recent(request)
    page = caseload(actor, lang=get_language() or "id")
    rows = [
        Row(f"{line.initials} · {line.number}", reverse("cases:record_what", args=[line.file_id]), in_short(line)) for line in page.lines
    ]
    return render(request, "desk/record.html", {"rows": rows, "more": page.total > len(rows)})


def in_short(line: CaseLine) -> str:
    """Where the work stands and when something was last written."""
    if line.last_recorded_at is None:
        return line.stage_name
    return _("%(stage)s. Catatan terakhir %(last)s.") % {"stage": line.stage_name, "last": numbers.since(line.last_recorded_at)}
