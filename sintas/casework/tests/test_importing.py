"""A documented case comes in from its file: LK3-A, LK3-B and MS, leaf by leaf, through the verbs everybody uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from sintas.cases.models import (
    Case,
    Client,
    Consent,
    Contract,
    Disability,
    Flag,
    Incident,
    Note,
    Passage,
    Person,
    Record,
    SafetyFact,
    SourceFact,
)
from sintas.casework import importing
from sintas.casework.importing.leaves import walk
from sintas.casework.models import Referral, Session, Termination
from sintas.casework.tests.imported import codes_for, everything_counted, everything_in, in_two
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.staff.actor import Actor

FIXTURES = Path(importing.__file__).parent.parent / "fixtures"
Bring = Callable[..., list[importing.Account]]


@pytest.fixture
def bring(people: dict[str, Actor], as_user: Any) -> Bring:
    """bring("ms") imports every case of a fixture for Ratna."""

    def go(name: str, who: str = "ratna") -> list[importing.Account]:
        with as_user(who):
            return [importing.carry_in(by=people[who], one=one) for one in importing.read(FIXTURES / f"{name}.yaml")]

    return go


@pytest.fixture
def case_of(people: dict[str, Actor], as_user: Any) -> Iterator[Callable[[str], Case]]:
    """case_of("MS") -> the case, its content opened, inside Ratna's identity."""
    with as_user("ratna"):

        def find(ref: str) -> Case:
            case = Case.objects.get(source_ref=ref)
            trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
            return case

        yield find


@pytest.mark.parametrize(
    ("name", "counts"),
    [("ms", [("MS", 390, 0, 88, 29)]), ("lk3", [("LK3-A", 36, 0, 43, 5), ("LK3-B", 11, 0, 46, 1)])],
)
def test_every_leaf_of_the_document_has_become_something(bring: Bring, name: str, counts: Any) -> None:
    accounts = bring(name)
    document = yaml.load((FIXTURES / f"{name}.yaml").read_text(), yaml.BaseLoader)  # noqa: S506 - an independent reading: every scalar a text
    for at, (account, expected) in enumerate(zip(accounts, counts, strict=True)):
        around = {key: value for key, value in document.items() if key != "cases"}
        leaves = len(list(walk(around))) + (len(list(walk(document["cases"][at]))) if "cases" in document else 0)
        assert (account.ref, account.placed, account.kept, account.remarks, account.not_stated) == expected
        assert account.dropped == 0
        assert account.placed + account.kept + account.remarks + account.not_stated == leaves


@pytest.mark.parametrize(("name", "refs"), [("ms", ["MS"]), ("lk3", ["LK3-A", "LK3-B"])])
def test_every_word_said_to_be_placed_can_be_read_in_the_file(bring: Bring, case_of: Any, name: str, refs: list[str]) -> None:
    bring(name)
    for one in importing.read(FIXTURES / f"{name}.yaml"):
        case = case_of(one.ref)
        held = everything_in(case)
        kept = {row.path: row.words for row in SourceFact.objects.filter(file_id=case.pk)}
        lost = []
        for path, value in one.book.leaves.items():
            if value is None or isinstance(value, bool) or path.endswith(".stage"):
                continue
            words = str(value)
            if path in kept:
                assert kept[path] == words
            elif not (words in held or codes_for(words) & held.codes or path.endswith("weekday_stated") or in_two(words, held)):
                lost.append((path, words))
        assert lost == []
    assert [one.ref for one in importing.read(FIXTURES / f"{name}.yaml")] == refs


