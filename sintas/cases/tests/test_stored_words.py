"""Ratna works with English screens: what the program writes into the file by itself stands in Indonesian, and is read in each one's language."""

from datetime import timedelta

import pytest
from django.utils import translation

from sintas.cases.actions.contract import agree_contract
from sintas.cases.actions.risk import assess_risk
from sintas.cases.actions.safety_fact import no_longer_together, record_safety_facts
from sintas.cases.actions.safety_plan import write_safety_plan
from sintas.cases.actions.tasks import give_task
from sintas.cases.actions.warning import write_warning
from sintas.cases.models import Record, SuicidePath, Task
from sintas.cases.reading.duty_words import DUTIES, by_stored
from sintas.cases.reading.tasks import tasks_in
from sintas.kit import clock
from sintas.safekeeping import trail


@pytest.fixture
def case(people, open_a_case, as_user):
    found = open_a_case()
    with as_user("ratna"), translation.override("en"):
        trail.record(by=people["ratna"], verb="read file", file_id=found.pk, opens=True)
        yield found


def test_tasks_are_kept_in_indonesian_and_read_in_the_readers_language(case, people):
    by, soon = people["ratna"], clock.today() + timedelta(days=9)
    agree_contract(by=by, case=case, aims="aman di rumah", review_on=soon)
    assess_risk(by=by, case=case, level="low", reasons="tenang", facts=("wish_to_die",), review_on=soon)
    write_safety_plan(by=by, case=case, parts={"during": ["ke rumah bibi"]}, review_on=soon)
    write_warning(by=by, case=case, text="jangan titip pesan", review_on=soon)
    give_task(by=by, case=case, owner_id=by.user_id, title="Telepon bidan")
    kept = {task.title for task in Task.objects.filter(file_id=case.pk)}
    assert kept <= set(by_stored()) | {"Telepon bidan"}
    assert {"Tinjau kontrak pelayanan bersama klien", "Tinjau catatan perhatian", "Ada keinginan mati: lakukan langkah sekarang"} <= kept
    english = {line.title for line in tasks_in(case, by)}
    assert "Telepon bidan" in english
    assert "Review the service contract together with the client" in english
    assert not english & set(by_stored())
    with translation.override("id"):
        assert {line.title for line in tasks_in(case, by)} == kept


def test_every_duty_has_its_english(case):
    assert all(str(duty) not in by_stored() for duty in DUTIES)


def test_the_story_keeps_one_language(case, people):
    record_safety_facts(by=people["ratna"], case=case, codes=("lives_with_perpetrator",))
    no_longer_together(by=people["ratna"], case=case, why="ia pindah ke kota")
    assert "Tidak berlaku lagi: ia pindah ke kota" in [row.line for row in Record.objects.filter(file_id=case.pk, kind="safety_fact")]
    assert not SuicidePath.objects.filter(file_id=case.pk).exists()
