"""What an institution says of itself: Ana describes it in the browser; a document completes it and overwrites nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actions.institution import Said, complete_institution, describe_institution
from sintas.staff.models import Funding, Organisation, Served

FACTS = {
    "name": "Sentra Contoh",
    "kind": "sentra",
    "inaugurated_year": "1997",
    "inaugurated_by": "Wakil Presiden",
    "renamed_on": "2021-06-17",
    "area_hectare": "4,9",
    "legal_number": "Permensos 3/2022",
    "legal_on": "2022-03-10",
    "staff_total": "182",
    "programmes": "komputer\nelektro",
    "funding-0-source": "APBN",
    "funding-0-year": "2023",
    "funding-0-purpose": "total",
    "funding-0-rupiah": "63000000000",
    "funding-0-about": "on",
    "served-0-programme": "vokasional",
    "served-0-category": "",
    "served-0-number": "53",
    "served-1-programme": "vokasional",
    "served-1-category": "Kelompok Rentan",
    "served-1-number": "3",
}


def test_ana_describes_the_institution_in_the_browser(signed_in: Any, house: Any, written: Any) -> None:
    ana = signed_in("ana")
    assert ana.post("/lembaga/", FACTS).status_code == 302
    kept = Organisation.objects.get(pk=house.sentra.pk)
    assert (kept.inaugurated_year, kept.renamed_on, kept.area_hectare) == (1997, date(2021, 6, 17), Decimal("4.90"))
    assert (kept.legal_number, kept.legal_on, kept.staff_total, kept.programmes) == (
        "Permensos 3/2022",
        date(2022, 3, 10),
        182,
        ["komputer", "elektro"],
    )
    assert list(Funding.objects.values_list("source", "year", "purpose", "rupiah", "about")) == [("APBN", 2023, "total", 63_000_000_000, True)]
    assert set(Served.objects.values_list("category", "number")) == {("", 53), ("Kelompok Rentan", 3)}
    assert len(written("describe institution")) == 1
    page = ana.get("/lembaga/").content.decode()
    assert "Wakil Presiden" in page
    assert "63000000000" in page


def test_a_row_is_changed_and_one_is_taken_away(signed_in: Any, house: Any) -> None:
    ana = signed_in("ana")
    ana.post("/lembaga/", FACTS)
    money, total, group = Funding.objects.get(), Served.objects.get(category=""), Served.objects.get(category="Kelompok Rentan")
    again = FACTS | {"funding-0-id": str(money.pk), "served-0-id": str(total.pk), "served-1-id": str(group.pk)}
    again |= {"funding-0-rupiah": "60000000000", "served-1-programme": "", "served-1-category": "", "served-1-number": ""}
    assert ana.post("/lembaga/", again).status_code == 302
    assert Funding.objects.get().rupiah == 60_000_000_000
    assert Served.objects.get().number == 53


def test_what_cannot_be_is_said_beside_its_cell_and_nothing_is_lost(signed_in: Any, house: Any) -> None:
    twice = {f"served-1-{name}": FACTS[f"served-0-{name}"] for name in ("programme", "category", "number")}
    answer = signed_in("ana").post("/lembaga/", FACTS | twice | {"inaugurated_by": "Sang Pendiri"})
    assert answer.status_code == 422
    assert "Baris seperti ini sudah ada" in answer.content.decode()
    assert "Sang Pendiri" in answer.content.decode()
    assert not Served.objects.exists()
    ahead = signed_in("ana").post("/lembaga/", FACTS | {"renamed_on": "2090-01-01"})
    assert ahead.status_code == 422
    assert not Funding.objects.exists()
    assert Organisation.objects.get(pk=house.sentra.pk).staff_total is None


def test_more_rows_are_given_without_saving(signed_in: Any, house: Any) -> None:
    answer = signed_in("ana").post("/lembaga/", FACTS | {"more_rows": "funding"})
    assert answer.status_code == 200
    assert "funding-1-source" in answer.content.decode()
    assert not Funding.objects.exists()


def test_who_does_not_set_up_describes_nothing(people: Any, as_user: Any) -> None:
    with as_user("ratna"), pytest.raises(Refusal):
        describe_institution(by=people["ratna"], funding=[], served=[], staff_total=3)


def test_a_row_that_is_not_there_any_more_is_refused(people: Any, as_user: Any, house: Any) -> None:
    other = Funding.objects.create(organisation=house.ngo, source="APBN", year=2023, rupiah=1)
    row = {"id": str(other.pk), "removed": True}
    with as_user("ana"), pytest.raises(BadInput):
        describe_institution(by=people["ana"], funding=[row], served=[])
    assert Funding.objects.filter(pk=other.pk).exists()


def test_a_document_fills_what_is_empty_and_overwrites_nothing(people: Any, as_user: Any, house: Any, written: Any) -> None:
    Organisation.objects.filter(pk=house.sentra.pk).update(address="Jalan Contoh 1", staff_total=12)
    said = [
        Said("a", "address", "Jalan Lain 5"),
        Said("b", "staff_total", 182),
        Said("c", "reports_to", "Direktur Jenderal"),
        Said("d", "name", "sentra  contoh"),
        Said("e", "programmes", "komputer"),
        Said("f", "programmes", "elektro"),
        Said("g", "reach", ("Lampung", "Kota Bandar Lampung")),
        Said("h", "funding", {"source": "APBN", "year": 2023, "purpose": "total", "rupiah": 5, "about": True}),
        Said("i", "served", {"programme": "vokasional", "category": "", "number": 53}),
        Said("j", "area_hectare", "4.9"),
        Said("k", "kind", "rumah"),
        Said("l", "legal_on", date(2022, 3, 10)),
        Said("m", "inaugurated_year", 12),
    ]
    with as_user("ratna"):
        stands = complete_institution(by=people["ratna"], said=said)
    assert stands == set("cdefghijl")
    kept = Organisation.objects.get(pk=house.sentra.pk)
    assert (kept.address, kept.staff_total, kept.reports_to, kept.name) == ("Jalan Contoh 1", 12, "Direktur Jenderal", "Sentra Contoh")
    assert kept.reach == {"Lampung": ["Kota Bandar Lampung"]}
    assert len(written("complete institution")) == 1
    with as_user("ratna"):
        again = [Said("h", "funding", said[7].value | {"rupiah": 6}), Said("g", "reach", ("Lampung", "Tanggamus")), *said[:1]]
        assert complete_institution(by=people["ratna"], said=again) == set()
    assert Funding.objects.get().rupiah == 5
    assert len(written("complete institution")) == 1
    assert Organisation.objects.get(pk=house.ngo.pk).reports_to == ""


def test_only_whoever_may_bring_a_case_completes_it(people: Any, as_user: Any) -> None:
    for who in ("dewi", "inah", "ana"):
        with as_user(who), pytest.raises(Refusal):
            complete_institution(by=people[who], said=[Said("a", "address", "Jalan Lain 5")])
