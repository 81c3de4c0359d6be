"""Inah prints the intake form of somebody for whom no case exists yet."""

import pytest

from sintas.intake.actions.deciding import decide_otherwise
from sintas.intake.actions.receiving import receive
from sintas.kit.paper.reading import text_of
from sintas.safekeeping.models import Trail

pytestmark = pytest.mark.django_db
TOLD = {
    "name": "Melati Putih",
    "phone": "+6281234567890",
    "told": "dipaksa kakak ipar",
    "danger": "kamar tidak bisa dikunci",
    "done_now": "diantar ke rumah bibi",
    "perpetrator": "R",
    "perpetrator_relation": "brother_in_law",
    "lives_with_perpetrator": True,
    "unsafe_guardian": True,
    "informant": "Bu RT",
    "needs": "bahasa isyarat",
    "forms": ["simfoni:sexual", "practice:sexual"],
}


@pytest.fixture
def received(people, house, as_user):
    with as_user("inah"):
        return receive(by=people["inah"], unit_id=house.unit.pk, route="self", urgency="today", safe_now="no", **TOLD)


def test_everything_that_was_told_stands_on_it(received, signed_in, people, as_user):
    answer = signed_in("inah").post(f"/pengaduan/{received.pk}/cetak/")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert "Melati" not in answer["Content-Disposition"]
    text = " ".join(text_of(answer.content))
    for words in ("Melati Putih", "0812-3456-7890", *[TOLD[key] for key in ("told", "danger", "done_now", "informant", "needs")]):
        assert words in text, words
    for words in (received.number, "Datang sendiri", "wali tidak aman: jangan dihubungi"):
        assert words in text, words
    assert "☐ Diterima" in text
    assert "DRAF" not in text
    with as_user("inah"):
        assert Trail.objects.filter(verb="print enquiry", file_id=received.pk).count() == 1


def test_the_decision_is_ticked_once_made(received, signed_in, people, as_user):
    with as_user("sari"):
        decide_otherwise(by=people["sari"], enquiry=received, state="redirected", redirected_to="UPTD PPA Kota")
    assert "☒ Diarahkan" in " ".join(text_of(signed_in("inah").post(f"/pengaduan/{received.pk}/cetak/").content))


def test_a_stranger_is_told_there_is_nothing(received, signed_in):
    for stranger in ("lina", "tono", "ratna", "dewi"):
        assert signed_in(stranger).post(f"/pengaduan/{received.pk}/cetak/").status_code == 404
