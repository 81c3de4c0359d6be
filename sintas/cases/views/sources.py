"""What an imported document says that has no field of its own yet: kept, counted, never dropped; and remarks about the document itself."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sintas.kit.pieces import Fact
from sintas.safekeeping import trail

from ..policy import the_case
from ..reading.head import head_of
from ..reading.source import KeptFact, facts_of


@require_safe
def sources(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The kept facts in the order of the document, under the part of it they stand in; remarks first."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read sources", file_id=case.pk, opens=True)
    found = facts_of(case)
    kept = [one for one in found if not one.wording]
    head = head_of(case, actor=actor)
    context = {
        "head": head,
        "alerts": head.alerts,
        "remarks": [as_fact(one) for one in kept if one.remark],
        "parts": [(part, [as_fact(one) for one in those]) for part, those in groupby((one for one in kept if not one.remark), key=part_of)],
        "wordings": [as_fact(one) for one in found if one.wording],
        "count": sum(not one.remark for one in kept),
    }
    return render(request, "cases/sources.html", context)


def part_of(one: KeptFact) -> str:
    """The first word of the path: "assessment", "plan"."""
    return one.path.split(".")[0].split("[")[0]


def as_fact(one: KeptFact) -> Fact:
    """Path and words as the document has them: they are its own, not ours to translate."""
    return Fact(one.path, one.words)
