"""A hundred people press Save on the same version of the same note at the same moment."""

import threading
from typing import Any

import pytest
from django.db import connections

from sintas.cases.actions.writing import write_note
from sintas.cases.models import Note
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.versions import Overtaken

from . import seeds

HANDS = 100


@pytest.mark.parametrize("seed", seeds(10))
@pytest.mark.django_db(transaction=True)
def test_one_save_per_version_and_every_text_kept(open_a_case: Any, people: Any, seed: int) -> None:
    by, case = people["ratna"], open_a_case("ratna")
    with acting_as(by.user_id):
        first = write_note(by=by, case=case, text="pertama")
    ready, told = threading.Barrier(HANDS), []

    def save(number: int) -> None:
        try:
            ready.wait(timeout=60)
            with acting_as(by.user_id):
                try:
                    write_note(by=by, case=case, text=f"tulisan {number}", entry=first.entry, based_on=1)
                    told.append("saved")
                except Overtaken:
                    told.append("kept beside")
        except Exception as wrong:
            told.append(repr(wrong))
        finally:
            connections.close_all()

    hands = [threading.Thread(target=save, args=(number,)) for number in range(HANDS)]
    for one in hands:
        one.start()
    for one in hands:
        one.join(timeout=120)
    assert sorted(told) == ["kept beside"] * (HANDS - 1) + ["saved"]
    with acting_as(by.user_id):
        trail.record(by=by, verb="read file", file_id=case.pk, opens=True)
        notes = list(Note.objects.filter(entry=first.entry))
        assert {one.text for one in notes} == {"pertama"} | {f"tulisan {number}" for number in range(HANDS)}
        assert len([one for one in notes if not one.set_aside]) == 2
