"""The head of a unit begins a programme and gives it its times of the week; the week shows it to whoever works there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import translation

from sintas.programmes.actions.running import begin_programme, change_programme, end_programme
from sintas.programmes.models import Programme
from sintas.programmes.reading.week import dotted
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
SENT = {
    "name": "Rabu Bersih", "kind": "shared_work", "levels": "4", "calendar-0-weekday": "2", "calendar-0-starts": "07:00",
    "calendar-0-ends": "08:00", "calendar-0-place": "Halaman",
}  # fmt: skip


def test_the_head_begins_one_on_the_page(signed_in: Callable[[str], Any], house: Any, as_user: Callable[[str], Any]) -> None:
    page = signed_in("sari")
    form = page.get(f"/program/baru/{house.unit.pk}/")
    assert form.status_code == 200
    answer = page.post(f"/program/baru/{house.unit.pk}/", {**SENT, "submission": "AAAAAAAAAAAAAAAAAAAAAA"})
    assert answer.status_code == 302, answer.content.decode()
    with as_user("sari"):
        kept = Programme.objects.get()
    assert kept.calendar == [{"weekday": 2, "starts": "07:00", "ends": "08:00", "place": "Halaman"}]
    week = signed_in("ratna").get("/program/").content.decode()
    assert "Rabu Bersih" in week and "07.00" in week and "Halaman" in week
    # the same filling-in again begins nothing new
    assert page.post(f"/program/baru/{house.unit.pk}/", {**SENT, "submission": "AAAAAAAAAAAAAAAAAAAAAA"}).status_code == 302
    with as_user("sari"):
        assert Programme.objects.count() == 1


def test_hours_in_the_wrong_order_are_refused_and_nothing_typed_is_lost(signed_in: Callable[[str], Any], house: Any) -> None:
    answer = signed_in("sari").post(f"/program/baru/{house.unit.pk}/", {**SENT, "calendar-0-ends": "06:00"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Jam selesai lebih awal daripada jam mulai." in text and "Rabu Bersih" in text


def test_only_the_head_begins_one(people: dict[str, Actor], house: Any, signed_in: Callable[[str], Any]) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id), pytest.raises(Refusal):
        begin_programme(by=ratna, unit_id=house.unit.pk, name="Kelas", kind="class")
    assert signed_in("ratna").get(f"/program/baru/{house.unit.pk}/").status_code == 403
    assert signed_in("nyai").get(f"/program/baru/{house.unit.pk}/").status_code == 404


def test_another_units_programme_is_not_there(begin: Callable[..., Programme], signed_in: Callable[[str], Any], people: dict[str, Actor]) -> None:
    made = begin()
    for who in ("tono", "lina", "nyai"):
        assert signed_in(who).get(f"/program/{made.pk}/").status_code == 404
    with acting_as(people["nyai"].user_id):
        assert not Programme.objects.exists()  # the lock, without our filter
    assert signed_in("ana").get("/program/").status_code == 403


def test_a_name_is_there_once_until_it_ends(begin: Callable[..., Programme], people: dict[str, Actor]) -> None:
    made, sari = begin(), people["sari"]
    with pytest.raises(BadInput):
        begin()
    with acting_as(sari.user_id):
        end_programme(by=sari, programme=made)
        end_programme(by=sari, programme=made)
    assert begin().pk != made.pk


def test_the_words_of_the_law_are_offered_and_coercion_never(begin: Callable[..., Programme], signed_in: Callable[[str], Any], house: Any) -> None:
    """R269: the law has the word; the form does not, and the verb refuses it."""
    with pytest.raises(BadInput):
        begin(manner="coercive")
    text = signed_in("sari").get(f"/program/baru/{house.unit.pk}/").content.decode()
    assert "Persuasif" in text and "Motivatif" in text and "Koersif" not in text
    for words in ("Pemberian motivasi", "Resosialisasi", "Perlindungan sosial", "Berbasis komunitas", "Bimbingan mental spiritual"):
        assert words in text  # R271, R270, R267, R268


def test_the_words_of_a_sentra_are_offered(signed_in: Callable[[str], Any], house: Any) -> None:
    """R21, R22, R24."""
    text = signed_in("sari").get(f"/program/baru/{house.unit.pk}/").content.decode()
    for words in ("Contact center", "Komputer", "Desain grafis", "Penjahitan", "Elektro", "Sentra Kreasi ATENSI (SKA)", "(BIMPOK)"):
        assert words in text


def test_a_mentor_works_in_the_unit(begin: Callable[..., Programme], people: dict[str, Actor]) -> None:
    with pytest.raises(BadInput):
        begin(mentors=[people["tono"].user_id])
    made, sari = begin(mentors=[people["dewi"].user_id]), people["sari"]
    assert made.mentors == [people["dewi"].user_id]
    tono = people["tono"]
    with acting_as(tono.user_id), pytest.raises((Refusal, NotYours)):
        change_programme(by=tono, programme=made, name="Lain", kind="class")
    with acting_as(sari.user_id):
        assert change_programme(by=sari, programme=made, name="Desain", kind="class").name == "Desain"


def test_hours_are_written_as_the_reader_writes_them() -> None:
    assert dotted("08:00") == "08.00"
    with translation.override("en"):
        assert dotted("08:00") == "08:00"
    assert dotted("") == ""
