"""A participant's progress, and a permit to be away, read back out of the PDF."""

from datetime import timedelta

import pytest

from sintas.kit import clock
from sintas.programmes.actions.enrolling import enrol
from sintas.programmes.actions.housing import begin_room
from sintas.programmes.actions.rating import rate_progress
from sintas.programmes.actions.staying import give_leave, give_place
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput

pytestmark = pytest.mark.django_db


@pytest.fixture
def learning(open_a_case, begin, people, as_user, letterhead):
    """Bunga learns graphic design, sleeps in a dormitory, and is away for two days with her aunt."""
    case, by, today = open_a_case("ratna", name="Bunga Melati"), people["ratna"], clock.today()
    made = begin(levels=100)
    with as_user("sari"):
        room = begin_room(by=people["sari"], unit_id=letterhead.pk, name="Kamar 1", kind="dormitory", capacity=3)
    with as_user("ratna"):
        trail.record(by=by, verb="read file", file_id=case.pk, opens=True)
        part = enrol(by=by, case=case, programme_id=made.pk, from_on=today, note="suka warna")
        rate_progress(by=by, case=case, level=70, enrolment=part.entry, rater="instructor", words="Menata halaman sendiri.")
        give_place(by=by, case=case, from_on=today, room_id=room.pk)
        give_leave(by=by, case=case, from_on=today, expected_on=today + timedelta(days=2), with_whom="bibi", words="menengok ibu yang sakit")
    return case


def test_the_report_tells_levels_with_their_raters_and_only_initials(learning, printing):
    text = printing.text(learning, "participant_report")
    for said in ("Desain grafis", "70%", "Instruktur", "Menata halaman sendiri.", "BM", "bukan ukuran baku", "Pembimbing program", "suka warna"):
        assert said in text, said
    assert "Bunga" not in text


def test_an_outsider_reads_what_was_released(learning, printing, agree):
    agree(learning, "social_office", ["identity", "services"], purpose="service")
    text = printing.text(learning, "participant_report", recipient="social_office", purpose="service")
    assert "Desain grafis" in text
    for kept in ("70%", "Menata halaman", "suka warna"):
        assert kept not in text, kept


def test_the_permit_says_who_and_until_when_and_nothing_else(learning, printing):
    text = printing.text(learning, "leave_permit")
    for said in ("Surat izin", "Bunga Melati", "bibi", "Kembali paling lambat", "Mengetahui, Kepala Unit Rehabilitasi"):
        assert said in text, said
    for kept in ("KS-0001", "Kamar 1", "menengok ibu", "asrama", "Asrama", "Desain", "RAHASIA"):
        assert kept not in text, kept


def test_it_names_the_number_to_ring(learning, printing, letterhead):
    assert "ke nomor pada kepala surat ini" in printing.text(learning, "leave_permit")
    letterhead.phone = "+622100001001"
    letterhead.save()
    assert "memberi kabar ke 0210-0001-001" in printing.text(learning, "leave_permit")


def test_without_a_record_nothing_is_printed_and_nobody_else_finds_them(open_a_case, letterhead, printing, learning, signed_in):
    empty = open_a_case("ratna", name="Lain Orang")
    for slug in ("participant_report", "leave_permit"):
        with pytest.raises(BadInput):
            printing.final(empty, slug)
        assert printing.final(learning, slug)
    for stranger in ("budi", "tono", "lina"):
        for path in ("peserta-program", "izin"):
            assert signed_in(stranger).get(f"/kasus/{learning.pk}/surat/{path}/").status_code == 404
