"""What the page of the plan says beside it: a gap, a danger, a result, what a conference decided, a day that passed."""

from datetime import date

import pytest

from sintas.cases.actions.flags import raise_flag
from sintas.cases.reading.tasks import tasks_in
from sintas.casework.actions.planning import set_goal, write_plan
from sintas.casework.actions.stages import close_case
from sintas.casework.models import GoalResult
from sintas.casework.reading.plan import plan_of
from sintas.casework.tests.planning import read, soon
from sintas.kit import clock


@pytest.fixture
def case(open_a_case, agreed):
    case = open_a_case("ratna", name="Bunga Melati", called="Kak Bunga")
    agreed(case)
    return case


@pytest.fixture
def ratna(people):
    return people["ratna"]


def test_a_goal_shows_its_current_result(case, ratna, as_user):
    with as_user("ratna"):
        goal = set_goal(by=ratna, case=case, text="lebih sabar")
        GoalResult.objects.create(
            file_id=case.pk, organisation_id=case.organisation_id, author_id=ratna.user_id, goal=goal.entry, status="improved",
            text="lebih tenang", evidence="nada bicara turun", value="3 kali",
        )  # fmt: skip
        result = read(ratna, case).goals[0].result
        assert (result.tag.words, result.now) == ("Tampak berubah", "3 kali")
        assert result.words == "lebih tenang\nnada bicara turun"


def test_the_flag_of_a_shared_house_suggests_that_violence_may_go_on(case, ratna, as_user):
    from sintas.casework.reading.plan_danger import danger_in_file

    with as_user("ratna"):
        assert danger_in_file(case) is None
        raise_flag(by=ratna, case=case, code="lives_with_perpetrator")
        found = danger_in_file(case)
        assert found.degree == "not_known"
        assert "serumah" in found.words


def test_an_incident_that_goes_on_suggests_it_more_strongly(case, ratna, as_user):
    from sintas.cases.actions.incident import record_incident
    from sintas.casework.reading.plan_danger import danger_in_file

    with as_user("ratna"):
        record_incident(by=ratna, case=case, told="ia masih memukul", repeated="ongoing")
        found = danger_in_file(case)
        assert found.degree == "yes"
        assert "masih berlangsung" in found.words


def test_the_last_conference_stands_beside_the_plan_with_its_tasks(case, ratna, as_user):
    from sintas.casework.actions.conferring import hold_conference

    with as_user("ratna"):
        hold_conference(by=ratna, case=case, happened=clock.today(), decisions=[{"what": "lama", "owner": "client"}])
        decisions = [
            {"what": "siapkan rujukan", "owner": str(ratna.user_id), "due_on": soon()},
            {"what": "tambah diskusi", "owner": "other", "owner_words": "Pendamping BIMPOK"},
        ]
        hold_conference(by=ratna, case=case, happened=clock.today(), decisions=decisions)
        found = read(ratna, case).conference
        assert found.title == "Keputusan pembahasan kasus 2"
        assert found.missing == "Belum dicatat: daftar hadir."
        assert [one.what for one in found.decisions] == ["siapkan rujukan", "tambah diskusi"]
        assert found.decisions[0].who.startswith("Ratna · sampai ")
        assert (found.decisions[0].tag.words, found.decisions[1].tag) == ("berjalan", None)
        assert found.decisions[1].who == "Pendamping BIMPOK"


def test_a_contract_and_a_day_that_passed_are_said(case, ratna, as_user):
    from sintas.cases.actions.contract import agree_contract

    with as_user("ratna"):
        agree_contract(by=ratna, case=case, aims="x", happened=date(2024, 8, 26), signed=True, read_aloud=True)
        write_plan(by=ratna, case=case, goal_general="bekerja", review_on=soon(-3), agreement="not_asked")
        shown = read(ratna, case)
        assert shown.agreement.contract == "Kontrak ditandatangani 26 Agustus 2024, ketentuannya dibacakan lebih dahulu."
        assert (shown.agreement.answer, shown.agreement.said) == ("Belum ditanyakan.", False)
        assert "sudah lewat" in shown.review_remark
        close_case(by=ratna, case=case, reason_code="moved", reason="pindah")
        assert plan_of(case, "id").review_remark == "", "the work has ended: no day is owed"
        assert tasks_in(case, ratna) == []


def test_stopping_the_violence_comes_first_and_its_gap_is_said(case, ratna, as_user):
    with as_user("ratna"):
        first = write_plan(by=ratna, case=case, goal_general="aman", violence_ongoing="not_known")
        assert read(ratna, case).stop_gap
        write_plan(
            by=ratna, case=case, goal_general="aman", violence_ongoing="yes", stop_violence=["ganti kunci"], entry=first.entry, based_on=1
        )
        shown = read(ratna, case)
        assert (shown.stop, shown.stop_gap) == (["ganti kunci"], False)
