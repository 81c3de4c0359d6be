"""A case goes out as JSON and comes in again as the same case, in another unit or another house."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from sintas.cases.actions.observing import observe
from sintas.cases.bases import Versioned
from sintas.cases.models import Attachment, Case, Client, Passage, Record, SourceFact
from sintas.casework import exporting
from sintas.casework.actions.conferring import hold_conference
from sintas.casework.models import Decision, Goal, GoalResult
from sintas.casework.tests.exported import brought_back, live, without_ids
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.sealed import Sealed, SealedBytes
from sintas.staff.actor import Actor

# not the same in a copy: ids, who wrote and when, numbers of versions, and what belongs to one house alone
NOT_COMPARED = {"id", "file", "entry", "number", "author", "written_at", "superseded_at", "submission", "organisation_id", "unit", "version"}
NOT_COMPARED |= {"last_recorded_at", "source_ref", "corrected_at", "raised_at", "made_at", "began_by", "ended_by", "made_by", "raised_by"}
NOT_COMPARED |= {"changed_at", "changes", "series"}  # what calendar programs of this house are told
NOT_COMPARED |= {"done_by", "owner", "next_owner"}
ONE_HOUSE = {"Attachment", "AttachmentBody", "Link", "Access", "File", "Conflict", "Release", "ReleaseBody", "SupervisorApproval", "Entry", "EntryWords"}
ONE_HOUSE |= {"Programme", "Room", "UnitTime", "Feed", "Mail", "PartnerLink", "Sending", "Move", "Transfer", "OpenDoor", "Arrival"}
ONE_HOUSE |= {"Group", "GroupAbout", "GroupContract", "GroupPassage", "Member", "MemberState"}
ONE_HOUSE |= {"GroupSession", "GroupProcess", "GroupHomework", "GroupMark"}
ONE_HOUSE |= {"GroupAssessment", "GroupComposition", "GroupEnding", "GroupEvaluation", "GroupGoal", "GroupPlan"}
ONE_HOUSE |= {"GroupIdea", "GroupTask", "GroupSociogram", "FeedbackRound", "FeedbackAnswer"}
ONE_HOUSE |= {"GuestConsent"}
ONE_HOUSE |= {"Convening", "Invitation", "Reply", "Signature", "ShownMinutes", "Confirmation"}


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
    for label in ("cases", "evidence", "programmes", "tracks", "casework", "groupwork", "exchange"):
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
