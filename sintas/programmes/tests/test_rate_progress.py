"""How far somebody has come in a programme, with who said so (R66)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.kit import clock
from sintas.programmes.actions.enrolling import enrol
from sintas.programmes.actions.rating import rate_progress
from sintas.programmes.models import Progress
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def test_seventy_per_cent_by_the_instructor(open_a_case: Make, begin: Make, people: dict[str, Actor], signed_in: Make) -> None:
    """MS: graphic design, 70 %, rated by the instructor."""
    case, made, ratna = open_a_case(), begin(levels=100), people["ratna"]
    with acting_as(ratna.user_id):
        part = enrol(by=ratna, case=case, programme_id=made.pk, from_on=clock.today())
    page = signed_in("ratna")
    sent = {"enrolment": str(part.entry), "level": "70", "rater": "instructor", "words": "Menata halaman sendiri."}
    answer = page.post(f"/kasus/{case.pk}/program/kemajuan/", sent)
    assert answer.status_code == 302, answer.content.decode()
    with acting_as(ratna.user_id):
        kept = Progress.current.get(file_id=case.pk)
        assert (kept.level, kept.out_of, kept.rater) == (70, 100, "instructor")
        assert Trail.objects.filter(file_id=case.pk, verb="record progress").count() == 1
    text = page.get(f"/kasus/{case.pk}/program/").content.decode()
    assert "70%" in text and "Instruktur" in text and "Menata halaman sendiri." in text


def test_out_of_range_is_refused_and_nothing_typed_is_lost(open_a_case: Make, begin: Make, people: dict[str, Actor], signed_in: Make) -> None:
    case, made, ratna = open_a_case(), begin(), people["ratna"]
    with acting_as(ratna.user_id):
        part = enrol(by=ratna, case=case, programme_id=made.pk, from_on=clock.today())
        with pytest.raises(BadInput):
            rate_progress(by=ratna, case=case, enrolment=case.pk, level=1)
    sent = {"enrolment": str(part.entry), "level": "70", "rater": "worker", "words": "Menata halaman sendiri."}
    answer = signed_in("ratna").post(f"/kasus/{case.pk}/program/kemajuan/", sent)
    assert answer.status_code == 422
    assert "Tulis angka dari 0 sampai 4." in answer.content.decode() and "Menata halaman sendiri." in answer.content.decode()


def test_who_may(open_a_case: Make, begin: Make, people: dict[str, Actor], signed_in: Make) -> None:
    case, dewi = open_a_case(), people["dewi"]
    with acting_as(dewi.user_id), pytest.raises(Refusal):
        rate_progress(by=dewi, case=case, enrolment=case.pk, level=1)
    assert signed_in("tono").get(f"/kasus/{case.pk}/program/kemajuan/").status_code == 404
