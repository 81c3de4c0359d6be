"""The page "Siapa yang membuka berkas ini": every row of the trail in words, by person and by kind, and what was out of the ordinary."""

from __future__ import annotations

import pytest

from sintas.access.actions.breaking import break_glass
from sintas.access.actions.joining import join
from sintas.access.reading.openings import PAGE, openings, people_who_opened
from sintas.cases.actions.team import add_member, hand_over
from sintas.safekeeping import trail


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga")


@pytest.fixture
def lived(case, people, as_user, cast, signed_in):
    """Read, printed, refused, joined, opened in an emergency."""
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
        trail.record(by=people["ratna"], verb="print", file_id=case.pk, slug="safety_plan")
    signed_in("budi").get(f"/kasus/{case.pk}/")
    assert signed_in("lina").get(f"/kasus/{case.pk}/").status_code == 404
    with as_user("siska"):
        join(by=people["siska"], file_id=case.pk, reason="safety")
        trail.record(by=people["siska"], verb="read file", file_id=case.pk)
    with as_user("tono"):
        break_glass(by=people["tono"], number=case.number, reason="danger_now", words="Polisi menunggu di depan")
    return case


def lines(case, as_user, **asked):
    with as_user("ratna"):
        return [(one.name, one.what, one.mark) for one in openings(case, "id", **asked)[0]]


def test_what_is_out_of_the_ordinary_says_so(lived, as_user):
    told = lines(lived, as_user)
    assert ("Budi", "Membaca berkas", "") in told
    assert ("Siska", "Membaca berkas", "bergabung sementara") in told
    assert ("Tono", "Akses darurat", "akses darurat") in told
    assert ("Orang di luar lembaga", "Mencoba membaca berkas", "ditolak") in told
    assert all(what and "_" not in what for _name, what, _mark in told)


def test_somebody_who_looked_at_it_without_being_on_the_team(lived, people, as_user, cast):
    with as_user("sari"):
        hand_over(by=people["sari"], file_id=lived.pk, new_lead_id=cast["budi"].pk, why="absence")
    with as_user("budi"):
        told = [(one.name, one.what, one.mark) for one in openings(lived, "id")[0]]
    assert ("Sari", "Menyerahkan kasus", "bukan anggota tim") in told


def test_by_kind_and_by_person(lived, people, as_user):
    assert {name for name, _what, _mark in lines(lived, as_user, kind="darurat")} == {"Tono"}
    assert [what for _name, what, _mark in lines(lived, as_user, kind="keluar")] == ["Mencetak"]
    assert {mark for _name, _what, mark in lines(lived, as_user, kind="ditolak")} == {"ditolak"}
    assert {name for name, _what, _mark in lines(lived, as_user, person=people["budi"].user_id)} == {"Budi"}
    with as_user("ratna"):
        assert [name for _pk, name in people_who_opened(lived)] == ["Budi", "Ratna", "Siska", "Tono"]


def test_every_row_has_its_page(lived, people, as_user):
    with as_user("ratna"):
        for at in range(PAGE + 5):
            trail.record(by=people["ratna"], verb=f"record note{at}", file_id=lived.pk)
        first, total = openings(lived, "id")
        rest, _same = openings(lived, "id", page=2)
    assert len(first) == PAGE and len(first) + len(rest) == total > PAGE + 5


def test_the_page_is_the_teams(lived, signed_in):
    address = f"/kasus/{lived.pk}/tim/pembuka/"
    page = signed_in("ratna").get(address, {"jenis": "ditolak", "siapa": "x", "hal": "abc"}).content.decode()
    assert "ditolak" in page and "Orang di luar lembaga" in page
    for who in ("sari", "lina", "inah", "ana"):
        assert signed_in(who).get(address).status_code == 404
