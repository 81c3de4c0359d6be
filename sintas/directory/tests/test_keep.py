"""Ratna adds an institution, its place and a service, and corrects them; two people at once; nobody's words are lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.directory.actions.keeping import add_institution, correct_institution, save_service
from sintas.directory.hsds import text, walking
from sintas.directory.models import Institution, InstitutionVersion, OpenTime, Service
from sintas.directory.reading.one import days_said
from sintas.directory.testing import an_address_book, hours_row, service_facts
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.safekeeping.versions import Overtaken

SERVICE = {
    "submission": "1" * 22, "name": "Konseling keluarga", "needs": ["family_counselling"], "areas": "Kota Bandung\nLengkong, Kota Bandung",
    "hours-0-days": ["MO", "TU"], "hours-0-opens": "08:00", "hours-0-closes": "15:30", "hours-0-zone": "7", "fees": "gratis",
}  # fmt: skip


def test_from_the_first_page_to_a_service_that_is_found(signed_in: Callable[[str], Any], as_user: Callable[[str], Any], written: Any) -> None:
    ratna = signed_in("ratna")
    made = ratna.post("/direktori/baru/", {"submission": "2" * 22, "name": "Rumah Konseling Contoh", "phones-0-number": "022-1", "phones-0-about": "kantor"})
    assert made.status_code == 303
    page = made["Location"]
    again = ratna.post("/direktori/baru/", {"submission": "2" * 22, "name": "Rumah Konseling Contoh"})
    assert again["Location"] == page
    sent = {"submission": "3" * 22, "name": "Kantor", "street": "Jalan A 1", "town": "Kota Bandung", "accessibility": ["step_free"]}
    place = ratna.post(f"{page}tempat/", sent)
    assert place.status_code == 303
    with as_user("ratna"):
        place_id = walking.places(text.read(Institution.objects.get().document))[0]["id"]
    for _turn in range(2):
        assert ratna.post(f"{page}layanan/", {**SERVICE, "places": [place_id]}).status_code == 303
    shown = ratna.get(page).content.decode()
    for words in ("Rumah Konseling Contoh", "Konseling keluarga", "Senin, Selasa: 08.00 sampai 15.30 WIB", "Lengkong, Kota Bandung", "gratis", "Tanpa tangga"):
        assert words in shown, words
    with as_user("ratna"):
        card = Service.objects.get()
        assert (card.needs, card.areas, card.town, card.accessibility) == (["family_counselling"], ["32.73", "32.73.13"], "Kota Bandung", ["step_free"])
        assert set(card.within) == {"ID", "32", "32.73", "32.73.13"}
        assert [(one.since, one.until) for one in OpenTime.objects.order_by("since")] == [(60, 510), (1500, 1950)]
        assert InstitutionVersion.objects.count() == 3
    assert len(written("add institution")) == 1
    assert len(written("keep service")) == 1
    assert len(ratna.get(f"{page}riwayat/").context["rows"]) == 3


def test_what_is_wrong_is_said_and_what_was_typed_stays(signed_in: Callable[[str], Any], as_user: Callable[[str], Any], people: dict[str, Any]) -> None:
    with as_user("ratna"):
        row = add_institution(by=people["ratna"], facts={"name": "LBH"})
    ratna, here = signed_in("ratna"), f"/direktori/{row.pk}/layanan/"
    sent = {**SERVICE, "areas": "Bandung\nZumrud", "minimum_age": "12", "hours-0-closes": "08:00"}
    page = ratna.post(here, sent)
    said = page.content.decode()
    assert page.status_code == 422
    assert "Kabupaten Bandung, Jawa Barat; Kota Bandung, Jawa Barat" in said
    assert "“Zumrud” tidak dikenal" in said
    assert "Konseling keluarga" in said
    page = ratna.post(here, {**SERVICE, "minimum_age": "40", "maximum_age": "12", "hours-0-closes": "08:00"})
    assert page.status_code == 422
    assert {"maximum_age", "hours"} <= set(page.context["form"].errors)
    assert ratna.post("/direktori/baru/", {"name": ""}).status_code == 422
    with as_user("ratna"):
        assert not Service.objects.exists()
        with pytest.raises(BadInput):
            add_institution(by=people["ratna"], facts={"name": ""})


def test_two_people_at_once_keep_the_later_ones_text(signed_in: Callable[[str], Any], people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    with as_user("ratna"):
        entries = an_address_book(people["ratna"])
    here = f"/direktori/{entries.legal_aid}/ubah/"
    budi, ratna = signed_in("budi"), signed_in("ratna")
    based_on = budi.get(here).context["form"]["based_on"].value()
    first = {"submission": "4" * 22, "based_on": str(based_on), "name": "LBH Contoh", "about": "Ditulis Ratna."}
    assert ratna.post(here, first).status_code == 303
    late = budi.post(here, {**first, "submission": "5" * 22, "about": "Ditulis Budi."})
    assert late.status_code == 409
    assert "Ditulis Budi." in late.content.decode()
    assert budi.post(here, {**first, "submission": "5" * 22, "about": "Ditulis Budi.", "based_on": late.context["form"].data["based_on"]}).status_code == 303
    with as_user("ratna"):
        row = Institution.objects.get(pk=entries.legal_aid)
        assert text.read(row.document)["description"] == "Ditulis Budi."
        assert any("Ditulis Ratna." in one.document for one in InstitutionVersion.objects.filter(institution=row))
        # another noun of the same institution is nobody's conflict
        facts = service_facts(name="Konsultasi", places=[entries.office])
        save_service(by=people["ratna"], institution_id=row.pk, service_id=entries.counsel, facts=facts, based_on=based_on)
        with pytest.raises(Overtaken):
            save_service(by=people["ratna"], institution_id=row.pk, service_id=entries.counsel, facts={**facts, "name": "Lain"}, based_on=based_on)
        save_service(by=people["ratna"], institution_id=row.pk, service_id=entries.counsel, facts=facts, based_on=based_on)  # the same again: nothing


def test_what_the_form_does_not_know_stays_and_so_does_its_order(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    with as_user("ratna"):
        row = add_institution(by=people["ratna"], facts={"name": "A", "phones": [{"number": "1", "about": "x"}, {"number": "2", "about": ""}]})
        document = text.read(row.document)
        document["phones"][0]["extension"] = 12
        document = {"tax_id": "x-9", **document}
        Institution.objects.filter(pk=row.pk).update(document=text.write(document))
        rows = [{"id": document["phones"][0]["id"], "number": "3", "about": "x"}]
        correct_institution(by=people["ratna"], institution_id=row.pk, facts={"name": "B", "phones": rows}, based_on=row.number)
        after = text.read(Institution.objects.get(pk=row.pk).document)
    assert list(after)[:2] == ["tax_id", "id"]
    assert after["phones"] == [{"id": document["phones"][0]["id"], "number": "3", "description": "x", "extension": 12}]


def test_only_whoever_keeps_it_and_only_ones_own_house(signed_in: Callable[[str], Any], people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    with as_user("ratna"):
        entries = an_address_book(people["ratna"])
    here = f"/direktori/{entries.legal_aid}/"
    for name, reading, writing in (("dewi", 200, 403), ("inah", 200, 403), ("ana", 200, 403), ("tono", 200, 200), ("lina", 404, 404)):
        browser = signed_in(name)
        assert browser.get(here).status_code == reading, name
        for path in (f"{here}ubah/", f"{here}layanan/", f"{here}tempat/", f"{here}layanan/{entries.counsel}/"):
            assert browser.get(path).status_code == writing, (name, path)
    with as_user("dewi"), pytest.raises(Refusal):
        save_service(by=people["dewi"], institution_id=entries.legal_aid, facts=service_facts(hours=[hours_row()]))
    with as_user("lina"):
        with pytest.raises(NotYours):
            save_service(by=people["lina"], institution_id=entries.legal_aid, facts=service_facts())
        assert not Institution.objects.exists()  # without any filter: the lock of the database
        assert not Service.objects.exists()
    assert signed_in("ratna").get(f"{here}layanan/unknown/").status_code == 404


def test_days_that_follow_each_other_are_said_as_one_stretch():
    words = {"MO": "Senin", "TU": "Selasa", "WE": "Rabu", "FR": "Jumat", "SA": "Sabtu"}
    assert days_said(["MO", "TU", "WE", "FR", "SA"], words) == "Senin–Rabu, Jumat, Sabtu"
