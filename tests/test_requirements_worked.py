"""Requirements worked through the pages, field by field, where no room's own test shows all that the reference names."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.urls import reverse
from PIL import Image

from sintas.cases.actions.team import add_member
from sintas.cases.models import Access, Client, Contact, Incident, Observation, Person
from sintas.casework.models import Session
from sintas.kit.ids import new_submission
from sintas.safekeeping import trail
from sintas.staff.models import Funding, Organisation, User
from sintas.staff.testing import come_in, hire


def send(browser: Any, page: str, case: Any, **fields: Any) -> str:
    """Fill a form of the case (`page` is its url name) and follow to the page after it."""
    answer = browser.post(reverse(page, args=[case.pk]), {"submission": new_submission(), **fields}, follow=True)
    assert answer.redirect_chain, answer.content.decode()[:3000]
    words: str = answer.content.decode()
    return words


@pytest.fixture
def case(open_a_case: Any, agreed: Any) -> Any:
    made = open_a_case("ratna", name="Bunga Melati", age_stated=27)
    agreed(made)
    return made


def test_a_colleague_stands_in_the_register_with_group_and_grade(signed_in: Any, cast: Any) -> None:
    typed = {"full_name": "Ratna Wijaya", "profession": "social_worker", "grade": "superintendent", "position_group": "functional_special"}
    ana, here = signed_in("ana"), reverse("staff:edit_person", args=[cast["ratna"].pk])
    assert ana.post(here, typed).status_code == 302
    kept = User.objects.get(pk=cast["ratna"].pk)
    assert (kept.grade, kept.position_group) == ("superintendent", "functional_special")
    words = ana.get(reverse("staff:person", args=[cast["ratna"].pk])).content.decode()
    assert "Penyelia" in words
    assert "Jabatan Fungsional Tertentu" in words


def test_what_the_institution_says_of_itself_and_of_its_money(signed_in: Any, house: Any) -> None:
    said = {
        "name": "Sentra Contoh", "former_names": "Balai A\nBalai B", "reports_to": "Direktorat Jenderal Contoh", "address": "Jalan Contoh 1",
        "inaugurated_year": "1997", "inaugurated_by": "Wakil Presiden", "renamed_on": "2021-06-17", "area_hectare": "4,9",
        "legal_basis": "Permensos tentang unit pelaksana", "legal_number": "Permensos 3/2022", "legal_on": "2022-03-10",
        "reach": "Lampung: Kota Bandar Lampung", "programmes": "contact center\ndesain grafis\npenjahitan",
    }  # fmt: skip
    money = {
        f"funding-{at}-{name}": value
        for at, (purpose, rupiah) in enumerate([("total", "63000000000"), ("intervention", "21000000000")])
        for name, value in {"source": "APBN", "year": "2023", "purpose": purpose, "rupiah": rupiah}.items()
    }
    ana = signed_in("ana")
    assert ana.post("/lembaga/", said | money).status_code == 302
    page = ana.get("/lembaga/").content.decode()
    for shown in ("Balai B", "Direktorat Jenderal Contoh", "Jalan Contoh 1", "1997", "2021-06-17", "Permensos 3/2022", "desain grafis", "63000000000"):
        assert shown in page, shown
    kept = Organisation.objects.get(pk=house.sentra.pk)
    assert (kept.former_names, kept.reports_to, kept.legal_number) == (["Balai A", "Balai B"], "Direktorat Jenderal Contoh", "Permensos 3/2022")
    assert (kept.inaugurated_year, str(kept.renamed_on)) == (1997, "2021-06-17")
    assert kept.programmes == ["contact center", "desain grafis", "penjahitan"]
    budget = Funding.objects.values_list("source", "year", "purpose", "rupiah").order_by("-rupiah")
    assert list(budget) == [("APBN", 2023, "total", 63_000_000_000), ("APBN", 2023, "intervention", 21_000_000_000)]


def test_the_lead_brings_another_profession_to_the_case(case: Any, house: Any, signed_in: Any) -> None:
    psychologist = hire("puspa", house.unit, "worker", profession="psychologist")
    page = send(signed_in("ratna"), "cases:join", case, user=str(psychologist.pk), role="member")
    assert "Psikolog" in page
    from django.test import Client as Browser

    hers = Browser()
    come_in(hers, psychologist)
    assert hers.get(reverse("desk:case", args=[case.pk])).status_code == 200
    assert signed_in("budi").get(reverse("desk:case", args=[case.pk])).status_code == 404


def test_watching_a_class_after_asking_the_instructor(case: Any, signed_in: Any, as_user: Any, people: Any) -> None:
    page = send(
        signed_in("ratna"), "cases:contact", case,
        form="observation", happened="16 Agustus 2024", at="09:30", parties=["client", "instructor"], place="Kelas desain grafis",
        permission_of="instruktur", approach="duduk di belakang", result="mengenal dan mengetahui keberadaan praktikan",
    )  # fmt: skip
    assert "mengenal dan mengetahui keberadaan praktikan" in page
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        kept = Contact.current.get(form="observation")
        assert (kept.happened, f"{kept.happened_at:%H:%M}", kept.place) == ("2024-08-16", "09:30", "Kelas desain grafis")
        assert (kept.permission_of, kept.result) == ("instruktur", "mengenal dan mengetahui keberadaan praktikan")


@pytest.mark.parametrize(
    ("form", "parties"),
    [
        ("room_visit", ["client"]),
        ("home_visit", ["family", "neighbourhood"]),
        ("conversation", ["family", "neighbourhood", "school"]),
        ("coordination", ["psychologist"]),
        ("play", ["client"]),
        ("introduction", ["client"]),
    ],
)
def test_a_contact_says_how_and_with_whom(case: Any, signed_in: Any, as_user: Any, form: str, parties: list[str]) -> None:
    send(signed_in("ratna"), "cases:contact", case, form=form, parties=parties, result="berbincang")
    with as_user("ratna"):
        kept = Contact.current.get(form=form)
        assert kept.parties == parties


def test_who_the_client_is(case: Any, signed_in: Any, as_user: Any, people: Any) -> None:
    page = send(
        signed_in("ratna"), "cases:client", case, based_on=1,
        name="Bunga Melati", called="Kak Bunga", sex="female", birth="usia 27", education_0="upper_secondary", occupation="desainer",
        religion_0="protestant", birth_order="6 dari 6", address="Jalan Contoh 1",
    )  # fmt: skip
    for shown in ("Kak Bunga", "27 tahun", "SMA atau sederajat", "desainer", "Kristen", "6 dari 6", "Jalan Contoh 1"):
        assert shown in page, shown
    with as_user("ratna"):
        assert Client.current.get(file_id=case.pk).sex == "female"


def test_a_line_of_the_family_table(case: Any, signed_in: Any, as_user: Any, people: Any) -> None:
    send(
        signed_in("ratna"), "cases:person", case,
        relation_0="father", name="SSJ", birth="usia 69", religion_0="protestant", education_0="primary", occupation="pensiunan", address="Pekanbaru",
    )  # fmt: skip
    page = send(signed_in("ratna"), "cases:person", case, relation_0="mother", name="SSH", deceased="on", death="2022")
    for shown in ("SSJ", "69 tahun", "SSH", "meninggal 2022"):
        assert shown in page, shown
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read people", file_id=case.pk, opens=True)
        father = Person.current.get(relation="father")
        assert (father.religion, father.education, father.occupation, father.address) == ("protestant", "primary", "pensiunan", "Pekanbaru")


def test_what_happened_as_told_and_who_knows_of_it(case: Any, signed_in: Any, as_user: Any, people: Any) -> None:
    send(
        signed_in("ratna"), "cases:incident", case,
        words=["verbal", "financial"], told="dibentak tiap malam, uangnya diambil", told_by="client", own_view="aku ingin ia berhenti",
        reported=["police", "village"],
    )  # fmt: skip
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        kept = Incident.current.get()
        assert (kept.told, kept.own_view, kept.told_by) == ("dibentak tiap malam, uangnya diambil", "aku ingin ia berhenti", "client")
        assert kept.reported == ["police", "village"]
    page = signed_in("ratna").get(reverse("cases:people", args=[case.pk])).content.decode()
    assert "Kekerasan finansial" in page


def test_a_session_holds_what_was_done_and_felt_and_agreed(case: Any, signed_in: Any, as_user: Any, people: Any) -> None:
    sealed = {
        "state_before": "gelisah, tidur sedikit",
        "note": "menimbang langkah",
        "feedback": "kuat dalam menata waktu",
        "achievement": "memilih satu pilihan",
        "worst_case": "bila panik, menelepon kakak",
        "next_step": "latihan wawancara",
    }
    send(
        signed_in("ratna"), "casework:session", case,
        channel="online", therapy="reality", steps=["wdep_e", "wdep_p"], techniques=["support"], worker_role="facilitator", pillar="therapy",
        no_next_step="", next_owner="me", participants=["client"], order_reason="W dan D dijalani di lembaga sebelumnya", **sealed,
    )  # fmt: skip
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        kept = Session.current.get()
        assert {name: getattr(kept, name) for name in sealed} == sealed
        assert (kept.channel, kept.worker_role, kept.pillar, kept.steps) == ("online", "facilitator", "therapy", ["wdep_e", "wdep_p"])


def test_a_carer_writes_what_she_sees_and_opens_no_story(case: Any, cast: Any, signed_in: Any, as_user: Any, people: Any) -> None:
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["dewi"].pk, role="carer")
    dewi, here = signed_in("dewi"), reverse("cases:care", args=[case.pk])
    sent = {"submission": new_submission(), "areas": ["mood", "with_others", "confidence", "expressing"], "text": "tertawa bersama teman sekamar"}
    assert "tertawa bersama teman sekamar" in dewi.post(here, sent, follow=True).content.decode()
    assert dewi.get(reverse("desk:case", args=[case.pk])).status_code == 404
    with as_user("ratna"):
        kept = Observation.current.get()
        assert kept.areas == sent["areas"]
        assert Access.objects.get(file_id=case.pk, user_id=cast["dewi"].pk).scope == "carer"
    ratna = signed_in("ratna")
    story = ratna.get(reverse("desk:case", args=[case.pk])).content.decode()
    entry = reverse("cases:observation_entry", args=[case.pk, kept.entry])
    assert entry in story
    assert "tertawa bersama teman sekamar" in ratna.get(entry).content.decode()


@pytest.mark.parametrize(("kind", "label"), [("attendance", "Daftar hadir"), ("photo", "Foto"), ("consent_paper", "Persetujuan yang ditandatangani")])
def test_a_paper_or_photo_is_attached_and_only_downloaded(case: Any, signed_in: Any, kind: str, label: str) -> None:
    held = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(held, "PNG")
    body = io.BytesIO(held.getvalue())
    body.name = "kertas.png"
    page = send(signed_in("ratna"), "cases:attachment", case, kind=kind, title="lembar satu", body=body)
    assert label in page
    link = page.split("/unduh/")[0].rsplit('action="', 1)[1] + "/unduh/"
    answer = signed_in("ratna").post(link)
    assert answer["Content-Disposition"].startswith("attachment")
    assert "kertas" not in answer["Content-Disposition"]
    assert signed_in("budi").post(link).status_code == 404
