"""The hospital that sent Melati has no account: Inah prints what was decided, with initials, the reason and the unit's contact, and nothing else."""

import pytest

from sintas.documents.house import House, house_of
from sintas.intake.actions.accepting import accept
from sintas.intake.actions.deciding import decide_otherwise
from sintas.intake.actions.referral_in import receive_referral
from sintas.intake.tests.test_referral_in import LETTER
from sintas.kit.paper.reading import text_of
from sintas.safekeeping.models import Trail

pytestmark = pytest.mark.django_db


@pytest.fixture
def referred(people, house, as_user):
    with as_user("inah"):
        return receive_referral(
            by=people["inah"], unit_id=house.unit.pk, referral=LETTER, urgency="today", safe_now="no", name="Melati Putih", danger="kakak ipar datang"
        )


def printed(signed_in, one, who="inah"):
    answer = signed_in(who).post(f"/pengaduan/{one.pk}/cetak-jawaban/")
    assert answer.status_code == 200
    assert "Melati" not in answer["Content-Disposition"]
    return " ".join(text_of(answer.content))


def test_declined_with_its_reason(referred, people, signed_in, as_user):
    with as_user("sari"):
        decide_otherwise(by=people["sari"], enquiry=referred, state="not_eligible", eligibility="outside_area", words="catatan dalam unit")
    assert "Surat jawaban kepada perujuk" in signed_in("inah").get(f"/pengaduan/{referred.pk}/").content.decode()
    text = printed(signed_in, referred)
    for words in ("RS Contoh, Bu Wati", "12/RS/2026", "MP", referred.number, "Belum dapat kami layani", "Inah", "Sentra Contoh"):
        assert words in text, words
    for words in ("Melati", "sejak Agustus", "visum", "kakak ipar", "catatan dalam unit"):
        assert words not in text, words
    with as_user("inah"):
        assert Trail.objects.filter(verb="print enquiry", file_id=referred.pk).count() == 1


def test_accepted(referred, people, cast, signed_in, as_user):
    with as_user("sari"):
        accept(by=people["sari"], enquiry=referred, lead_id=cast["ratna"].pk)
    text = printed(signed_in, referred)
    assert "Dapat kami terima" in text
    assert "Alasan" not in text


def test_before_the_decision_there_is_none_and_strangers_find_nothing(referred, signed_in):
    assert signed_in("inah").post(f"/pengaduan/{referred.pk}/cetak-jawaban/").status_code == 409
    for who in ("ratna", "tono", "lina", "dewi"):
        assert signed_in(who).post(f"/pengaduan/{referred.pk}/cetak-jawaban/").status_code == 404


def test_a_number_to_ring_stays_on_one_line_and_is_told_where_the_letterhead_has_none(referred, house, people, signed_in, as_user):
    house.unit.phone = "+62215550123"
    house.unit.save(update_fields=["phone"])
    with as_user("sari"):
        decide_otherwise(by=people["sari"], enquiry=referred, state="not_eligible", eligibility="outside_area", words="catatan dalam unit")
    assert f"telepon {house_of(house.unit.pk).phone}" in printed(signed_in, referred)
    told = House({"name": "Sentra", "lines": ["Telepon 021 5550 100"]}, "", "", None, "", "", phone="021 5550 100")
    assert told.whereabouts("telepon 021 5550 100") == "Sentra, Telepon 021\u00a05550\u00a0100"
