"""Every version of a record can be read again: what was corrected, what was set aside, what was struck out."""

import pytest

from sintas.cases.actions.incident import record_incident
from sintas.cases.actions.people import record_person
from sintas.cases.actions.people_strike import strike
from sintas.cases.actions.risk import assess_risk
from sintas.cases.actions.stance import record_stance
from sintas.cases.actions.team import add_member
from sintas.cases.actions.writing import write_note
from sintas.cases.models import Record
from sintas.casework.actions.sessions import record_session
from sintas.kit import clock
from sintas.safekeeping.models import Trail
from sintas.safekeeping.versions import Overtaken


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna")


def test_a_corrected_note_and_a_text_set_aside(case, people, as_user, signed_in, cast):
    by = {"by": people["ratna"], "case": case, "happened": clock.today()}
    with as_user("ratna"):
        first = write_note(**by, text="ibu datang")
        write_note(**by, text="ibu datang sore hari", entry=first.entry, based_on=1)
        with pytest.raises(Overtaken):
            write_note(**by, text="bukan ibu, melainkan bibi", entry=first.entry, based_on=1)
    ratna = signed_in("ratna")
    form = ratna.get(f"/kasus/{case.pk}/catatan/{first.entry}/").content.decode()
    address = f"/kasus/{case.pk}/catatan/{first.entry}/riwayat/"
    assert address in form
    past = ratna.get(address).content.decode()
    for words in ("Versi 1", "Versi 2", "ibu datang sore hari", "bukan ibu, melainkan bibi", "tidak dipakai, tetap tersimpan", "Ratna"):
        assert words in past
    with as_user("ratna"):
        assert Trail.objects.filter(verb="read history note", file_id=case.pk).count() == 1
    assert signed_in("budi").get(address).status_code == 404
    other = write_elsewhere(people, as_user, case)
    assert ratna.get(f"/kasus/{case.pk}/catatan/{other}/riwayat/").status_code == 404


def write_elsewhere(people, as_user, case):
    """An entry of another kind of the same case."""
    with as_user("ratna"):
        return record_person(by=people["ratna"], case=case, name="Bu Rini").entry


def test_a_note_never_corrected_offers_no_history(case, people, as_user, signed_in):
    with as_user("ratna"):
        row = write_note(by=people["ratna"], case=case, text="tenang")
    page = signed_in("ratna").get(f"/kasus/{case.pk}/catatan/{row.entry}/").content.decode()
    assert "/riwayat/" not in page


def test_what_was_struck_out_is_read_from_the_story(case, people, as_user, signed_in):
    with as_user("ratna"):
        row = record_stance(by=people["ratna"], case=case, attitude="rejects", note="ayah menolak", happened=clock.today())
        strike(by=people["ratna"], case=case, kind="stance", entry=row.entry)
        assert Record.objects.get(kind="stance").struck
    ratna = signed_in("ratna")
    address = f"/kasus/{case.pk}/sikap-keluarga/{row.entry}/riwayat/"
    story = ratna.get(f"/kasus/{case.pk}/").content.decode()
    assert address in story
    assert "ayah menolak" not in story
    past = ratna.get(address).content.decode()
    assert "ayah menolak" in past
    assert "dicoret, salah catat" in past


def test_every_kind_of_record_has_its_history(case, people, as_user, signed_in, cast):
    by = {"by": people["ratna"], "case": case}
    with as_user("ratna"):
        add_member(**by, user_id=cast["budi"].pk)
        danger = assess_risk(**by, level="low", reasons="tenang", happened=clock.today())
        incident = record_incident(**by, told="dipukul", forms=("practice:physical",))
        person = record_person(**by, name="Sarman", relation="husband", in_household=True, is_perpetrator=True)
        session = record_session(
            **by, happened=clock.today(), note="mendengarkan", before_consent_reason="ia datang menangis", no_next_step=True
        )
    budi = signed_in("budi")
    for slug, row, words in (
        ("keselamatan/penilaian", danger, "tenang"),
        ("kejadian", incident, "dipukul"),
        ("seseorang", person, "Suami"),
        ("sesi", session, "mendengarkan"),
    ):
        page = budi.get(f"/kasus/{case.pk}/{slug}/{row.entry}/riwayat/")
        assert page.status_code == 200, slug
        assert words in page.content.decode(), slug
