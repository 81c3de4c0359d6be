"""Search in one's own caseload. By POST, so that no name stands in an address, a log or a history."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.cases.reading.caseload import shown
from sintas.cases.reading.finding import MOST, find
from sintas.kit.pieces import Row
from sintas.safekeeping.refusals import NotNow, Refusal

from ..context import is_shared, may_search, without_recent


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """`/cari/`: GET shows the empty box; POST `q` finds. Refused while the screen is shared."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not may_search(actor):
        raise Refusal(verb="search")
    if is_shared(request):
        raise NotNow(_("Layar sedang dibagi, jadi pencarian ditutup. Selesaikan berbagi layar lebih dahulu."), verb="search")
    without_recent(request)
    asked = " ".join(request.POST.get("q", "").split())[:100]
    context: dict[str, Any] = {"asked": asked, "searched": request.method == "POST", "most": MOST}
    if asked:
        lang = get_language() or "id"
        hits = find(actor, asked, lang)
        context["rows"] = [row_of(hit, lang) for hit in hits]
        context["full"] = len(hits) == MOST
    return render(request, "desk/search.html", context)


def row_of(hit: Any, lang: str) -> Row:
    """Initials, where the case stands, and by what it was found."""
    row = shown(hit.line, lang)
    return Row(row.title, row.url, f"{row.sub} {hit.why}.".replace("..", "."), tag=row.tag, pills=row.pills)
