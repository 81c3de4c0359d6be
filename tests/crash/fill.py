"""python -m tests.crash.fill: workers with a second step, their cases, and a note for each session to correct; told as JSON."""

from __future__ import annotations

import json
from typing import Any

from tests.bench.django_here import set_up

WORKERS = 4
SESSIONS = 2  # of each worker at the same time: two tabs, two machines
CASES = 2


def worker(number: int, unit: Any) -> dict[str, Any]:
    """One worker as the hands need her."""
    from sintas.cases.actions.opening import open_case
    from sintas.cases.actions.people import record_person
    from sintas.cases.actions.reach import record_reach
    from sintas.cases.actions.writing import record_contact, write_note
    from sintas.kit import clock
    from sintas.safekeeping.identity import acting_as
    from sintas.staff.actor import actor_for
    from sintas.staff.models import RecoveryCode
    from sintas.staff.second_step import recovery
    from sintas.staff.testing import PASSWORD, hire

    user = hire(f"pekerja{number}", unit, "worker", profession="social_worker")
    by, codes = actor_for(user), recovery.new_codes()
    with acting_as(user.pk) as ring:
        ring.own_key(user.pk)
        RecoveryCode.objects.bulk_create(
            [RecoveryCode(user_id=user.pk, digest=recovery.digest(user.pk, code), made_at=clock.now()) for code in codes]
        )
        cases = [open_case(by=by, unit_id=unit.pk, client={"name": f"Melati {number}-{n}"}) for n in range(CASES)]
        records = {
            "note": write_note(by=by, case=cases[1], text="sekali"),
            "contact": record_contact(by=by, case=cases[1], form="conversation", result="sekali"),
            "person": record_person(by=by, case=cases[1], name="Bu Kenanga", relation="mother"),
            "reach": record_reach(by=by, case=cases[1], channel="whatsapp", value="+628120000000"),
        }
        notes = [write_note(by=by, case=cases[0], text=f"untuk dikoreksi {n}") for n in range(SESSIONS)]
    return {
        "username": user.username, "password": PASSWORD, "codes": codes, "id": str(user.pk),
        "files": [str(case.pk) for case in cases], "entries": [str(note.entry) for note in notes],
        "records": {kind: str(row.entry) for kind, row in records.items()},
    }  # fmt: skip


if __name__ == "__main__":
    set_up()
    from sintas.staff.models import Unit

    first = Unit.objects.get()
    print(json.dumps([worker(number, first) for number in range(WORKERS)]))
