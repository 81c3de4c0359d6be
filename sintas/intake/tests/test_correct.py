"""More becomes known, or something was heard wrong: the intake form again, with its versions, while nobody has decided."""

import pytest

from sintas.intake.actions.correcting import correct
from sintas.intake.actions.deciding import decide_otherwise
from sintas.intake.actions.receiving import receive
from sintas.intake.models import Enquiry, Telling
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal

TOLD = {"name": "Melati", "told": "dipaksa kakak ipar", "phone": "+6281234567890", "birth": FuzzyDate.about(2005)}
OWN = {"sex": "belum mau menyebut", "forms": "diusir"}


@pytest.fixture
def received(people, house, as_user):
    with as_user("inah"):
        return receive(by=people["inah"], unit_id=house.unit.pk, route="self", urgency="planned", safe_now="unknown", own_words=OWN, **TOLD)


def form_of(page):
    """What the page's form would send: text boxes, ticks and the hidden version."""
    form = page.context["form"]
    values = {bound.name: bound.value() for bound in form}
    return {
        name: value.text("id") if isinstance(value, FuzzyDate) else value for name, value in values.items() if value not in (None, False)
    }


def test_it_is_put_right_on_the_page_and_nothing_else_is_lost(received, signed_in, people, as_user):
    inah = signed_in("inah")
    page = inah.get(f"/pengaduan/{received.pk}/perbaiki/")
    assert page.status_code == 200
    sent = form_of(page) | {"told": "dipaksa kakak ipar, sudah tiga kali", "safe_now": "no", "urgency": "now", "sex": "female"}
    done = inah.post(f"/pengaduan/{received.pk}/perbaiki/", sent)
    assert done.status_code == 302, done.content.decode()
    with as_user("inah"):
        trail.record(by=people["inah"], verb="read enquiry", file_id=received.pk, opens=True)
        told, one = Telling.current.get(), Enquiry.objects.get()
        assert (told.number, told.told, told.name, told.phone) == (2, sent["told"], "Melati", TOLD["phone"])
        assert FuzzyDate.decode(told.birth) == TOLD["birth"]
        assert told.own_words == {"forms": "diusir"}  # sex is coded now; the other wording waits
        assert (one.safe_now, one.urgency, one.route) == ("no", "now", "self")
        assert Trail.objects.get(verb="correct enquiry").detail["urgency"] == ["planned", "now"]
    shown = inah.get(f"/pengaduan/{received.pk}/").content.decode()
    assert "sudah tiga kali" in shown
    assert "diusir (belum dikodekan)" in shown
    past = inah.get(f"/pengaduan/{received.pk}/riwayat/").content.decode()
    assert "Versi 1" in past
    assert "Versi 2" in past
    assert past.count("sudah tiga kali") == 1
    assert "belum mau menyebut (belum dikodekan)" in past


def test_two_at_once_see_both_texts_and_choose(received, signed_in, people, as_user):
    inah, sari = signed_in("inah"), signed_in("sari")
    address = f"/pengaduan/{received.pk}/perbaiki/"
    first, second = form_of(inah.get(address)), form_of(sari.get(address))
    assert inah.post(address, first | {"told": "versi Inah"}).status_code == 302
    both = sari.post(address, second | {"told": "versi Sari", "urgency": "now"})
    assert both.status_code == 409
    page = both.content.decode()
    assert "versi Inah" in page
    assert "versi Sari" in page
    with as_user("sari"):
        assert Enquiry.objects.get().urgency == "planned"  # nothing of the second has effect yet
    chosen = second | {"told": "versi berdua", "based_on": both.context["based_on"], "submission": both.context["submission"]}
    assert sari.post(address, chosen).status_code == 302
    past = sari.get(f"/pengaduan/{received.pk}/riwayat/").content.decode()
    for words in ("versi Inah", "versi Sari", "versi berdua", "tidak dipakai, tetap tersimpan"):
        assert words in past


def test_a_wrong_entry_keeps_what_was_typed(received, signed_in):
    inah = signed_in("inah")
    address = f"/pengaduan/{received.pk}/perbaiki/"
    answer = inah.post(address, form_of(inah.get(address)) | {"nik": "12", "told": "ditulis lama sekali"})
    assert answer.status_code == 422
    assert "ditulis lama sekali" in answer.content.decode()


def test_only_who_receives_here_and_only_while_it_is_open(received, people, signed_in, as_user):
    for stranger in ("lina", "tono", "ratna"):
        for page in ("perbaiki", "riwayat"):
            assert signed_in(stranger).get(f"/pengaduan/{received.pk}/{page}/").status_code == 404
    with as_user("dewi"), pytest.raises(Refusal):
        correct(by=people["dewi"], enquiry=received, based_on=1, told="x")
    with as_user("inah"), pytest.raises(BadInput):
        correct(by=people["inah"], enquiry=received, based_on=1, route="nowhere", told="x")
    with as_user("sari"):
        decide_otherwise(by=people["sari"], enquiry=received, state="withdrawn")
        with pytest.raises(NotNow):
            correct(by=people["sari"], enquiry=received, based_on=1, told="x")


def test_a_possible_match_also_among_enquiries(received, people, house, as_user, signed_in):
    with as_user("inah"):
        again = receive(by=people["inah"], unit_id=house.unit.pk, route="self", told="datang lagi", phone="0812-3456-7890")
        alone = receive(by=people["inah"], unit_id=house.unit.pk, route="self", told="orang lain", phone="0812-9999-0000")
    with as_user("ratna"):
        hers = receive(by=people["ratna"], unit_id=house.unit.pk, route="outreach", told="x", phone="0812-3456-7890")
    words = "Mungkin sudah dikenal"
    assert words in signed_in("sari").get(f"/pengaduan/{again.pk}/").content.decode()
    assert words not in signed_in("sari").get(f"/pengaduan/{alone.pk}/").content.decode()
    assert words not in signed_in("ratna").get(f"/pengaduan/{hers.pk}/").content.decode()