def test_ms_is_walked_from_first_contact_to_closing(bring: Bring, case_of: Any) -> None:
    bring("ms")
    ms = case_of("MS")
    assert (ms.opened_on, ms.client_since, ms.closed_on) == (date(2024, 8, 23), date(2024, 8, 26), date(2024, 9, 26))
    assert (ms.stage, ms.closing_reason) == ("termination", "goals_met")
    walked = [
        (p.stage, local(p.began_at), local(p.ended_at), p.outcome) for p in Passage.objects.filter(file_id=ms.pk).order_by("began_at", "id")
    ]
    assert walked == [
        ("engagement", date(2024, 8, 23), date(2024, 8, 26), "completed"),
        ("assessment", date(2024, 8, 26), date(2024, 9, 16), "completed"),
        ("planning", date(2024, 9, 16), date(2024, 9, 16), "completed"),
        ("implementation", date(2024, 9, 16), date(2024, 9, 22), "completed"),
        ("evaluation", date(2024, 9, 22), date(2024, 9, 26), "completed"),
        ("termination", date(2024, 9, 26), date(2024, 9, 26), "closed"),
    ]
    not_dated = Record.objects.get(file_id=ms.pk, kind="stage", happened="?")
    assert "16 September 2024" in not_dated.line
    consent = Consent.current.get(file_id=ms.pk)
    assert (consent.outcome, consent.manner, consent.read_aloud, consent.happened_on) == ("given", "signed", True, date(2024, 8, 26))
    contract = Contract.current.get(file_id=ms.pk)
    assert contract.signed
    assert contract.read_aloud
    assert (ms.closed_on - ms.client_since).days == 31
    assert (ms.closed_on - ms.opened_on).days == 34


def test_the_five_sessions_of_ms_stand_with_their_steps_and_days(bring: Bring, case_of: Any) -> None:
    bring("ms")
    ms = case_of("MS")
    held = list(Session.current.filter(file_id=ms.pk).order_by("id"))
    assert [(one.happened, one.steps, one.early) for one in held] == [
        ("2024-09-16", ["wdep_w"], False),
        ("2024-09-17", ["wdep_d"], False),
        ("2024-09-20", [], False),
        ("2024-09-22", ["wdep_e"], False),
        ("2024-09-22", ["wdep_p"], False),
    ]
    assert {one.therapy for one in held} == {"reality", ""}
    assert held[1].achievement == "memenuhi kriteria di PT Omron dan PT Fifgroup"
    assert held[2].own_words == {"step": "Pemberian Kemampuan (FGD)"}
    assert Record.objects.get(file_id=ms.pk, source_entry=held[2].entry).uncoded
    assert "opsi jangka panjang" in held[3].note


def test_people_of_ms_and_the_mother_who_died(bring: Bring, case_of: Any) -> None:
    bring("ms")
    ms = case_of("MS")
    family = {row.name: row for row in Person.current.filter(file_id=ms.pk) if row.name}
    assert len(family) == 9
    around = [row for row in Person.current.filter(file_id=ms.pk) if not row.name]
    assert sorted(row.note for row in around if row.note) == [
        "membagikan daftar calon klien sebagai formulir Excel",
        "mengizinkan bertemu klien",
        "menilai kemajuan 70%",
    ]
    assert sorted({row.relation or row.own_words["relation"] for row in around}) == [
        "carer", "fasilitator bimpok", "instruktur desain grafis", "pekerja sosial", "pembagi daftar klien", "pendamping bimpok", "roommate",
    ]  # fmt: skip
    mother = family["SSH"]
    assert (mother.relation, mother.deceased, mother.death) == ("mother", True, "2022")
    assert (family["SSJ"].deceased, family["SSJ"].address, mother.address) == (False, "Pekanbaru, Riau", None)
    assert (family["SW"].relation, family["SW"].note) == ("older_sibling", "kakak keempat")
    client = Client.current.get(file_id=ms.pk)
    assert (client.name, client.sex, client.age_stated, client.education, client.religion) == (
        "MS",
        "female",
        27,
        "upper_secondary",
        "protestant",
    )
    about = Disability.current.get(file_id=ms.pk)
    assert about.kinds == ["physical"]
    assert "sejak lahir" in about.about


def test_a_weekday_that_cannot_be_is_said_on_the_record_and_kept_as_a_remark(bring: Bring, case_of: Any) -> None:
    bring("ms")
    ms = case_of("MS")
    referral, ending = Referral.current.get(file_id=ms.pk), Termination.current.get(file_id=ms.pk)
    for words in (referral.chronology, ending.manner):
        assert "[Dokumen menyebut hari Jumat; 26 September 2024 adalah hari Kamis.]" in words
    assert (referral.receiver, ending.handed_to) == ("pendamping BIMPOK", ["pekerja sosial", "pendamping BIMPOK", "pembina asrama"])
    assert not Note.current.filter(file_id=ms.pk).exists()  # what is described stands once, and not again as an event
    remarks = SourceFact.objects.filter(file_id=ms.pk, kind="remark")
    assert remarks.filter(path="timeline[13].weekday_stated", tags=["WEEKDAY"]).exists()
    assert remarks.filter(path__startswith="anomalies", tags=["DECEASED_LISTED"]).exists()


