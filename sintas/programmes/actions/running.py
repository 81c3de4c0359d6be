"""A unit's programmes: beginning one, changing it, ending it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sintas.cases.codes import all_checked, checked
from sintas.kit import clock
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import constraint_of
from sintas.staff.actor import Actor
from sintas.staff.policy import colleagues, the_unit

from ..models import Programme
from ..policy import RUN
from .care import settle_care

ONE = {
    "kind": "programme_kinds",
    "vocation": "vocations",
    "pillar": "pillars",
    "basis": "service_bases",
    "service": "services",
    "manner": "rehabilitation_manners",
    "welfare": "welfare_activities",
}
WEEK = range(7)


def begin_programme(*, by: Actor, unit_id: UUID, submission: UUID | None = None, **facts: Any) -> Programme:
    """A new programme of a unit. `facts`: name, the codes of ONE, activities, mentors, levels, calendar (see Programme).

    Raises NotYours, Refusal without programmes.run there, BadInput. Sent twice it is begun once.
    """
    unit = the_unit(by, unit_id, RUN)
    if not by.holds(RUN, unit.pk):
        raise Refusal(verb=RUN)
    before = Programme.objects.filter(submission=submission, unit_id=unit.pk).first() if submission else None
    if before is not None:
        return before
    made = Programme(unit_id=unit.pk, organisation_id=unit.organisation_id, made_by=by.user_id, submission=submission)
    return written(by, made, facts)


def change_programme(*, by: Actor, programme: Programme, **facts: Any) -> Programme:
    """What is planned from now on; what clients took part in stays as it was kept. Mentors who go no longer see the roll.

    Raises Refusal without programmes.run in its unit, BadInput.
    """
    if not by.holds(RUN, programme.unit_id):
        raise Refusal(verb=RUN)
    return written(by, programme, facts)


def end_programme(*, by: Actor, programme: Programme) -> None:
    """Offered no more. Its mentors no longer see who took part. Repeating is harmless."""
    if not by.holds(RUN, programme.unit_id):
        raise Refusal(verb=RUN)
    if programme.ended_on is None:
        programme.ended_on = clock.today()
        programme.save(update_fields=["ended_on"])
        settle_care(by=by, programme=programme.pk)
    trail.record(by=by, verb="end programme", programme=str(programme.pk))


def written(by: Actor, row: Programme, facts: Mapping[str, Any]) -> Programme:
    """The row as the form says; a name is there once among what is offered."""
    kept = dict(facts)
    for name, list_name in ONE.items():
        kept[name] = checked(name, list_name, kept.get(name, ""))
    manner_checked(kept["manner"])
    kept["activities"] = all_checked("activities", "implementation_activities", kept.get("activities", ()))
    kept["mentors"] = mentors_checked(by, row.unit_id, kept.get("mentors", ()))
    kept["calendar"] = calendar_checked(kept.get("calendar", ()))
    for name, value in kept.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as refused:
        if constraint_of(refused) != "programme_name_once":
            raise
        raise BadInput({"name": _("Program dengan nama ini sudah ada di unit ini.")}) from None
    settle_care(by=by, programme=row.pk)
    trail.record(by=by, verb="write programme", programme=str(row.pk))
    return row


def manner_checked(manner: str) -> None:
    """Coercion is a word of the law that is never offered in work with survivors (R269)."""
    if manner and load("rehabilitation_manners").get(manner).flag("off_for_survivors"):
        raise BadInput({"manner": _("Cara ini tidak dipakai bersama penyintas kekerasan.")})


def mentors_checked(by: Actor, unit_id: UUID, mentors: Iterable[UUID], field: str = "mentors") -> list[UUID]:
    """Colleagues who work in this unit today."""
    wanted = list(dict.fromkeys(mentors))
    here = set(colleagues(by, unit_id).values_list("pk", flat=True))
    if not set(wanted) <= here:
        raise BadInput({field: _("Pilih petugas yang bekerja di unit ini.")})
    return wanted


def calendar_checked(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Times of the week in their order, each once. Raises BadInput for an hour that ends before it begins."""
    found: dict[tuple[int, str], dict[str, Any]] = {}
    for at, row in enumerate(rows):
        weekday, starts, ends = int(row["weekday"]), row["starts"], row.get("ends")
        if weekday not in WEEK or not isinstance(starts, time):
            raise BadInput({f"calendar-{at}-weekday": _("Pilih harinya.")})
        if ends and ends <= starts:
            raise BadInput({f"calendar-{at}-ends": _("Jam selesai lebih awal daripada jam mulai.")})
        begins = f"{starts:%H:%M}"
        found[weekday, begins] = {"weekday": weekday, "starts": begins, "ends": f"{ends:%H:%M}" if ends else "", "place": row.get("place") or ""}
    return [found[key] for key in sorted(found)]
