"""The diary: day and week of the person signed in, the week of a unit for whoever oversees it, and what became of an appointment."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sintas.kit import clock, numbers
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.policy import units_of
from sintas.staff.signin import alone

from ..actions.appointing import move_appointment, settle
from ..diary_owners import owned_above
from ..forms.appointing import MoveForm
from ..models import Appointment
from ..policy import the_case
from ..reading.diary import days_of, shown, week_of
from ..reading.head import head_of
from ..reading.message import message_about
from ..reading.unit_week import VERB, unit_week

FARTHEST = 100  # years


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """`?mulai=2024-09-23` any day of the week wanted."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    alone(request)
    day = _day(request)
    trail.record(by=actor, verb="open diary")
    url = reverse("cases:week")
    context = {
        "days": week_of(actor, day),
        "title": numbers.month(day),
        "previous": Link(f"{url}?mulai={day - timedelta(days=7)}", _("Minggu lalu")),
        "next": Link(f"{url}?mulai={day + timedelta(days=7)}", _("Minggu depan")),
        "unit_url": reverse("cases:unit_week") if actor.holds(VERB) else "",
    }
    return render(request, "cases/week.html", context)


@require_safe
def unit(request: HttpRequest, unit_id: UUID | None = None) -> HttpResponse:
    """`/jadwal/unit/`: the week of a unit for whoever oversees it, by number and kind."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    units = list(units_of(actor).filter(pk__in=actor.units(VERB)).order_by("name"))
    if not units:
        raise Refusal(verb="open unit week")
    alone(request)
    if unit_id is not None and unit_id not in {one.pk for one in units}:
        raise NotYours(verb="open unit week")
    found, day = next((one for one in units if one.pk == unit_id), units[0]), _day(request)
    url = reverse("cases:unit_week_of", args=[found.pk])
    context = {
        "unit": found.name,
        "units": [Link(reverse("cases:unit_week_of", args=[one.pk]), one.name) for one in units] if len(units) > 1 else [],
        "days": unit_week(actor, found.pk, day),
        "title": numbers.month(day),
        "previous": Link(f"{url}?mulai={day - timedelta(days=7)}", _("Minggu lalu")),
        "next": Link(f"{url}?mulai={day + timedelta(days=7)}", _("Minggu depan")),
    }
    return render(request, "cases/unit_week.html", context)


@require_safe
def day(request: HttpRequest) -> HttpResponse:
    """One day of one's own."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    alone(request)
    when = _day(request)
    trail.record(by=actor, verb="open diary")
    url = reverse("cases:day")
    context = {
        "appointments": days_of(actor, when, when)[when],
        "title": numbers.long_day(when),
        "previous": Link(f"{url}?mulai={when - timedelta(days=1)}", _("Sebelumnya")),
        "next": Link(f"{url}?mulai={when + timedelta(days=1)}", _("Berikutnya")),
    }
    return render(request, "cases/day.html", context)


def settle_appointment(request: HttpRequest, file_id: UUID, appointment_id: UUID) -> HttpResponse:
    """The appointment itself: what it is, and what became of it."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    if request.method == "POST":
        settle(by=actor, case=case, appointment_id=appointment_id, state=request.POST.get("state", ""))
        messages.success(request, _("Tersimpan."))
        if getattr(request, "shared", None) is not None:  # the day lists other files, and a survivor looks on
            return HttpResponseRedirect(reverse("cases:appointment_settle", args=[case.pk, appointment_id]))
        return HttpResponseRedirect(reverse("cases:day"))
    found = Appointment.objects.filter(file_id=case.pk, pk=appointment_id).first()
    if found is None:
        raise NotYours(verb="open appointment", file_id=case.pk)
    trail.record(by=actor, verb="open appointment", file_id=case.pk)
    head = head_of(case, actor=actor)
    context = {"head": head, "alerts": head.alerts, "one": shown([found])[0], "when": numbers.long_day(clock.local(found.starts_at).date())}
    ahead = found.state == "planned" and found.starts_at > clock.now()
    movable = ahead and not owned_above(case.pk, found.pk)
    if ahead:
        context["message"] = message_about(case, found.starts_at)
    context |= {"state": found.state, "ahead": ahead, "movable": movable, "appointment_id": found.pk, "series": found.series}
    return render(request, "cases/appointment.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, file_id: UUID, appointment_id: UUID) -> HttpResponse:
    """Another time for one appointment."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, "cases.record" if request.method == "POST" else "cases.read")
    found = Appointment.objects.filter(file_id=case.pk, pk=appointment_id).only("id", "file_id", "starts_at", "minutes").first()
    if found is None:
        raise NotYours(verb="move appointment", file_id=case.pk)
    at = clock.local(found.starts_at)
    form = MoveForm(request.POST or None, initial={"starts_on": at.date(), "starts_at": at.time(), "minutes": found.minutes})
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                move_appointment(by=actor, case=case, appointment_id=appointment_id, **form.facts())
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, sentence)
        else:
            messages.success(request, _("Janji dipindahkan."))
            return HttpResponseRedirect(reverse("cases:appointment_settle", args=[case.pk, appointment_id]))
    back = Link(reverse("cases:appointment_settle", args=[case.pk, appointment_id]), _("Janji temu"))
    return form_page(request, form, FormPage(_("Pindahkan janji"), back=back))


def _day(request: HttpRequest) -> date:
    """`?mulai=`; today when it is no day, or one so far away that the week after it has no date."""
    try:
        wanted = date.fromisoformat(request.GET.get("mulai", ""))
    except ValueError:
        return clock.today()
    return wanted if abs(wanted.year - clock.today().year) <= FARTHEST else clock.today()
