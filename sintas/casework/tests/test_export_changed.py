"""An exported file that was changed, is no case at all, or is the very case that is here: refused by its place, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sintas.cases.models import Case, Person
from sintas.casework import exporting, importing
from sintas.casework.tests.exported import brought_back
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor


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
