"""What is put before a supervisor: whole, gaps as gaps, in her language."""

import pytest

from sintas.cases.reading.releases import open_release
from sintas.casework.actions.approving import ask_approval
from sintas.casework.reading.packets import SUBJECTS
from sintas.casework.tests.approving import a_code, text_of, whole_assessment, whole_plan, write_plan, write_termination
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


def packet(case, people, as_user, subject, lang="id"):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        return SUBJECTS[subject].packet(case, None, lang)


def test_the_plan_is_there_whole(case, people, as_user):
    with as_user("ratna"):
        wanted = whole_plan(people["ratna"], case)
    made = text_of(packet(case, people, as_user, "plan").parts)
    assert [word for word in wanted if word not in made] == []
    assert "None" not in made


def test_the_assessment_is_there_whole(case, people, as_user):
    with as_user("ratna"):
        wanted = whole_assessment(people["ratna"], case)
    made = text_of(packet(case, people, as_user, "assessment").parts)
    assert [word for word in wanted if word not in made] == []
    assert "None" not in made


def test_a_gap_is_shown_as_a_gap(case, people, as_user):
    with as_user("ratna"):
        write_plan(people["ratna"], case, goal_general=None)
    parts = {one["title"]: one["text"] for one in packet(case, people, as_user, "plan").parts}
    assert parts["Tujuan umum"] == parts["Tujuan khusus"] == parts["Pelaksana"] == "Belum ditulis."


def test_the_closure_names_all_four_criteria(case, people, as_user):
    with as_user("ratna"):
        write_termination(people["ratna"], case, coping=["menulis"], unresolved=["belum bekerja"], returns_to=a_code("return_places"))
    made = packet(case, people, as_user, "closure")
    facts = next(one["facts"] for one in made.parts if one["title"].startswith("Empat"))
    assert [term for term, _words in facts] == [one.id for one in load("termination_criteria").in_use()]
    assert facts[0][1].endswith(". bercerita tanpa gemetar")
    assert [words for _term, words in facts[1:]] == ["belum dinilai"] * 3
    assert "menulis" in text_of(made.parts)
    assert "belum bekerja" in text_of(made.parts)


def test_an_ending_goes_forward_when_all_four_are_judged(case, people, cast, as_user, signed_in):
    """ "Not yet" is a judgement; none at all is not."""
    ratna, page = people["ratna"], f"/kasus/{case.pk}/persetujuan-atasan/closure/"
    with as_user("ratna"):
        first = write_termination(ratna, case)
        with pytest.raises(NotNow) as refused:
            ask_approval(by=ratna, case=case, subject="closure", approver_id=cast["siska"].pk)
        assert "Belum dinilai" in str(refused.value.sentence)
    browser = signed_in("ratna")
    assert "Belum dinilai" in browser.get(page).content.decode()
    again = browser.post(page, {"approver": str(cast["siska"].pk), "note": "jangan hilang"})
    assert again.status_code == 409
    assert "jangan hilang" in again.content.decode()
    with as_user("ratna"):
        judged = [f"{one.code}:not_yet" for one in load("termination_criteria").in_use()]
        write_termination(ratna, case, entry=first.entry, based_on=1, judged=judged)
        assert ask_approval(by=ratna, case=case, subject="closure", approver_id=cast["siska"].pk).subject_number == 2


def test_it_is_written_in_the_language_of_its_reader(case, plan, people, cast, as_user):
    cast["siska"].language = "en"
    cast["siska"].save()
    with as_user("ratna"):
        row = ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["siska"].pk)
        opened = open_release(by=people["ratna"], release_id=row.pk)
    assert load("approval_subjects").label("plan", "en") in opened.title
