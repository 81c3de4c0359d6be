"""A case goes out as JSON and comes in again as the same case, in another unit or another house."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.cases.actions.attaching import attach
from sintas.cases.actions.client import describe_client
from sintas.cases.actions.observing import observe
from sintas.cases.actions.reach import record_reach
from sintas.cases.actions.risk import assess_risk
from sintas.cases.actions.safety_plan import write_safety_plan
from sintas.cases.actions.tasks import give_task
from sintas.cases.actions.team import add_member
from sintas.cases.actions.warning import write_warning
from sintas.cases.actions.writing import write_note
from sintas.cases.bases import Versioned
from sintas.cases.models import Attachment, Case, Client, Passage, Person, Record, SourceFact
from sintas.casework import exporting, importing
from sintas.casework.actions.conferring import hold_conference
from sintas.casework.actions.sessions import plan_session
from sintas.casework.models import Decision, Goal, GoalResult
from sintas.config.command.parser import parse
from sintas.config.command.running import as_operator
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.safekeeping.sealed import Sealed, SealedBytes
from sintas.staff.actor import Actor, actor_for
from sintas.staff.models import Posting

FIXTURES = Path(importing.__file__).parent.parent / "fixtures"
# not the same in a copy: ids, who wrote and when, numbers of versions, and what belongs to one house alone
NOT_COMPARED = {"id", "file", "entry", "number", "author", "written_at", "superseded_at", "submission", "organisation_id", "unit", "version"}
NOT_COMPARED |= {"last_recorded_at", "source_ref", "corrected_at", "raised_at", "made_at", "began_by", "ended_by", "made_by", "raised_by"}
NOT_COMPARED |= {"changed_at", "changes", "series"}  # what calendar programs of this house are told
NOT_COMPARED |= {"done_by", "owner", "next_owner"}
ONE_HOUSE = {"Attachment", "AttachmentBody", "Link", "Access", "File", "Conflict", "Release", "ReleaseBody", "SupervisorApproval", "Entry", "EntryWords"}
ONE_HOUSE |= {"Programme", "Room", "UnitTime", "Feed", "Mail", "PartnerLink", "Sending", "Move", "Transfer", "OpenDoor", "Arrival"}
ONE_HOUSE |= {"Convening", "Invitation", "Reply", "Signature", "ShownMinutes", "Confirmation"}


@pytest.fixture
def ratna(house: Any, cast: Any) -> Actor:
    """Ratna works in both units of the Sentra."""
    Posting.objects.create(user=cast["ratna"], unit=house.other_unit, role="worker")
    return actor_for(cast["ratna"])


@pytest.fixture
def bring(ratna: Actor, as_user: Any) -> Callable[[str], None]:
    def go(name: str) -> None:
        with as_user("ratna"):
            for one in importing.read(FIXTURES / f"{name}.yaml"):
                importing.carry_in(by=ratna, one=one)

    return go


@pytest.mark.parametrize("name", ["ms", "lk3", "handayani_rekaan"])
def test_what_goes_out_comes_in_as_the_same_case(
    bring: Any, ratna: Actor, as_user: Any, house: Any, tmp_path: Path, name: str
) -> None:
    bring(name)
    with as_user("ratna"):
        for case in list(Case.objects.all()):
            document = exporting.document(by=ratna, case=case)
            copy = brought_back(ratna, document, house.other_unit.pk, tmp_path)
            assert everything_in(ratna, copy) == everything_in(ratna, case)
            assert everything_in(ratna, case)["Assessment" if name != "lk3" else "Person"]
            assert {row["path"] for row in document["source"]} == set(SourceFact.objects.filter(file_id=copy.pk).values_list("path", flat=True))
            again = exporting.document(by=ratna, case=copy)
            assert without_ids(again["tables"]) == without_ids(document["tables"])


def test_a_case_that_was_lived_here_with_everything_a_worker_writes(
    bring: Any, ratna: Actor, people: dict[str, Actor], as_user: Any, house: Any, tmp_path: Path
) -> None:
    bring("lk3")
    with as_user("ratna"):
        case = Case.objects.get(source_ref="LK3-B")
        live(ratna, case, people)
    with as_user("dewi"):
        observe(by=people["dewi"], case=case, text="tidur dengan lampu menyala", areas=("sleep",))
    with as_user("ratna"):
        document = exporting.document(by=ratna, case=case)
        copy = brought_back(ratna, document, house.other_unit.pk, tmp_path)
        assert everything_in(ratna, copy) == everything_in(ratna, case)
        assert Client.current.get(file_id=copy.pk).nik_print == Client.current.get(file_id=case.pk).nik_print
        assert Record.objects.filter(file_id=copy.pk, planned=True).exists()
        left = SourceFact.objects.get(file_id=copy.pk, tags=["LEFT_BEHIND"]).words
        assert left.startswith("surat visum, forensic_report, application/pdf, ")
        assert not Attachment.objects.filter(file_id=copy.pk).exists()
        wholes = json.dumps(document, ensure_ascii=False)
        assert str(ratna.user_id) not in wholes  # ids of staff mean nobody elsewhere


def test_in_another_house_somebody_of_our_team_stands_by_name(
    bring: Any, ratna: Actor, people: dict[str, Actor], as_user: Any, tmp_path: Path
) -> None:
    bring("lk3")
    with as_user("ratna"):
        case = Case.objects.get(source_ref="LK3-A")
        day = clock.today() - timedelta(days=1)
        hold_conference(by=ratna, case=case, happened=day, decisions=[{"what": "antar ke psikolog", "owner": "me", "due_on": None}])
        document = exporting.document(by=ratna, case=case)
    with as_user("lina"):
        copy = brought_back(people["lina"], document, None, tmp_path)
        trail.record(by=people["lina"], verb="read file", file_id=copy.pk, opens=True)
        decision = Decision.current.get(file_id=copy.pk)
        assert (decision.owner, decision.owner_words, decision.what) == ("other", "Ratna", "antar ke psikolog")
        assert copy.number == "YC-0001"
        assert Client.current.get(file_id=copy.pk).author_id == people["lina"].user_id
    with as_user("ratna"):
        assert not Case.objects.filter(pk=copy.pk).exists()


def test_every_coded_value_carries_its_label_and_the_documents_own_words(bring: Any, ratna: Actor, as_user: Any) -> None:
    bring("ms")
    with as_user("ratna"):
        tables = exporting.document(by=ratna, case=Case.objects.get())["tables"]
    assert tables["client"][0]["education"] == {"code": "upper_secondary", "label": "SMA atau sederajat", "words": "SMA"}
    assert tables["anxiety"][0]["level"] == {"code": "mild", "label": "Kecemasan ringan", "words": "ringan"}
    assert [one["words"] for one in tables["assessment"][0]["methods"]] == ["wawancara", "observasi", "studi dokumentasi"]
    assert [row["part"]["words"] for row in tables["implementer"]][:2] == ["praktikan", "pendamping BIMPOK"]
    relations = {row["name"]: row["relation"] for row in tables["person"] if row["name"]}
    assert relations["SSH"]["words"] == "ibu"
    assert tables["client"][0]["marital"] is None


def test_every_code_of_a_case_stands_in_the_list_its_table_names(bring: Any, ratna: Actor, as_user: Any) -> None:
    for name in ("ms", "lk3", "handayani_rekaan"):
        bring(name)
    with as_user("ratna"):
        for case in Case.objects.all():
            tables = exporting.document(by=ratna, case=case)["tables"]
            for table in exporting.TABLES:
                for row in tables[table.name]:
                    for column, kind in table.columns.items():
                        for one in [row[column]] if kind == "code" else row[column] if kind == "codes" else []:
                            assert one is None or table.knows(column, one["code"]), (table.name, column, one)


def test_no_coded_column_travels_without_its_list() -> None:
    """A column made with bases.code() or bases.codes() is named in `lists`: a new one is noticed here."""
    for table in exporting.TABLES:
        for column in table.model._meta.concrete_fields:
            base = column.base_field if isinstance(column, ArrayField) else column
            coded = isinstance(base, models.CharField) and base.max_length in (20, 40, 60) and not isinstance(base, Sealed)
            fuzzy = column.name in table.fuzzy or column.name == "happened"
            if coded and not fuzzy and column.name in table.columns:
                assert column.name in table.lists, f"{table.name}.{column.name}"


def test_every_table_of_a_file_travels_or_is_said_to_stay() -> None:
    travelling = {table.model for table in exporting.TABLES}
    assert "ReferralIn" in {model.__name__ for model in travelling}
    for label in ("cases", "evidence", "programmes", "tracks", "casework", "exchange"):
        for model in apps.get_app_config(label).get_models():
            assert model in travelling or model.__name__ in ONE_HOUSE | {"Case", "SourceFact"}, model.__name__


def test_results_find_their_goals_again(bring: Any, ratna: Actor, as_user: Any, house: Any, tmp_path: Path) -> None:
    bring("ms")
    with as_user("ratna"):
        copy = brought_back(ratna, exporting.document(by=ratna, case=Case.objects.get()), house.other_unit.pk, tmp_path)
        trail.record(by=ratna, verb="read file", file_id=copy.pk, opens=True)
        goals = {row.entry: row.position for row in Goal.current.filter(file_id=copy.pk)}
        assert {goals[row.goal]: row.text for row in GoalResult.current.filter(file_id=copy.pk)} == {
            1: "lebih tenang dan sabar",
            2: "frekuensi interaksi meningkat",
            3: "konsentrasi membaik",
            4: "tingkat lupa menurun",
        }


def test_the_command_prints_the_document_and_nothing_else(
    bring: Any, cast: Any, people: dict[str, Actor], as_user: Any, capfdbinary: Any, tmp_path: Path
) -> None:
    bring("ms")
    capfdbinary.readouterr()
    for words in ("MS", "ms", "KS-0001", "ks-0001"):
        assert as_operator(parse(["case", "export", words, "--as", "ratna"])) == 0
        printed = json.loads(capfdbinary.readouterr().out)
        assert (printed["schema"], printed["id"], printed["case"]["number"]) == ("sintas-case/1", "MS", "KS-0001")
    assert printed["papers"] == []
    with as_user("ratna"):
        rows = Trail.objects.filter(verb="export case")
        assert rows.count() == 4
        assert "MS" not in str(list(rows.values_list("detail", flat=True)))
    file = tmp_path / "ms.json"
    file.write_text(json.dumps(printed))
    assert as_operator(parse(["case", "import", str(file), "--as", "lina"])) == 0
    assert "MS → YC-0001: " in capfdbinary.readouterr().out.decode()
    assert as_operator(parse(["case", "import", str(file), "--as", "lina"])) == 0
    assert "sudah pernah diimpor" in capfdbinary.readouterr().out.decode()
    with as_user("lina"):
        assert Case.objects.count() == 1


def test_who_is_meant_must_be_clear(bring: Any, ratna: Actor, as_user: Any, people: dict[str, Actor], open_a_case: Any) -> None:
    bring("ms")
    with as_user("ratna"):
        second = open_a_case(who="ratna", name="Maya Sari")
        assert exporting.find(by=ratna, words="MS").source_ref == "MS"  # the id of a document comes before initials
        Case.objects.filter(source_ref="MS").update(source_ref="")
        with pytest.raises(Refusal) as several:
            exporting.find(by=ratna, words="ms")
        assert second.number in str(several.value.sentence)
        for words in ("", "XY", "KS-9999"):
            with pytest.raises(NotYours):
                exporting.find(by=ratna, words=words)
    for who in ("budi", "lina", "tono", "dewi"):
        with as_user(who), pytest.raises(NotYours):
            exporting.find(by=people[who], words="KS-0001")


def test_a_command_that_finds_nothing_prints_nothing(bring: Any, cast: Any, capfdbinary: Any) -> None:
    bring("ms")
    capfdbinary.readouterr()
    assert as_operator(parse(["case", "export", "MS", "--as", "budi"])) == 1
    printed = capfdbinary.readouterr()
    assert printed.out == b""
    assert "Tidak ada kasus Anda" in printed.err.decode()


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda d: d["tables"]["assessment"][0]["methods"].append({"code": "tarot"}), "tables.assessment[0].methods[3]"),
        (lambda d: d["tables"]["assessment"][0].update(colour="red"), "tables.assessment[0].colour"),
        (lambda d: d["tables"].update(horoscope=[]), "tables.horoscope"),
        (lambda d: d["tables"]["goal_result"][0].update(goal="01a20000-0000-7000-8000-000000000000"), "tables.goal_result[0].goal"),
        (lambda d: d["tables"]["session"][0].update(happened="2090-01-01"), "tables.session[0].happened"),
        (lambda d: d["tables"]["session"][0].update(happened="besok"), "tables.session[0].happened"),
        (lambda d: d["tables"]["goal"][0].update(text=None), "tables.goal[0]"),
        (lambda d: d["tables"]["goal"][0].update(position="satu"), "tables.goal[0].position"),
        (lambda d: d["tables"]["goal"][1].update(entry=d["tables"]["goal"][0]["entry"]), "tables.goal[1].entry"),
        (lambda d: d["tables"]["goal_result"][1].update(goal=d["tables"]["goal_result"][0]["goal"]), "tables.goal_result[1]"),
        (lambda d: d["tables"]["termination"][0].update(judged=["calm:reached"]), "tables.termination[0].judged[0]"),
        (lambda d: d["tables"].update(client=[]), "tables.client"),
        (lambda d: d["tables"].update(passage=[]) or d["case"].update(closed_on=None), "tables.passage"),
        (lambda d: d["case"].update(stage="limbo"), "case.stage"),
        (lambda d: d["case"].update(closing_reason=None), "case.closing_reason"),
        (lambda d: d["case"].update(opened_on="2090-01-01"), "case.opened_on"),
        (lambda d: d["tables"].update(note={}), "tables.note"),
        (lambda d: d["tables"].update(note=["x"]), "tables.note[0]"),
        (lambda d: d["source"][0].update(kind="secret"), "source[0].kind"),
        (lambda d: d.update(tables=[]), "tables"),
    ],
)
def test_a_file_somebody_changed_is_refused_by_its_place_and_nothing_is_written(
    bring: Any, ratna: Actor, people: dict[str, Actor], as_user: Any, tmp_path: Path, change: Any, path: str
) -> None:
    bring("ms")
    with as_user("ratna"):
        document = exporting.document(by=ratna, case=Case.objects.get())
    change(document)
    with as_user("lina"):
        with pytest.raises(BadInput) as refused:
            brought_back(people["lina"], document, None, tmp_path)
        assert path in refused.value.fields
        assert Case.objects.count() == 0
        assert Person.objects.count() == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "rusak"),
        ('{"schema": "sintas-case/2"}', "sintas-case/1"),
        ('{"schema": "sintas-case/1", "id": ""}', "“id”"),
        ('{"schema": "sintas-case/1", "id": "A", "tabels": {}}', "“tabels”"),
        ('{"schema": "sintas-case/1", "schema": "sintas-case/1"}', "dua kali"),
        ('{"schema": "sintas-case/1", "id": "A", "case": NaN}', "rusak"),
        ('{"a":' * 100_000, "rusak"),
    ],
)
def test_a_file_that_is_no_exported_case_is_refused_with_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "case.json"
    file.write_text(text)
    assert importing.is_exported(file)
    with pytest.raises(importing.Unreadable) as refused:
        importing.read_exported(file)
    assert said in str(refused.value.sentence)


def test_the_very_case_is_not_taken_in_beside_itself(ratna: Actor, as_user: Any, open_a_case: Any, tmp_path: Path) -> None:
    with as_user("ratna"):
        case = open_a_case(who="ratna")
        document = exporting.document(by=ratna, case=case)
        with pytest.raises(importing.AlreadyThere):
            brought_back(ratna, document, case.unit_id, tmp_path)


def test_who_lost_the_verb_exports_nothing(ratna: Actor, as_user: Any, open_a_case: Any, cast: Any) -> None:
    with as_user("ratna"):
        case = open_a_case(who="ratna")
        Posting.objects.filter(user=cast["ratna"]).update(role="student")
        with pytest.raises(Refusal):
            exporting.document(by=actor_for(cast["ratna"]), case=case)
        assert not Trail.objects.filter(verb="export case").exists()


def live(by: Actor, case: Case, people: dict[str, Actor]) -> None:
    """A few days of work: every kind of record the documented cases do not have."""
    today = clock.today()
    now = Client.current.get(file_id=case.pk)
    describe_client(
        by=by, case=case, name="Bunga", nik="3201014107900002", needs_interpreter=True, languages=["javanese"], entry=now.entry, based_on=now.number
    )
    record_reach(by=by, case=case, channel="phone", value="081200000001", never_say="dari Sentra", first_choice=True)
    write_note(by=by, case=case, text="datang sendiri", wish_to_die=True, happened=today)
    assess_risk(by=by, case=case, level="high", reasons="tinggal serumah", review_on=today + timedelta(days=3))
    write_safety_plan(by=by, case=case, parts={"signals": ["pintu dibanting"]}, code_word="payung", review_on=today + timedelta(days=7))
    write_warning(by=by, case=case, text="jangan telepon", review_on=today + timedelta(days=5))
    add_member(by=by, case=case, user_id=people["dewi"].user_id, role="carer")
    give_task(by=by, case=case, owner_id=by.user_id, title="antar ke dokter", due_at=clock.now() + timedelta(days=1))
    attach(by=by, case=case, body=a_pdf(), kind="forensic_report", title="surat visum")
    plan_session(by=by, case=case, starts_at=clock.now() + timedelta(days=2), protection=True, before_consent_reason="keselamatan")
    hold_conference(
        by=by,
        case=case,
        happened=FuzzyDate.on(today),
        attendance=[{"name": "Ratna", "position": "pekerja sosial", "institution": "Sentra", "user": str(by.user_id)}],
        decisions=[{"what": "cari rumah aman", "owner": "me", "due_on": today + timedelta(days=1)}],
    )


def a_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(out)
    return out.getvalue()


def brought_back(by: Actor, document: dict[str, Any], unit: UUID | None, tmp_path: Path) -> Case:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(document, ensure_ascii=False))
    found = importing.carry_in_exported(by=by, one=importing.read_exported(file), unit_id=unit)
    return Case.objects.get(number=found.number, organisation_id=by.organisation_id)


def everything_in(by: Actor, case: Case) -> dict[str, list[Any]]:
    """Every current row of every table of the file, ids of its own entries replaced by where they stand."""
    trail.record(by=by, verb="read file", file_id=case.pk, opens=True)
    rows = {model.__name__: current(model, case) for label in ("cases", "evidence", "casework") for model in apps.get_app_config(label).get_models()}
    places = {str(case.pk): "case"}
    for name, found in rows.items():
        for at, row in enumerate(found):
            places[str(getattr(row, "entry", None) or row.pk)] = f"{name}[{at}]"
            places[str(row.pk)] = f"{name}[{at}]"
    return {name: sorted((values(row, places) for row in found), key=str) for name, found in rows.items() if found}


def current(model: Any, case: Case) -> list[Any]:
    names = {field.name for field in model._meta.get_fields()}
    if model.__name__ in ONE_HOUSE or "file" not in names:
        return []
    found = model._base_manager.filter(file_id=case.pk)
    if model is SourceFact:
        found = found.exclude(tags=["LEFT_BEHIND"])  # says in the copy that bytes did not come along
    if issubclass(model, Versioned):
        found = found.filter(superseded_at=None, set_aside=False, withdrawn_at=None)
    moment = next((name for name in ("written_at", "began_at", "raised_at", "made_at") if name in names), "pk")
    return list(found.order_by(moment, *(["ended_at", "stage"] if model is Passage else []), "pk"))


def values(row: Any, places: dict[str, str]) -> dict[str, Any]:
    fields = [field for field in row._meta.concrete_fields if field.name not in NOT_COMPARED and not isinstance(field, SealedBytes)]
    return {field.name: named(getattr(row, field.attname), places) for field in fields}


def named(value: Any, places: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [named(one, places) for one in value]
    if isinstance(value, dict):
        return {name: named(one, places) for name, one in value.items() if name != "user"}
    if isinstance(value, memoryview | bytes):
        return bytes(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, UUID):
        return places.get(str(value))  # of an attachment, a paper or a struck record: those stay behind
    return places.get(value, value) if isinstance(value, str) else value


def without_ids(tables: dict[str, Any]) -> str:
    """The printed tables without what is new in every copy."""
    told = ("entry", "version", "written_at", "written_by")
    flat = json.dumps({name: [{k: v for k, v in row.items() if k not in told} for row in rows] for name, rows in tables.items()})
    ids = {row["entry"]: f"{name}[{at}]" for name, rows in tables.items() for at, row in enumerate(rows) if "entry" in row}
    for entry, place in ids.items():
        flat = flat.replace(entry, place)
    return flat
