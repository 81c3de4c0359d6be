"""HSDS comes in and goes out: nothing is lost on the way, a wrong file leaves nothing behind, and what is protected never goes along."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sintas.directory.actions.exporting import export_directory
from sintas.directory.actions.importing import NotImported, import_directory
from sintas.directory.actions.keeping import correct_institution
from sintas.directory.actions.protecting import protect_place
from sintas.directory.hsds import schema, text, walking
from sintas.directory.models import Institution, InstitutionVersion, OpenTime, Service
from sintas.directory.testing import PRIVATE_NUMBER, SECRET_NUMBER, STREET, an_address_book
from sintas.safekeeping.refusals import NotNow, Refusal

HERE = Path(__file__).parent / "hsds"
ORGANISATION = (HERE / "example-organization_full.json").read_text("utf-8")
SERVICE = (HERE / "example-service_full.json").read_text("utf-8")
LOCATION = "3a19ff88-4620-4d17-9830-ac1d859eb5d5"  # of the example


def test_out_as_it_came_in(people: dict[str, Any], as_user: Callable[[str], Any], written: Any) -> None:
    with as_user("sari"):
        done = import_directory(by=people["sari"], body=ORGANISATION.encode())
        assert (done.new, done.changed, done.unchanged) == (1, 0, 0)
        found = export_directory(by=people["sari"])
        assert json.dumps(found.documents) == json.dumps([json.loads(ORGANISATION)])  # the order of names too
        out = json.loads(found.json)
        assert json.dumps(out["organizations"][0]) == json.dumps(json.loads(ORGANISATION))
        assert not [*schema.faults(out["organizations"][0], "organization"), *schema.faults(out["organizations"][0]["services"][0], "service")]
        again = import_directory(by=people["sari"], body=found.json)
        assert (again.new, again.changed, again.unchanged) == (0, 0, 1)
        assert InstitutionVersion.objects.count() == 1
        card = Service.objects.get()
        assert (card.name, card.town) == ("Community Counselling", "MyCity")
    assert written("export directory")[0]["institutions"] == 1


def test_numbers_dates_and_times_character_for_character(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    document = json.loads(ORGANISATION)
    document["locations"][0] |= {"latitude": 1, "x_own": {"b": [3, 1, 2], "a": None}}
    raw = text.write(document).replace('"latitude": 1,', '"latitude": -6.9100,').replace("18:00:00", "18:00+07:00")
    assert "-6.9100" in raw
    with as_user("ana"):
        import_directory(by=people["ana"], body=raw.encode())
        assert text.write(export_directory(by=people["ana"]).documents[0]) == raw


def test_a_service_full_stands_under_its_organisation(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    service = json.loads(SERVICE)
    with as_user("sari"):
        assert import_directory(by=people["sari"], body=SERVICE.encode()).new == 1
        assert import_directory(by=people["sari"], body=SERVICE.encode()).unchanged == 1
        [out] = json.loads(export_directory(by=people["sari"]).json)["organizations"]
    assert json.dumps(out["services"]) == json.dumps([{name: value for name, value in service.items() if name != "organization"}])
    assert json.dumps({name: value for name, value in out.items() if name != "services"}) == json.dumps(service["organization"])


@pytest.mark.parametrize("wrap", ["list", "organizations", "contents"])
def test_lists_and_pages_of_an_api(wrap: str, people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    one = json.loads(ORGANISATION)
    whole = [one] if wrap == "list" else {"total_items": 1, "page_number": 1, wrap: [one]}
    with as_user("sari"):
        assert import_directory(by=people["sari"], body=json.dumps(whole).encode()).new == 1


def broken(change: Callable[[dict[str, Any]], Any]) -> str:
    document = json.loads(ORGANISATION)
    change(document)
    return json.dumps(document)


WRONG = {
    "no JSON": ("{", "Baris 1"),
    "not UTF-8": (b"\xff\xfe{}", "UTF-8"),
    "a name twice": ('{"id": 1, "id": 2}', "dua kali"),
    "NaN": ('{"a": NaN}', "NaN"),
    "too deep": ("[" * 100 + "]" * 100, "dalam"),
    "far too deep": ("[" * 100_000, "dalam"),
    "half a letter": ('{"id": "\\ud800"}', "rusak"),
    "a zero byte": ('{"id": "a\\u0000"}', "rusak"),
    "something else": ('{"nama": "x"}', "HSDS"),
    "nothing": ("[]", "satu lembaga pun"),
    "a word": ('"x"', "object"),
    "no name": (broken(lambda one: one.pop("name")), "“name” wajib ada"),
    "a status nobody knows": (broken(lambda one: one["services"][0].update(status="buka")), "services[0].status: nilai ini tidak dikenal"),
    "an id that is none": (broken(lambda one: one["services"][0].update(id="12")), "services[0].id: bentuknya keliru"),
    "a list that is none": (broken(lambda one: one.update(services="x")), "services: jenis nilainya keliru"),
    "a number that is none": (broken(lambda one: one["services"][0].update(minimum_age="12")), "minimum_age: jenis nilainya keliru"),
    "a broken reference": (broken(lambda one: one["services"][0]["phones"][0].update(location_id=LOCATION[:-1] + "0")), "phones[0].location_id: menunjuk"),
    "a program nobody has": (broken(lambda one: one["services"][0].update(program_id=LOCATION)), "services[0].program_id: menunjuk"),
    "a reference to another noun": (broken(lambda one: one["services"][0]["phones"][0].update(contact_id=LOCATION)), "phones[0].contact_id: menunjuk"),
    "a service twice": (broken(lambda one: one["services"].append(one["services"][0])), "dipakai dua kali"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_refused_whole_and_says_where(name: str, people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    body, said = WRONG[name]
    with as_user("sari"):
        with pytest.raises(NotImported) as refused:
            import_directory(by=people["sari"], body=body if isinstance(body, bytes) else body.encode())
        assert any(said in one for one in refused.value.sentences), refused.value.sentences
        assert not Institution.objects.exists()


def test_one_wrong_among_many_keeps_none(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    good = json.loads(ORGANISATION)
    with as_user("sari"):
        with pytest.raises(NotImported) as refused:
            import_directory(by=people["sari"], body=json.dumps({"organizations": [good, {"id": "x"}]}).encode())
        assert [one for one in refused.value.sentences if one.startswith("organizations[1]")]
        assert not Institution.objects.exists()
        import_directory(by=people["sari"], body=json.dumps(good).encode())
        moved = {**good, "id": "11111111-1111-4111-8111-111111111111"}
        with pytest.raises(NotImported):  # the same service under another institution
            import_directory(by=people["sari"], body=json.dumps(moved).encode())


def test_a_later_file_changes_what_differs_and_history_keeps_what_was_corrected_here(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    sari, document = people["sari"], json.loads(ORGANISATION)
    with as_user("sari"):
        import_directory(by=sari, body=ORGANISATION.encode())
        row = Institution.objects.get()
        correct_institution(by=sari, institution_id=row.pk, facts={"alternate_name": "Ditulis di sini"}, based_on=1)
        assert import_directory(by=sari, body=ORGANISATION.encode()).unchanged == 1  # the same file does not undo it
        document["services"] = []
        assert import_directory(by=sari, body=json.dumps(document).encode()).changed == 1
        assert Service.objects.get().status == "left out"
        assert not OpenTime.objects.exists()
        assert "Ditulis di sini" in InstitutionVersion.objects.get(number=2).document


def test_what_is_protected_here_stays_so_and_never_goes_along(people: dict[str, Any], as_user: Callable[[str], Any], written: Any) -> None:
    sari, document = people["sari"], json.loads(ORGANISATION)
    with as_user("sari"):
        entries = an_address_book(sari)
        import_directory(by=sari, body=ORGANISATION.encode())
        row = Institution.objects.get(name="Example Organization Inc.")
        protect_place(by=sari, institution_id=row.pk, place_id=LOCATION)
        document["description"] = "Changed"
        assert import_directory(by=sari, body=json.dumps(document).encode()).changed == 1
        row.refresh_from_db()
        assert "1-30 Main Street" not in row.document
        found = export_directory(by=sari)
        said = found.json.decode()
    assert (found.protected_places, found.private_contacts) == (2, 1)
    assert not [hidden for hidden in (STREET, SECRET_NUMBER, PRIVATE_NUMBER, "1-30 Main Street", LOCATION) if hidden in said]
    assert "Jalan Contoh 1" in said
    assert written("export directory")[0] | {"protected": 2, "private": 1} == written("export directory")[0]
    for one in json.loads(said)["organizations"]:
        assert not list(schema.faults(one, "organization"))
        assert not [fault for service in walking.services(one) for fault in schema.faults(service, "service")]
    with as_user("ana"):  # what goes out comes in again elsewhere
        pass
    assert entries.protected_id


def test_a_sealed_place_stays_sealed_under_whichever_institution_it_arrives(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    sari, document = people["sari"], json.loads(ORGANISATION)
    moved = json.loads(ORGANISATION.replace(document["id"], "11111111-1111-4111-8111-111111111111")) | {"services": []}
    with as_user("sari"):
        import_directory(by=sari, body=ORGANISATION.encode())
        protect_place(by=sari, institution_id=Institution.objects.get().pk, place_id=LOCATION)
        with pytest.raises(NotImported) as refused:  # in other words, too
            import_directory(by=sari, body=json.dumps(moved | {"description": "Datang ke 1-30 Main Street"}).encode())
        assert [one for one in refused.value.sentences if "description" in one and "tersegel" in one and "Main Street" not in one]
        assert import_directory(by=sari, body=json.dumps(moved).encode()).new == 1
        new = Institution.objects.get(hsds_id=moved["id"])
        assert new.protected_places == [LOCATION] and "1-30 Main Street" not in new.document
        assert import_directory(by=sari, body=json.dumps(moved).encode()).unchanged == 1
        found = export_directory(by=sari)
    assert found.protected_places == 1
    assert not [hidden for hidden in ("1-30 Main Street", LOCATION) if hidden in found.json.decode()]


def test_sealing_reaches_every_institution_that_names_the_place(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    sari, document = people["sari"], json.loads(ORGANISATION)
    other = json.loads(ORGANISATION.replace(document["id"], "11111111-1111-4111-8111-111111111111")) | {"services": [], "name": "Yayasan Lain"}
    with as_user("sari"):
        import_directory(by=sari, body=json.dumps([document, other | {"description": "Di 1-30 Main Street"}]).encode())
        first, second = (Institution.objects.get(hsds_id=one["id"]) for one in (document, other))
        with pytest.raises(NotNow) as refused:
            protect_place(by=sari, institution_id=first.pk, place_id=LOCATION)
        assert "Yayasan Lain: description" in str(refused.value.sentence)
        correct_institution(by=sari, institution_id=second.pk, facts={"about": "Pendampingan"}, based_on=1)
        protect_place(by=sari, institution_id=first.pk, place_id=LOCATION)
        kept = [*Institution.objects.values_list("document", flat=True), *InstitutionVersion.objects.values_list("document", flat=True)]
        assert not [one for one in kept if "1-30 Main Street" in one]
        assert Institution.objects.get(pk=second.pk).protected_places == [LOCATION]


def test_refused_and_apart(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    with as_user("ratna"):
        with pytest.raises(Refusal):
            import_directory(by=people["ratna"], body=ORGANISATION.encode())
        with pytest.raises(Refusal):
            export_directory(by=people["ratna"])
    with as_user("sari"):
        import_directory(by=people["sari"], body=ORGANISATION.encode())
    with as_user("nyai"):  # another house imports the very same file for itself
        assert export_directory(by=people["nyai"]).documents == []
        assert import_directory(by=people["nyai"], body=ORGANISATION.encode()).new == 1


def test_the_pages(signed_in: Callable[[str], Any], as_user: Callable[[str], Any]) -> None:
    sari = signed_in("sari")
    assert sari.get("/direktori/impor/").status_code == 200
    assert sari.post("/direktori/impor/", {"body": io.BytesIO(b"{")}).status_code == 422
    assert "Baris 1" in sari.post("/direktori/impor/", {"body": io.BytesIO(b"{")}).content.decode()
    assert sari.post("/direktori/impor/", {"body": io.BytesIO(ORGANISATION.encode())}).status_code == 303
    assert "Kontak pribadi, tidak ikut" in sari.get("/direktori/ekspor/").content.decode()
    answer = sari.post("/direktori/ekspor/", {"format": "hsds-json"})
    assert answer["Content-Type"] == "application/json"
    assert json.loads(answer.content)["organizations"] == [json.loads(ORGANISATION)]
    for path in ("/direktori/impor/", "/direktori/ekspor/"):
        assert signed_in("ratna").get(path).status_code == 403
