"""Somebody leaves with thirty cases: from the register to the end on one screen, in under two minutes, by a handful of presses."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from sintas.cases.actions.tasks import give_task
from sintas.cases.models import Access
from sintas.safekeeping.identity import acting_as
from sintas.staff.models import User

from .person import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CASES, MOST_SECONDS, MOST_PRESSES = 30, 120, 6


def test_thirty_cases_in_two_minutes(
    at_a_screen: Callable[..., Person], open_a_case: Any, people: dict[str, Any], cast: dict[str, User], house: Any
) -> None:
    cases = [open_a_case("budi", name="Bunga") for _ in range(CASES)]
    with acting_as(people["budi"].user_id):
        for case in cases:
            give_task(by=people["budi"], case=case, owner_id=people["budi"].user_id, title="Telepon")
    ana = at_a_screen("ana")
    ana.clicks = ana.moves = 0
    began = time.monotonic()
    ana.goes_to("/petugas/")
    ana.presses("Budi", within="main")
    ana.presses("Petugas berhenti")
    ana.sees("Berakhir sekarang", str(CASES))
    ana.picks("Serahkan berkas Rehabilitasi kepada", "Ratna")
    ana.presses("Akhiri akun")
    ana.sees("30 berkas diserahkan.", within="body")
    seconds = time.monotonic() - began
    print(f"leaving with {CASES} cases: {seconds:.1f} s, {ana.spent} presses and choices")
    assert ana.spent <= MOST_PRESSES
    assert seconds < MOST_SECONDS
    assert ana.watched.wrong == []
    with acting_as(cast["ratna"].pk):
        assert Access.objects.filter(user_id=cast["ratna"].pk, role="lead", ended_at=None).count() == CASES
