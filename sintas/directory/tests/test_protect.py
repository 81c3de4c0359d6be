"""A safe house is sealed: its address leaves the document and every older version, few may open it, and each opening is a row of the trail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.directory.actions.keeping import add_institution, save_place
from sintas.directory.actions.protecting import open_protected, protect_place
from sintas.directory.hsds import text
from sintas.directory.models import Institution, InstitutionVersion, Protected, ProtectedVersion, Service
from sintas.directory.testing import PRIVATE_NUMBER, SECRET_NUMBER, STREET, an_address_book
from sintas.safekeeping.keyring import NotOpened
from sintas.safekeeping.refusals import NotNow, NotYours, Refusal

HIDDEN = (STREET, "Rumah Melati", SECRET_NUMBER, PRIVATE_NUMBER, "Relawan Jaga")


def test_nothing_of_it_stands_open_anywhere(people: dict[str, Any], as_user: Callable[[str], Any], signed_in: Callable[[str], Any]) -> None:
    with as_user("ratna"):
        entries = an_address_book(people["ratna"])
        row = Institution.objects.get(pk=entries.safe_house)
        kept = [row.document, *InstitutionVersion.objects.values_list("document", flat=True), *Service.objects.values_list("words", "town")]
        for hidden in HIDDEN:
            assert hidden not in str(kept), hidden
    for name in ("ratna", "dewi", "ana"):
        page = signed_in(name).get(f"/direktori/{entries.safe_house}/").content.decode()
        assert "Lokasi terlindung" in page
        assert "1 kontak pribadi disegel" in page
        assert not [hidden for hidden in HIDDEN if hidden in page]
        assert (str(entries.protected_id) in page) == (name == "ratna")


def test_every_opening_is_one_row(people: dict[str, Any], as_user: Callable[[str], Any], signed_in: Callable[[str], Any], written: Any) -> None:
    with as_user("ratna"):
        entries = an_address_book(people["ratna"])
    here = f"/direktori/{entries.safe_house}/terlindung/{entries.protected_id}/"
    page = signed_in("sari").get(here).content.decode()
    assert STREET in page
    assert SECRET_NUMBER in page
    assert [row["release"] for row in written("read protected place")] == [str(entries.protected_id)]
    assert PRIVATE_NUMBER in signed_in("budi").get(f"/direktori/{entries.safe_house}/terlindung/{entries.private_id}/").content.decode()
    assert len(written("read protected place")) == 2
    for name, status in (("dewi", 403), ("ana", 403), ("inah", 403), ("siska", 403), ("lina", 404)):
        assert signed_in(name).get(here).status_code == status, name
        assert signed_in(name).get(f"{here}ubah/").status_code == status, name
    assert len(written("read protected place")) == 2
    assert signed_in("ratna").get(f"/direktori/{entries.legal_aid}/terlindung/{entries.protected_id}/").status_code == 404


def test_the_locks_hold_without_the_program(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    with as_user("ratna"):
        an_address_book(people["ratna"])
    for name in ("dewi", "ana", "siska", "lina"):
        with as_user(name):
            assert not Protected.objects.exists()
            assert not ProtectedVersion.objects.exists()
    with as_user("budi"):
        version = ProtectedVersion.objects.first()
        with pytest.raises(NotOpened):  # a page that forgot its trail
            _ = version.facts
    with as_user("lina"):
        row = Institution.objects.filter(organisation_id=people["ratna"].organisation_id)
        assert not row.exists()


def test_corrected_and_sealed_again(people: dict[str, Any], as_user: Callable[[str], Any], signed_in: Callable[[str], Any]) -> None:
    with as_user("ratna"):
        entries = an_address_book(people["ratna"])
    here = f"/direktori/{entries.safe_house}/terlindung/{entries.protected_id}/"
    form = signed_in("ratna").get(f"{here}ubah/").context["form"]
    sent = {"based_on": str(form["based_on"].value()), "name": "Rumah Melati", "street": "Gang Baru 9"}
    assert signed_in("ratna").post(f"{here}ubah/", sent).status_code == 303
    late = signed_in("budi").post(f"{here}ubah/", {**sent, "street": "Gang Lain 3"})
    assert late.status_code == 409
    assert "Gang Lain 3" in late.content.decode()
    assert "Gang Baru 9" in signed_in("budi").get(here).content.decode()
    with as_user("ratna"):
        assert ProtectedVersion.objects.filter(protected_id=entries.protected_id).count() == 2
        assert "Gang Baru 9" not in Institution.objects.get(pk=entries.safe_house).document


def test_while_other_words_still_say_it_nothing_is_sealed(people: dict[str, Any], as_user: Callable[[str], Any], signed_in: Callable[[str], Any]) -> None:
    ratna = people["ratna"]
    with as_user("ratna"):
        row = add_institution(by=ratna, facts={"name": "Yayasan", "about": f"Kami di {STREET}, buka setiap hari."})
        home = save_place(by=ratna, institution_id=row.pk, facts={"name": "Rumah", "street": STREET})
        with pytest.raises(NotNow):
            protect_place(by=ratna, institution_id=row.pk, place_id=home)
    here = f"/direktori/{row.pk}/tempat/{home}/lindungi/"
    assert signed_in("ratna").get(here).status_code == 200
    page = signed_in("ratna").post(here, {})
    assert page.status_code == 422
    assert "description" in page.content.decode()
    signed_in("ratna").post(f"/direktori/{row.pk}/ubah/", {"name": "Yayasan", "about": "Buka setiap hari.", "based_on": "2"})
    assert signed_in("ratna").post(here, {}).status_code == 303
    assert signed_in("ratna").post(here, {}).status_code == 404  # there is no such open place any more
    with as_user("ratna"):
        assert STREET not in str(list(InstitutionVersion.objects.values_list("document", flat=True)))


def test_refused(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    with as_user("ratna"):
        entries = an_address_book(people["ratna"])
    with as_user("ana"), pytest.raises(Refusal):
        protect_place(by=people["ana"], institution_id=entries.legal_aid, place_id=entries.office)
    with as_user("lina"), pytest.raises(NotYours):
        open_protected(by=people["lina"], institution_id=entries.safe_house, protected_id=entries.protected_id)
    with as_user("ratna"):
        with pytest.raises(NotYours):
            protect_place(by=people["ratna"], institution_id=entries.legal_aid, place_id="unknown")
        _row, whole = open_protected(by=people["ratna"], institution_id=entries.safe_house, protected_id=entries.protected_id)
        assert text.write(whole).count(STREET) == 1