def test_undated_things_stay_undated(bring: Bring, case_of: Any) -> None:
    bring("ms")
    bring("lk3")
    for ref in ("MS", "LK3-A", "LK3-B"):
        case = case_of(ref)
        assert Record.objects.filter(file_id=case.pk, happened="?", happened_on=None, imported=True).exists()
        assert not Record.objects.filter(file_id=case.pk, imported=False).exclude(kind="became_client").exists()


def test_lk3_b_shows_at_once_that_she_lives_with_him(bring: Bring, case_of: Any) -> None:
    bring("lk3")
    case = case_of("LK3-B")
    assert case.stage == "engagement"
    assert Flag.objects.filter(file_id=case.pk, code="lives_with_perpetrator", ended_at=None).exists()
    he = Person.current.get(file_id=case.pk, is_perpetrator=True)
    assert (he.relation, he.in_household) == ("brother_in_law", True)
    facts = set(SafetyFact.current.filter(file_id=case.pk).values_list("fact", flat=True))
    assert facts == {"door_cannot_be_locked", "perpetrator_comes_at_night", "lives_with_perpetrator"}
    incident = Incident.current.get(file_id=case.pk)
    assert (incident.forms, incident.repeated, incident.factors) == (["practice:sexual"], "repeated", ["powerlessness"])
    assert incident.perpetrators == [he.entry]
    assert "paksaan" in incident.told


def test_lk3_a_keeps_what_she_told_and_who_holds_her(bring: Bring, case_of: Any) -> None:
    bring("lk3")
    case = case_of("LK3-A")
    incident = Incident.current.get(file_id=case.pk)
    assert set(incident.impacts) == {"fear_pregnancy", "feels_dirty", "cannot_refuse", "school_decline"}
    assert "menangis karena tidak bisa keluar dari jeratan alex" in incident.told
    assert Person.current.get(file_id=case.pk, is_support=True).relation == "mother"
    assert Person.current.get(file_id=case.pk, is_perpetrator=True).name == "alex"
    assert Contract.current.get(file_id=case.pk).signed
    assert not Consent.current.filter(file_id=case.pk).exists()


def test_importing_again_changes_nothing_and_says_so(bring: Bring, people: dict[str, Actor], as_user: Any) -> None:
    bring("ms")
    one = importing.read(FIXTURES / "ms.yaml")[0]
    with as_user("ratna"):
        before = everything_counted()
        with pytest.raises(importing.AlreadyThere) as again:
            importing.carry_in(by=people["ratna"], one=one)
        assert everything_counted() == before
        assert "sudah pernah diimpor sebagai KS-0001" in importing.already_sentence(again.value)


def test_a_colleague_of_the_unit_is_told_the_same_without_the_number(bring: Bring, people: dict[str, Actor], as_user: Any) -> None:
    bring("ms")
    with as_user("budi"):
        with pytest.raises(importing.AlreadyThere) as again:
            importing.carry_in(by=people["budi"], one=importing.read(FIXTURES / "ms.yaml")[0])
        assert again.value.case is None
        assert Case.objects.count() == 0


def test_another_house_imports_its_own(bring: Bring, case_of: Any, people: dict[str, Actor], as_user: Any) -> None:
    bring("ms")
    assert bring("ms", "lina")[0].number == "YC-0001"


def test_every_import_leaves_its_trail(bring: Bring, case_of: Any) -> None:
    bring("lk3")
    case = case_of("LK3-B")
    last = Trail.objects.filter(file_id=case.pk, verb="import").order_by("-id")[0]
    assert last.detail["placed"] > 0
    assert "kakak ipar" not in str(list(Trail.objects.filter(file_id=case.pk).values_list("detail", flat=True)))


def local(moment: Any) -> date:
    found: date = clock.local(moment).date()
    return found
