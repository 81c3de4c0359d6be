"""set_times(): the head of a unit says how soon its steps are due, when a case counts as silent, and how far recovery is looked ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.practice.deadlines import within
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor
from sintas.staff.policy import the_unit

from ..codes import checked as code_checked
from ..models import UnitTime
from ..reading.unit_times import DAY_OFF, HORIZON_STEP, SILENT

VERB = "cases.set_times"
VALUES = ("amount", "measure", "amount_to")
FIELD_OF = {SILENT: "silence", HORIZON_STEP: "horizon_from", DAY_OFF: "days_off"}


@transaction.atomic
def set_times(*, by: Actor, unit_id: UUID, rows: Sequence[Mapping[str, Any]]) -> int:
    """Rows {id, step, level, amount, measure, amount_to, at, removed}; how many changed. `at` is the row's place on the page.

    A row with an `id` replaces that one or, `removed`, ends it; rows nobody sent stay; the same again changes nothing. What held before stays
    readable with its days. Raises NotYours, Refusal without cases.set_times in this unit, BadInput (no amount, the same row twice, a row
    somebody else changed meanwhile).
    """
    unit = the_unit(by, unit_id)
    if not by.holds(VERB, unit.pk):
        raise Refusal(verb=VERB)
    with connection.cursor() as c:
        c.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"times of {unit.pk}"])
    held = {(row.step, row.level): row for row in UnitTime.objects.filter(unit_id=unit.pk, ended_at=None)}
    by_id = {str(row.pk): row for row in held.values()}
    ending = [by_id[str(row["id"])] for row in rows if row.get("removed") and str(row.get("id")) in by_id]
    new: list[UnitTime] = []
    taken: set[tuple[str, str]] = set()
    for row in (one for one in rows if not one.get("removed")):
        key = (row["step"], row["level"])
        checked(row, key in taken)
        taken.add(key)
        stands = held.get(key)
        if stands is not None and stands not in ending and all(getattr(stands, name) == row.get(name, default_of(name)) for name in VALUES):
            continue
        mine = by_id.get(str(row.get("id") or ""))
        if stands is not None and stands is not mine and stands not in ending:
            raise BadInput({named(row): _("Waktu untuk baris ini sudah ada atau baru saja diubah dari layar lain. Muat ulang halaman; drafnya tetap ada.")})
        ending += [mine] if mine is not None else []
        values = {name: row.get(name, default_of(name)) for name in VALUES}
        new.append(
            UnitTime(unit_id=unit.pk, organisation_id=unit.organisation_id, step=key[0], level=key[1], set_by=by.user_id, set_at=clock.now(), **values)
        )
    UnitTime.objects.filter(pk__in={row.pk for row in ending}).update(ended_at=clock.now(), ended_by=by.user_id)
    UnitTime.objects.bulk_create(new)
    changed = len({row.pk for row in ending}) + len(new)
    if changed:
        trail.record(by=by, verb="set service times", unit=str(unit.pk), ended=len(ending), set=len(new))
    return changed


def default_of(name: str) -> Any:
    return "" if name == "measure" else None


def checked(row: Mapping[str, Any], again: bool) -> None:
    """Raises BadInput at the row."""
    if again:
        raise BadInput({named(row): _("Baris seperti ini sudah ada. Gabungkan menjadi satu baris.")})
    if not row["amount"] or row["amount"] < 1:
        raise BadInput({named(row): _("Isi dengan angka 1 atau lebih.")})
    if row["step"] == HORIZON_STEP:
        if row["amount_to"] is None or row["amount_to"] < row["amount"]:
            raise BadInput({"horizon_to": _("Sampai berapa bulan: sama dengan yang pertama, atau lebih.")})
    elif row["step"] == DAY_OFF:
        date.fromisoformat(row["level"])
        code_checked(named(row), "day_off_sources", row["measure"])
    elif row["step"] != SILENT:
        try:
            within(row["amount"], row["measure"])
        except ValueError:
            raise BadInput({named(row): _("Waktu ini lebih lama dari satu tahun. Periksa angkanya.")}) from None


def named(row: Mapping[str, Any]) -> str:
    """The field of the page where a row is put right."""
    if row["step"] == HORIZON_STEP:
        return "horizon_from"
    cell = "day" if row["step"] == DAY_OFF else "amount"
    return f"{FIELD_OF.get(row['step'], 'times')}-{row.get('at', 0)}-{cell}"
