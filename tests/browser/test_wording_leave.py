"""The unit's psychologist allows words nobody has tested, a worker gives them on a phone, and the leave is taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.evidence.tests.scale_people import psychologist

from .person import Person, whole

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHQ9 = "PHQ-9: suasana hati dalam 2 minggu terakhir"
WHY = "Dibaca bersama tiga klien; dipakai untuk melihat perubahan saja."


@pytest.fixture
def case(open_a_case: Callable[..., Any]) -> str:
    """Bunga's file."""
    return f"/kasus/{open_a_case('ratna', name='Bunga', called='Bunga', age_stated=24).pk}/"


@pytest.fixture
def puspa(cast: dict[str, Any], house: Any) -> str:
    """The psychologist of Ratna's unit, who may sit at a screen too."""
    cast["puspa"] = psychologist(house)
    return "puspa"


def card(person: Person, language: str = "Bahasa Indonesia") -> Any:
    """The card of the PHQ-9 on the page of wordings."""
    return person.page.locator("section.card").filter(has_text="PHQ-9").filter(has_text=language)


def ways(person: Person) -> list[str]:
    """The buttons beside the PHQ-9 on the list of scales."""
    row = person.page.locator("details li").filter(has_text="PHQ-9").first
    return [str(words).split(":")[0].strip() for words in row.get_by_role("link").all_inner_texts()]


def test_allowed_given_and_taken_back(at_a_screen: Callable[..., Person], case: str, puspa: str, house: Any) -> None:
    ratna = at_a_screen("ratna")
    ratna.goes_to(f"{case}skala/")
    assert ways(ratna) == ["Inggris"]

    doctor = at_a_screen(puspa)
    doctor.goes_to("/unit/skala/")
    doctor.presses("Izinkan teks yang belum tervalidasi")
    doctor.sees("terjemahan Sintas")
    card(doctor).get_by_role("button", name="Izinkan").click()
    doctor.sees("1 hal belum lengkap", "Alasan: Isi bagian ini.")
    card(doctor).get_by_label(whole("Alasan")).fill(WHY)
    card(doctor).get_by_role("button", name="Izinkan").click()
    doctor.is_told("Diizinkan. Hasilnya tetap tanpa rentang skor")
    assert "diizinkan" in card(doctor).inner_text()
    doctor.has_nothing_to_complain_of()

    ratna.goes_to(f"{case}skala/")
    assert ways(ratna) == ["Bahasa Indonesia", "Inggris"]
    ratna.page.locator("details li").filter(has_text="PHQ-9").first.get_by_role("link", name="Bahasa Indonesia").click()
    ratna.sees("Terjemahan belum tervalidasi; hasilnya tanpa rentang skor.")
    for box in ratna.page.locator("main input[type=radio][name^=q_][value='0']").all():
        box.check()
    ratna.page.locator("main input[name=completed_by][value=self]").check()
    ratna.page.locator("input[name=q_better_off_dead][value='1']").check()
    ratna.saves()
    ratna.sees("Bila ada keinginan mati")
    ratna.goes_to(f"{case}skala/")
    ratna.page.locator("ul.rows a").filter(has_text="PHQ-9").first.click()
    result = ratna.path
    ratna.sees("1", "dari 0 sampai 27", "Terjemahan belum tervalidasi.", "batas skor tidak ditampilkan")
    ratna.page.emulate_media(media="print")
    ratna.sees("Terjemahan belum tervalidasi.", "dari 0 sampai 27")
    ratna.page.emulate_media(media="screen")
    ratna.has_nothing_to_complain_of()

    card(doctor).get_by_role("button", name="Akhiri izin").click()
    doctor.is_told("Izin diakhiri. Hasil yang sudah ada tetap dapat dibaca.")
    assert "diakhiri" in card(doctor).inner_text()
    ratna.goes_to(f"{case}skala/")
    assert ways(ratna) == ["Inggris"]
    assert ratna.page.goto(f"{ratna.address}{case}skala/phq9/id/").status == 409
    ratna.sees("Mintalah psikolog unit")
    ratna.goes_to(result)
    ratna.sees("dari 0 sampai 27", "Terjemahan belum tervalidasi.")


def test_somebody_of_another_house_finds_neither_page_nor_result(at_a_screen: Callable[..., Person], case: str, house: Any) -> None:
    lina = at_a_screen("lina")
    for path in (f"/unit/skala/{house.unit.pk}/teks/", f"{case}skala/", f"{case}skala/phq9/id/"):
        assert lina.page.goto(lina.address + path).status == 404, path
        lina.does_not_see("PHQ-9", "Bunga")
