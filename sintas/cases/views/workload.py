"""Who carries how much in a unit, and handing over when somebody leaves or is away. No case is opened here."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sintas.kit.pieces import Cell, Column, Link, Table
from sintas.kit.places import address
from sintas.practice.journeys import JOURNEYS
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.models import User
from sintas.staff.policy import colleagues, units_of
from sintas.staff.sessions import goes_on
from sintas.staff.signin import alone

from ..actions.team import hand_over
from ..forms.workload import HandOverManyForm
from ..policy import leads
from ..workload import Led, cases_led, open_cases_per_person

VERB = "staff.see_workload"


def workload(request: HttpRequest, unit_id: UUID | None = None) -> HttpResponse:
    """The unit's colleagues with their open cases; its head hands cases over here without reading them."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    units = list(units_of(actor).filter(pk__in=actor.units(VERB)).order_by("name"))
    if not units:
        raise Refusal(verb="see workload")
    alone(request)
    unit = next((one for one in units if one.pk == unit_id), units[0])
    loads = open_cases_per_person(actor, unit.pk)
    led = cases_led(actor, unit.pk)
    names = {one.pk: one.full_name for one in User.objects.filter(pk__in={*loads, *(case.lead_id for case in led)})}
    may = actor.holds("cases.hand_over", unit.pk)
    people = [(str(one.pk), f"{one.full_name} · {loads[one.pk].lead}") for one in colleagues(actor, unit.pk).filter(pk__in=leads())]
    choices = [(str(case.file_id), words_of(case, names)) for case in led]
    form = HandOverManyForm(request.POST if request.method == "POST" else None, cases=choices, people=people)
    if request.method == "POST":
        if not may:
            raise Refusal(verb="hand over")
        if form.is_valid() and give(request, form):
            return HttpResponseRedirect(reverse("cases:workload_of", args=[unit.pk]))
    context = {
        "unit": unit.name,
        "overview_url": address("overview", unit.pk),
        "duties_url": reverse("cases:unit_duties_of", args=[unit.pk]),
        "times_url": reverse("cases:unit_times_of", args=[unit.pk]) if actor.holds("cases.set_times", unit.pk) else "",
        "units": [Link(reverse("cases:workload_of", args=[one.pk]), one.name) for one in units] if len(units) > 1 else [],
        "table": table_of(loads, names),
        "form": form if may and led else None,
    }
    return render(request, "cases/workload.html", context, status=422 if form.has_errors else 200)


def give(request: HttpRequest, form: HandOverManyForm) -> bool:
    """Every chosen case, or none; False when somebody cannot receive one of them."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    chosen = form.cleaned_data
    try:
        with transaction.atomic():
            for file_id in chosen["cases"]:
                hand_over(by=actor, file_id=UUID(file_id), new_lead_id=UUID(chosen["new_lead"]), why=chosen["why"])
    except BadInput as refused:
        form.add_error("new_lead", str(refused.fields["new_lead"]))
        return False
    goes_on(request)  # should a case of one's own have been among them
    count = len(chosen["cases"])
    messages.success(request, ngettext("%(count)d kasus diserahkan.", "%(count)d kasus diserahkan.", count) % {"count": count})
    return True


def words_of(case: Led, names: dict[UUID, str]) -> str:
    """A case as its head may know it: number, stage, lead."""
    stage = JOURNEYS[case.journey].label(case.stage, get_language() or "id")
    return f"{case.number} · {stage} · {names.get(case.lead_id, '')}"


def table_of(loads: Any, names: dict[UUID, str]) -> Table:
    """People by name with what they lead and what they help with."""
    rows = sorted(((names.get(who, ""), load) for who, load in loads.items()), key=lambda row: row[0].lower())
    return Table(
        caption=_("Kasus berjalan tiap petugas"),
        columns=[Column(_("Petugas")), Column(_("Pendamping utama"), number=True), Column(_("Anggota tim"), number=True)],
        rows=[[Cell(name), Cell(str(load.lead), number=True), Cell(str(load.member), number=True)] for name, load in rows],
    )
