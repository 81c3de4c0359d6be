"""Two people corrected the same record: both texts are kept, and the later one chooses what stands."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sintas.kit import numbers
from sintas.kit.ids import new_submission
from sintas.kit.pages import FormPage
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.versions import Overtaken
from sintas.staff.models import User

from ..models import Case
from .people_versus import versus


def overtaken_page(request: HttpRequest, page: Any, case: Case, form: Any, both: Overtaken) -> HttpResponse:
    """409 with the two versions side by side; nothing of either is lost whatever is chosen."""
    trail.record(by=request.actor, verb=f"set aside {page.kind}", file_id=case.pk, entry=str(both.kept.entry))  # type: ignore[attr-defined]
    mine, theirs = form.sides(both)
    author = User.objects.filter(pk=both.theirs.author_id).values_list("full_name", flat=True).first() or _("Seseorang")
    context = {
        "page": FormPage(title=str(page.title), back=Link(page.way_back(case), case.number)),
        "fields": versus(mine, theirs),
        "by": author,
        "at": numbers.moment(both.theirs.written_at),
        "action": request.path,
        "submission": new_submission(),
        "based_on": both.theirs.number,
        "keep_url": page.way_back(case),
    }
    return render(request, "cases/people_versus.html", context, status=409)
