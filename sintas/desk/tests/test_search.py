"""Searching one's own caseload; the search never tells that somebody exists elsewhere."""

import re

import pytest

from sintas.cases.actions.reach import record_reach
from sintas.casework.actions.stages import close_case

NIK = "3201014508990001"


@pytest.fixture
def cases(open_a_case, people, as_user):
    found = {name: open_a_case("ratna", name=name) for name in ("Siti Nurhaliza", "Muhammad Djoko Soetopo")}
    found["Suharti"] = open_a_case("ratna", name="Suharti", nik=NIK)
    with as_user("ratna"):
        record_reach(by=people["ratna"], case=found["Suharti"], channel="phone", value="0812 3456 7890")
    return found


def ask(signed_in, words, who="ratna"):
    answer = signed_in(who).post("/cari/", {"q": words})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("siti nurhalizah", "KS-0001"), ("Sitti", "KS-0001"), ("SN", "KS-0001"), ("moh joko sutopo", "KS-0002"), ("KS-0002", "KS-0002"), ("ks2", "KS-0002"),
        ("0002", "KS-0002"), (NIK, "KS-0003"), ("3201 0145 0899 0001", "KS-0003"), ("+62 812-3456-7890", "KS-0003"), ("suhartti", "KS-0003"),
    ],
)  # fmt: skip
def test_what_people_type_finds_the_case(cases, signed_in, words, number):
    assert number in ask(signed_in, words)


def test_results_carry_initials_and_the_reason_never_the_name(cases, signed_in):
    page = ask(signed_in, NIK)
    assert "NIK sama" in page
    body = page.split("<main", 1)[1]
    assert "Suharti" not in body
    assert "Suharti" not in page.split("</title>")[0]


def test_others_find_nothing(cases, signed_in):
    for stranger in ("budi", "tono", "lina"):
        page = ask(signed_in, NIK, stranger)
        assert "KS-0003" not in page
        assert "Tidak ada kasus Anda yang cocok." in page
    assert signed_in("dewi").get("/cari/").status_code == 403


def test_closed_cases_are_found_too(cases, people, as_user, signed_in):
    with as_user("ratna"):
        close_case(by=people["ratna"], case=cases["Suharti"], reason_code="moved")
    assert "Ditutup" in ask(signed_in, "suharti")


def test_an_empty_box_and_nonsense(cases, signed_in):
    assert "Tulis dahulu yang dicari." in ask(signed_in, "   ")
    assert "Tidak ada kasus Anda yang cocok." in ask(signed_in, "zzqx" * 40)
    assert signed_in("ratna").get("/cari/?q=suharti").content.decode().count("KS-0003") == 0


def test_the_trail_holds_digests_only(cases, signed_in, monkeypatch):
    """Two spellings leave the same digest, a third word another; no word itself is handed to the trail."""
    from sintas.safekeeping import trail

    kept = []
    really = trail.record

    def listening(**row):
        if row["verb"] == "search":
            kept.append(row["words"])
        return really(**row)

    monkeypatch.setattr(trail, "record", listening)
    for words in ("Suharti", "soeharti", "Melati Suharti"):
        ask(signed_in, words)
    assert kept[0] == kept[1] == kept[2][1:]
    assert all(re.fullmatch(r"[0-9a-f]{16}", digest) for row in kept for digest in row)


def test_a_search_asks_little(cases, signed_in, queries):
    browser = signed_in("ratna")
    browser.post("/cari/", {"q": "siti"})
    with queries() as seen:
        browser.post("/cari/", {"q": "siti"})
    assert len(seen) <= 8, "\n".join(sql[:110] for sql in seen)
