"""The smallest house that can be backed up: an administrator, a worker, one case with a note."""

from __future__ import annotations

from typing import Any

from sintas.cases.actions.opening import open_case
from sintas.cases.actions.writing import write_note
from sintas.cases.models import Case
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import actor_for
from sintas.staff.models import Organisation, Unit
from sintas.staff.testing import hire

WORD = "kenari-di-atap-rumah"  # what the note says, and nothing else in the world


def build() -> dict[str, Any]:
    """username -> account, "case" -> the case."""
    unit = Unit.objects.create(organisation=Organisation.objects.create(name="Sentra Contoh", kind="sentra"), name="Rehabilitasi", case_prefix="KS")
    ana, ratna = hire("ana", unit, "administrator"), hire("ratna", unit, "worker", profession="social_worker")
    by = actor_for(ratna)
    with acting_as(ratna.pk):
        case: Case = open_case(by=by, unit_id=unit.pk, client={"name": "Cempaka"})
        write_note(by=by, case=case, text=WORD)
    return {"ana": ana, "ratna": ratna, "case": case}
