"""Blank forms to print for a village without signal. No case, no file: nothing is opened."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from sintas.kit import paper
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotYours, Refusal
from sintas.staff.actor import Actor
from sintas.staff.policy import units_of

from ..catalogue import BY_PATH, SHELF
from ..downloads import Download
from ..forms.printing import BlankForm
from ..reading.composing import blank
from .papers import handed_over

VERB = "cases.print"


def own_units(actor: Actor) -> list[tuple[str, str]]:
    """(id, name) of the units where this person prints. Raises Refusal without any."""
    ids = actor.units(VERB)
    if not ids:
        raise Refusal(verb="print blank form")
    names = dict(units_of(actor).filter(pk__in=ids).values_list("pk", "name"))
    return [(str(one), names[one]) for one in ids if one in names]


@require_safe
def blanks(request: HttpRequest) -> HttpResponse:
    """Every form that can be printed empty, with the letterhead of one's unit."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    lang = get_language() or "id"
    form = BlankForm(units=own_units(actor), initial={"b": lang})
    kinds = [(kind.path, kind.name(lang)) for kind in SHELF if kind.blank]
    return render(request, "documents/blanks.html", {"form": form, "kinds": kinds, "one_unit": len(form.fields["unit"].choices) == 1})  # type: ignore[attr-defined]


@require_POST
def blank_pdf(request: HttpRequest) -> HttpResponse:
    """The empty form as a PDF. `paper` says which."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    units = [one for one, _name in own_units(actor)]
    kind = BY_PATH.get(request.POST.get("paper", ""))
    if kind is None or not kind.blank:
        raise NotYours(verb="print blank form")
    unit = request.POST.get("unit", "")
    unit_id = UUID(unit if unit in units else units[0])
    data = blank(by=actor, unit_id=unit_id, slug=kind.slug, lang=request.POST.get("b", "id"))
    trail.record(by=actor, verb="print blank form", slug=kind.slug)
    pdf = paper.render(kind.template, data)
    return handed_over(Download(pdf.bytes, f"{kind.path}-kosong.pdf"))
