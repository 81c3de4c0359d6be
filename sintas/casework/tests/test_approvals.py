"""Ratna puts her plan before Siska, who supervises: she reads that version and nothing else, answers, and the paper closes behind her."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from sintas.cases.actions.keeping import keep
from sintas.cases.actions.team import add_member, block
from sintas.cases.policy import the_case
from sintas.cases.reading.releases import open_release
from sintas.cases.reading.story import story_of
from sintas.casework.actions.approving import ask_approval, decide, supersede, withdraw
from sintas.casework.models import Goal, SupervisorApproval
from sintas.casework.reading.approval_queue import waiting_for
from sintas.casework.reading.approvals import approval_of, approval_state, approvals_of, approvers_of, comment_of
from sintas.casework.reading.packets import SUBJECTS
from sintas.casework.tests.approving import a_code, whole_assessment, whole_plan, write_plan, write_termination
from sintas.kit import clock
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.keyring import Erased
from sintas.safekeeping.models import Trail, Wrap
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import actor_for
from sintas.staff.models import Notice, Posting
from sintas.staff.testing import hire


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def plan(case, people, as_user):
    with as_user("ratna"):
        return write_plan(people["ratna"], case)


@pytest.fixture
def asked(case, plan, people, cast, as_user):
    with as_user("ratna"):
        return ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["siska"].pk, note="mohon dibaca")


def text_of(parts):
    return "\n".join(str(one) for one in parts)


# asking -------------------------------------------------------------------------------------------------------------------------------


def test_asking_puts_exactly_this_version_before_her(asked, case, plan, people, as_user):
    assert (asked.pk, asked.subject, asked.subject_entry, asked.subject_number, asked.outcome) == (
        asked.release_id, "plan", plan.entry, 1, "asked",
    )  # fmt: skip
    assert asked.release.until - asked.release.made_at == timedelta(days=14)
    with as_user("siska"):
        (one,) = waiting_for(people["siska"])
        assert (one.approval_id, one.subject, one.number, one.unit, one.asked_by) == (asked.pk, "Rencana", case.number, "Rehabilitasi", "Ratna")
        opened = open_release(by=people["siska"], release_id=asked.pk)
        assert opened.title == "Rencana, versi 1"
        assert opened.parts[0]["text"] == "mohon dibaca"
        assert "hidup tenang" in text_of(opened.parts)
        assert "Melati" not in text_of(opened.parts)
    with as_user("ratna"):
        rows = Trail.objects.filter(file_id=case.pk, verb__in=["ask approval", "read release"])
        assert sorted(rows.values_list("verb", "actor_id", "detail__subject")) == [
            ("ask approval", people["ratna"].user_id, "plan"),
            ("read release", people["siska"].user_id, None),
        ]


def test_the_story_says_that_it_was_asked_and_how_it_stands(asked, case, people, as_user):
    def told():
        with as_user("ratna"):
            trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
            (entry,) = [e for m in story_of(case).months for e in m.entries if e.icon == "sign"]
            return entry

    assert told().title.endswith(": Rencana")
    assert told().url == f"/kasus/{case.pk}/persetujuan-atasan/{asked.pk}/"
    assert [pill.words for pill in told().pills] == ["Menunggu jawaban"]
    with as_user("siska"):
        decide(by=people["siska"], approval_id=asked.pk, outcome="approved")
    assert [pill.words for pill in told().pills] == ["Disetujui"]


def test_sent_twice_it_is_asked_once(case, plan, people, cast, as_user):
    once = {"by": people["ratna"], "case": case, "subject": "plan", "approver_id": cast["siska"].pk, "submission": uuid.uuid4()}
    with as_user("ratna"):
        assert ask_approval(**once).pk == ask_approval(**once).pk
        with pytest.raises(NotNow, match="NotNow"):
            ask_approval(**once | {"submission": uuid.uuid4()})
        with pytest.raises(NotNow):
            ask_approval(**once | {"submission": None, "approver_id": cast["sari"].pk})
        assert SupervisorApproval.objects.count() == 1


def test_who_may_be_asked(case, plan, people, cast, house, as_user):
    hire("wulan", house.other_unit, "supervisor")
    gone = hire("gone", house.unit, "supervisor")
    Posting.objects.filter(user=gone).update(ended_at=clock.now())
    hire("asleep", house.unit, "head", is_active=False)
    both = hire("both", house.unit, "head", "supervisor")
    with as_user("ratna"):
        assert [(name, role) for _pk, name, role in approvers_of(case, people["ratna"])] == [
            ("Both", "Supervisor"), ("Siska", "Supervisor"), ("Sari", "Kepala unit"),
        ]  # fmt: skip
        block(by=people["ratna"], case=case, user_id=both.pk)
        for user in (both, gone, cast["budi"], cast["ratna"], cast["nyai"]):
            with pytest.raises(BadInput) as refused:
                ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=user.pk)
            assert list(refused.value.fields) == ["approver"]


def test_a_head_on_the_team_asks_somebody_else(case, plan, people, cast, as_user):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["sari"].pk)
    with as_user("sari"):
        assert [name for _pk, name, _role in approvers_of(case, people["sari"])] == ["Siska"]
        with pytest.raises(BadInput):
            ask_approval(by=people["sari"], case=case, subject="plan", approver_id=cast["sari"].pk)


def test_who_may_ask_and_what(case, people, cast, as_user):
    with as_user("ratna"):
        for subject in ("assessment", "plan", "closure"):
            with pytest.raises(NotNow):
                ask_approval(by=people["ratna"], case=case, subject=subject, approver_id=cast["siska"].pk)
        with pytest.raises(NotYours):
            ask_approval(by=people["ratna"], case=case, subject="wedding", approver_id=cast["siska"].pk)
        assert approval_state(case, "plan", actor=people["ratna"]) is None
    for who in ("siska", "dewi", "inah"):
        with as_user(who), pytest.raises(Refusal):
            ask_approval(by=people[who], case=case, subject="plan", approver_id=cast["siska"].pk)


def test_a_student_may_ask(case, plan, house, people, cast, as_user):
    hadi = actor_for(hire("hadi", house.unit, "student"))
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=hadi.user_id)
    with acting_as(hadi.user_id):
        assert ask_approval(by=hadi, case=case, subject="plan", approver_id=cast["siska"].pk).outcome == "asked"


# deciding -----------------------------------------------------------------------------------------------------------------------------


def test_after_the_answer_her_key_does_not_open_it_any_more(asked, case, people, as_user):
    siska = people["siska"]
    with as_user("siska"):
        assert decide(by=siska, approval_id=asked.pk, outcome="returned", comment="lengkapi indikator").outcome == "returned"
    with as_user("siska"):
        assert waiting_for(siska) == []
        with pytest.raises(NotYours):
            open_release(by=siska, release_id=asked.pk)
        assert Wrap.objects.filter(file_id=asked.pk).count() == 0
        trail.record(by=siska, verb="read release", file_id=case.pk, opens_release=asked.pk)
        with pytest.raises(Erased):
            _ = SupervisorApproval.objects.get(pk=asked.pk).comment
    with as_user("ratna"):
        open_release(by=people["ratna"], release_id=asked.pk)
        assert comment_of(case, asked.pk) == "lengkapi indikator"
        assert list(Notice.objects.values_list("code", "file_id")) == [("approval_returned", case.pk)]
        row = Trail.objects.get(file_id=case.pk, verb="decide approval")
        assert (row.actor_id, row.detail["outcome_of"]) == (siska.user_id, "returned")
        assert "indikator" not in str(row.detail)


def test_an_answer_sent_twice_is_one_answer(asked, people, as_user):
    siska = people["siska"]
    with as_user("siska"):
        first = decide(by=siska, approval_id=asked.pk, outcome="approved", comment="baik")
        again = decide(by=siska, approval_id=asked.pk, outcome="approved", comment="baik sekali")
        assert first.decided_at == again.decided_at
        with pytest.raises(NotNow):
            decide(by=siska, approval_id=asked.pk, outcome="returned", comment="tidak jadi")
    with as_user("ratna"):
        assert Notice.objects.count() == 1
        assert approval_of_one(people, asked).state == "approved"


def approval_of_one(people, asked):
    return approval_of(the_case(people["ratna"], asked.file_id), asked.pk)


def test_returning_asks_for_a_comment_and_an_answer_for_a_choice(asked, people, as_user):
    with as_user("siska"):
        for said, field in (({"outcome": "returned", "comment": "  "}, "comment"), ({"outcome": "maybe"}, "outcome"), ({"outcome": "superseded"}, "outcome")):
            with pytest.raises(BadInput) as refused:
                decide(by=people["siska"], approval_id=asked.pk, **said)
            assert list(refused.value.fields) == [field]
        assert len(waiting_for(people["siska"])) == 1


@pytest.mark.parametrize("who", ["ratna", "sari", "budi", "tono", "nyai"])
def test_nobody_else_answers(asked, people, as_user, who):
    with as_user(who):
        with pytest.raises(NotYours):
            decide(by=people[who], approval_id=asked.pk, outcome="approved")
        assert waiting_for(people[who]) == []


def test_the_database_too_refuses_an_answer_by_the_team(asked, as_user):
    sql = "UPDATE casework_supervisorapproval SET outcome = %s, decided_at = now() WHERE id = %s"
    with as_user("ratna"), pytest.raises(ProgrammingError, match="only whoever was asked"), transaction.atomic(), connection.cursor() as c:
        c.execute(sql, ["approved", asked.pk])
    with as_user("siska"), connection.cursor() as c:
        c.execute(sql, ["approved", asked.pk])
        with pytest.raises(ProgrammingError, match="only whoever was asked"), transaction.atomic():
            c.execute(sql, ["returned", asked.pk])


def test_a_supervisor_who_is_blocked_finds_nothing(asked, case, people, cast, as_user):
    with as_user("ratna"):
        block(by=people["ratna"], case=case, user_id=cast["siska"].pk)
    with as_user("siska"):
        assert waiting_for(people["siska"]) == []
        with pytest.raises(NotYours):
            decide(by=people["siska"], approval_id=asked.pk, outcome="approved")
    with as_user("ratna"):  # and the team asks somebody else
        withdraw(by=people["ratna"], case=case, approval_id=asked.pk)
        assert ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["sari"].pk).outcome == "asked"


def test_an_office_that_ended_decides_nothing(asked, cast, as_user):
    Posting.objects.filter(user=cast["siska"]).update(ended_at=clock.now())
    siska = actor_for(cast["siska"])
    with as_user("siska"):
        assert waiting_for(siska) == []
        with pytest.raises(NotYours):
            decide(by=siska, approval_id=asked.pk, outcome="approved")


# what is over -------------------------------------------------------------------------------------------------------------------------


def test_a_new_version_ends_what_stands_about_the_old_one(asked, case, plan, people, cast, as_user):
    ratna, siska = people["ratna"], people["siska"]
    with as_user("ratna"):
        write_plan(ratna, case, entry=plan.entry, based_on=1, goal_general="hidup mandiri")
        assert supersede(by=ratna, case=case, subject="plan") == 1
        assert supersede(by=ratna, case=case, subject="plan") == 0
        assert approval_state(case, "plan", actor=ratna).ask_url.endswith("/persetujuan-atasan/plan/")
        assert list(Notice.objects.values_list("code", flat=True)) == ["approval_superseded"]
    with as_user("siska"):
        assert waiting_for(siska) == []
        with pytest.raises(NotNow) as refused:
            decide(by=siska, approval_id=asked.pk, outcome="returned", comment="lengkapi")
        assert "sudah diganti" in str(refused.value.sentence)
        with pytest.raises(NotYours):
            open_release(by=siska, release_id=asked.pk)
    with as_user("ratna"):
        again = ask_approval(by=ratna, case=case, subject="plan", approver_id=cast["siska"].pk)
        assert again.subject_number == 2
    with as_user("siska"):
        assert open_release(by=siska, release_id=again.pk).title == "Rencana, versi 2"


def test_a_changed_goal_is_another_plan_also_when_nobody_said_so(asked, case, people, cast, as_user):
    """The frame keeps its number, its rows do not: asking again ends the older request by itself."""
    ratna = people["ratna"]
    with as_user("ratna"):
        keep(Goal, by=ratna, case=case, kind="goal", verb="casework.plan", text="berani ke pasar")
        again = ask_approval(by=ratna, case=case, subject="plan", approver_id=cast["sari"].pk)
        assert {row.approval_id: row.state for row in approvals_of(case)} == {again.pk: "asked", asked.pk: "superseded"}


def test_an_approved_version_is_not_asked_again_and_a_change_shows(asked, case, people, cast, as_user):
    ratna = people["ratna"]
    with as_user("siska"):
        decide(by=people["siska"], approval_id=asked.pk, outcome="approved")
    with as_user("ratna"):
        with pytest.raises(NotNow):
            ask_approval(by=ratna, case=case, subject="plan", approver_id=cast["sari"].pk)
        card = approval_state(case, "plan", actor=ratna)
        assert (card.tag.words, card.ask_url) == ("Disetujui", "")
        assert "Siska" in card.sentence
        keep(Goal, by=ratna, case=case, kind="goal", verb="casework.plan", text="berani ke pasar")
        changed = approval_state(case, "plan", actor=ratna)
        assert "Sejak itu sudah ada perubahan" in changed.sentence
        assert changed.ask_url
        assert ask_approval(by=ratna, case=case, subject="plan", approver_id=cast["sari"].pk).outcome == "asked"


def test_what_was_returned_is_put_right_and_asked_again(asked, case, people, cast, as_user):
    with as_user("siska"):
        decide(by=people["siska"], approval_id=asked.pk, outcome="returned", comment="apa indikatornya?")
    with as_user("ratna"):
        card = approval_state(case, "plan", actor=people["ratna"])
        assert card.url.endswith(f"/{asked.pk}/")
        assert ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["siska"].pk, note="sudah dijawab").outcome == "asked"


def test_one_that_ran_out_is_asked_again(case, plan, people, cast, as_user):
    with clock.stopped(clock.now() - timedelta(days=15)), as_user("ratna"):
        old = ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["siska"].pk)
    with as_user("siska"):
        assert waiting_for(people["siska"]) == []
        with pytest.raises(NotNow) as refused:
            decide(by=people["siska"], approval_id=old.pk, outcome="approved")
        assert "sudah habis" in str(refused.value.sentence)
    with as_user("ratna"):
        assert approval_of(case, old.pk).state == "expired"
        assert ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["siska"].pk).pk != old.pk


def test_the_team_takes_it_back(asked, case, people, as_user):
    with as_user("ratna"):
        withdraw(by=people["ratna"], case=case, approval_id=asked.pk)
        withdraw(by=people["ratna"], case=case, approval_id=asked.pk)
        assert Trail.objects.filter(file_id=case.pk, verb="withdraw approval").count() == 1
        with pytest.raises(NotYours):
            withdraw(by=people["ratna"], case=case, approval_id=uuid.uuid4())
    with as_user("siska"), pytest.raises(NotNow):
        decide(by=people["siska"], approval_id=asked.pk, outcome="approved")
    with as_user("siska"), pytest.raises(Refusal):
        withdraw(by=people["siska"], case=case, approval_id=asked.pk)


def test_what_is_answered_is_not_taken_back(asked, case, people, as_user):
    with as_user("siska"):
        decide(by=people["siska"], approval_id=asked.pk, outcome="approved")
    with as_user("ratna"), pytest.raises(NotNow):
        withdraw(by=people["ratna"], case=case, approval_id=asked.pk)


# packets ------------------------------------------------------------------------------------------------------------------------------


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


def test_the_verbs_themselves_end_what_stands(asked, case, plan, people, cast, as_user):
    """Whoever writes a part of the plan needs to remember nothing."""
    from sintas.casework.actions.planning import name_implementer, set_goal, write_plan

    ratna = people["ratna"]
    changes = [
        lambda: set_goal(by=ratna, case=case, text="berani ke pasar"),
        lambda: name_implementer(by=ratna, case=case, name="Bu Kader", part=a_code("plan_implementers")),
        lambda: write_plan(by=ratna, case=case, entry=plan.entry, based_on=1, goal_general="hidup mandiri"),
    ]
    row = asked
    for change in changes:
        with as_user("ratna"):
            change()
            assert approval_of(case, row.pk).state == "superseded"
            row = ask_approval(by=ratna, case=case, subject="plan", approver_id=cast["siska"].pk)


def test_the_card_stands_on_the_page_of_the_plan(case, plan, signed_in, people, cast, as_user):
    page = signed_in("ratna").get(f"/kasus/{case.pk}/rencana/").content.decode()
    assert "Persetujuan atasan" in page
    assert f'href="/kasus/{case.pk}/persetujuan-atasan/plan/"' in page
    with as_user("ratna"):
        ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["siska"].pk)
    page = signed_in("ratna").get(f"/kasus/{case.pk}/rencana/").content.decode()
    assert "Diajukan kepada Siska" in page
    assert f'href="/kasus/{case.pk}/persetujuan-atasan/plan/"' not in page


def test_it_is_written_in_the_language_of_its_reader(case, plan, people, cast, as_user):
    cast["siska"].language = "en"
    cast["siska"].save()
    with as_user("ratna"):
        row = ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["siska"].pk)
        opened = open_release(by=people["ratna"], release_id=row.pk)
    assert load("approval_subjects").label("plan", "en") in opened.title


# how much it asks of the database -----------------------------------------------------------------------------------------------------


def test_a_long_queue_costs_no_more_than_a_short_one(open_a_case, people, cast, as_user):
    def queries():
        with as_user("siska"), CaptureQueriesContext(connection) as told:
            found = waiting_for(people["siska"])
        return len(found), len(told)

    counts = []
    for _n in range(2):
        for _m in range(4):
            case = open_a_case("ratna")
            with as_user("ratna"):
                write_plan(people["ratna"], case)
                ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast["siska"].pk)
        counts.append(queries())
    assert [found for found, _told in counts] == [4, 8]
    assert counts[0][1] == counts[1][1] <= 9


def test_the_card_costs_two_queries(asked, case, people, as_user):
    with as_user("ratna"), CaptureQueriesContext(connection) as told:
        approval_state(case, "plan", actor=people["ratna"])
    assert len(told) == 2


# the pages ----------------------------------------------------------------------------------------------------------------------------


def test_from_the_page_of_the_case_to_the_answer(case, plan, cast, signed_in):
    ratna, siska = signed_in("ratna"), signed_in("siska")
    path = f"/kasus/{case.pk}/persetujuan-atasan/plan/"
    form = ratna.get(path).content.decode()
    assert "Siska" in form
    assert "Sari" in form
    assert "hidup tenang" in form  # what will be read stands there
    assert ratna.post(path, {"approver": ""}).status_code == 422
    sent = ratna.post(path, {"approver": str(cast["siska"].pk), "note": "mohon dibaca"})
    assert sent.status_code == 302
    again = ratna.post(path, {"approver": str(cast["sari"].pk), "note": "jangan hilang"})
    assert again.status_code == 409
    assert "jangan hilang" in again.content.decode()
    assert "Tunggu jawabannya" in again.content.decode()

    today = siska.get("/").content.decode()
    assert "Menunggu keputusan Anda" in today
    assert f"Rencana · {case.number}" in today
    listed = siska.get("/persetujuan-atasan/").content.decode()
    assert "Melati" not in listed
    assert "BM" not in re.sub(r"<[^>]+>", " ", listed)  # read without marks: a form's token holds two letters by chance
    address = listed.split('class="rows-title" href="', 1)[1].split('"', 1)[0]
    read = siska.get(address)
    words = read.content.decode()
    assert read.status_code == 200
    for expected in ("hidup tenang", "mohon dibaca", "Rencana, versi 1", case.number):
        assert expected in words
    assert "<title>Beri keputusan" in words
    assert siska.post(address, {"comment": "kata saya"}).status_code == 422
    empty = siska.post(address, {"outcome": "returned", "comment": ""})
    assert empty.status_code == 422
    assert "Tulis apa yang perlu diubah" in empty.content.decode()
    done = siska.post(address, {"outcome": "returned", "comment": "tambahkan indikator"}, follow=True)
    assert "Dikembalikan" in done.content.decode()
    assert siska.get(address).status_code == 404
    assert siska.post(address, {"outcome": "returned", "comment": "tambahkan indikator"}).status_code == 302  # the same tab sent again

    assert "dikembalikan dengan komentar" in ratna.get("/").content.decode()
    listed = ratna.get(f"/kasus/{case.pk}/persetujuan-atasan/").content.decode()
    assert "Dikembalikan untuk diubah" in listed
    row = listed.split('class="rows-title" href="', 1)[1].split('"', 1)[0]
    answer = ratna.get(row).content.decode()
    assert "tambahkan indikator" in answer
    assert "hidup tenang" in answer


@pytest.mark.parametrize("who", ["siska", "sari"])
def test_whoever_is_asked_still_finds_no_file(case, plan, people, cast, as_user, signed_in, who):
    with as_user("ratna"):
        asked = ask_approval(by=people["ratna"], case=case, subject="plan", approver_id=cast[who].pk)
    reader = signed_in(who)
    assert reader.get(f"/persetujuan-atasan/{asked.pk}/").status_code == 200
    for path in ("", "rencana/", "asesmen/", "orang/", "keselamatan/", "surat/", "tim/", "persetujuan-atasan/", f"persetujuan-atasan/{asked.pk}/"):
        assert reader.get(f"/kasus/{case.pk}/{path}").status_code == 404, path
    assert reader.post(f"/kasus/{case.pk}/persetujuan-atasan/{asked.pk}/tarik/").status_code == 404


@pytest.mark.parametrize(("who", "status"), [("sari", 404), ("ratna", 404), ("budi", 404), ("nyai", 404), ("dewi", 404)])
def test_nobody_else_finds_the_page(asked, signed_in, who, status):
    mine, nobodys = (signed_in(who).get(f"/persetujuan-atasan/{pk}/") for pk in (asked.pk, uuid.uuid4()))
    assert mine.status_code == nobodys.status_code == status
    assert len(mine.content) == len(nobodys.content)


@pytest.mark.parametrize(("who", "status"), [("siska", 200), ("sari", 200), ("ratna", 403), ("dewi", 403), ("inah", 403)])
def test_the_queue_is_for_whoever_decides(cast, signed_in, who, status):
    assert signed_in(who).get("/persetujuan-atasan/").status_code == status


def test_an_old_version_keeps_what_was_typed(asked, case, plan, people, as_user, signed_in):
    siska = signed_in("siska")
    address = f"/persetujuan-atasan/{asked.pk}/"
    assert siska.get(address).status_code == 200
    with as_user("ratna"):
        write_plan(people["ratna"], case, entry=plan.entry, based_on=1, goal_general="hidup mandiri")
        supersede(by=people["ratna"], case=case, subject="plan")
    answer = siska.post(address, {"outcome": "returned", "comment": "komentar yang panjang"})
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "Versi ini sudah diganti" in words
    assert "komentar yang panjang" in words
    assert "hidup tenang" not in words
    seen = siska.get(address)
    assert seen.status_code == 409
    assert "Versi ini sudah diganti" in seen.content.decode()
    with as_user("ratna"):
        assert Trail.objects.filter(file_id=case.pk, verb="decide approval", outcome="refused").count() == 1
    assert "Ajukan lagi" in signed_in("ratna").get("/").content.decode()


def test_the_shared_screen_shows_no_queue(asked, signed_in):
    siska = signed_in("siska")
    siska.post("/layar-bersama/", {"next": "/"})
    assert "Menunggu keputusan Anda" not in siska.get("/").content.decode()


def test_taking_back_from_the_page(asked, case, signed_in):
    ratna = signed_in("ratna")
    page = f"/kasus/{case.pk}/persetujuan-atasan/{asked.pk}/"
    assert "Tarik permintaan ini" in ratna.get(page).content.decode()
    assert ratna.get(f"{page}tarik/").status_code == 405
    after = ratna.post(f"{page}tarik/", follow=True).content.decode()
    assert "Ditarik oleh yang meminta" in after
    assert signed_in("siska").get(f"/persetujuan-atasan/{asked.pk}/").status_code == 409


def test_a_source_struck_out_is_another_assessment(case, people, cast, as_user):
    from sintas.casework.actions.assessing import name_sources
    from sintas.casework.models import InformationSource

    ratna = people["ratna"]
    with as_user("ratna"):
        whole_assessment(ratna, case)
        asked = ask_approval(by=ratna, case=case, subject="assessment", approver_id=cast["siska"].pk)
        row = InformationSource.current.get(file_id=case.pk)
        name_sources(by=ratna, case=case, sources=[{"kind_of_source": row.kind_of_source, "entry": row.entry, "based_on": row.number, "removed": True}])
        assert approval_of(case, asked.pk).state == "superseded"


@pytest.mark.parametrize(("page", "subject"), [("rencana", "plan"), ("asesmen", "assessment"), ("akhir", "closure")])
def test_the_card_stands_where_it_is_written(case, people, as_user, signed_in, page, subject):
    ask = f'href="/kasus/{case.pk}/persetujuan-atasan/{subject}/"'
    assert ask not in signed_in("ratna").get(f"/kasus/{case.pk}/{page}/").content.decode()
    with as_user("ratna"):
        {"plan": write_plan, "closure": write_termination, "assessment": whole_assessment}[subject](people["ratna"], case)
    assert ask in signed_in("ratna").get(f"/kasus/{case.pk}/{page}/").content.decode()
