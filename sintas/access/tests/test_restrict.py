"""A restricted case (kasus terbatas): nobody but its named team knows that it is there."""

from __future__ import annotations

import re

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from sintas.access.actions.joining import join
from sintas.access.actions.restricting import lift, restrict
from sintas.access.reading.overview import number_of, open_cases
from sintas.cases.actions.match import possible_match
from sintas.cases.actions.team import add_member, block, end_membership, hand_over
from sintas.cases.models import Case, Client, Release
from sintas.cases.policy import visible_to
from sintas.cases.reading.finding import find
from sintas.cases.reading.releases import outlines
from sintas.cases.workload import cases_led, left_behind, open_cases_per_person
from sintas.casework.actions.approving import ask_approval, decide
from sintas.casework.reading.approval_queue import waiting_for
from sintas.casework.tests.approving import write_plan
from sintas.intake.actions.accepting import accept
from sintas.intake.actions.receiving import receive
from sintas.intake.models import Telling
from sintas.intake.policy import visible_to as enquiries_of
from sintas.kit.ids import uuid7
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.models import Notice, User
from sintas.staff.reading.leavers import files_led_by

NIK = "3175094203110001"


@pytest.fixture
def case(open_a_case, people, as_user, cast):
    made = open_a_case("ratna", name="Bunga", nik=NIK)
    with as_user("ratna"):
        add_member(by=people["ratna"], case=made, user_id=cast["budi"].pk, role="second")
    return made


@pytest.fixture
def restricted(case, people, as_user):
    with as_user("ratna"):
        restrict(by=people["ratna"], case=case, reason="hiding", words="Dicari suaminya")
    return case


def known_to(people, as_user, who, case):
    """Everything that tells this person of the case, through every door there is."""
    actor, unit = people[who], case.unit_id
    found = set()
    with as_user(who):
        if actor.holds("staff.see_workload", unit):
            found |= {"overview"} if any(line.file_id == case.pk for line in open_cases(actor, unit)) else set()
            found |= {"workload"} if any(load.lead or load.member for load in open_cases_per_person(actor, unit).values()) else set()
            found |= {"hand-over"} if cases_led(actor, unit) else set()
            found |= {"number"} if number_of(actor, case.pk) else set()
        found |= {"outline"} if outlines(actor, [case.pk]) else set()
        found |= {"match"} if possible_match(by=actor, nik=NIK) else set()
        found |= {"leaving"} if files_led_by(people["ratna"].user_id) else set()
        found |= {"search"} if find(actor, "Bunga") or find(actor, case.number) else set()
        found |= {"list"} if visible_to(actor).exists() else set()
    with acting_as(actor.user_id, role="sintas_overview"), connection.cursor() as c:
        for table, column in (("cases_case", "file_id"), ("cases_access", "file_id"), ("cases_task", "file_id"), ("cases_client", "nik_print")):
            c.execute(f"SELECT count({column}) FROM {table}")  # noqa: S608 - four names written above
            found |= {table} if c.fetchone()[0] else set()
    return found


def test_before_it_the_unit_knows(case, people, as_user):
    assert known_to(people, as_user, "sari", case) >= {"overview", "workload", "hand-over", "number", "outline", "match", "leaving", "cases_case"}


@pytest.mark.parametrize("who", ["sari", "siska", "inah", "ana", "tono", "dewi", "nyai"])
def test_nobody_outside_the_team_knows(restricted, people, as_user, who):
    assert known_to(people, as_user, who, restricted) == set()


def test_the_enquiry_it_came_from_is_hidden_with_it(people, as_user, cast):
    inah, sari, ratna = people["inah"], people["sari"], people["ratna"]
    with as_user("inah"):
        enquiry = receive(by=inah, unit_id=inah.units()[0], route="self", urgency="today", safe_now="yes", name="Bunga", told="Pengaduan.", nik=NIK)
    with as_user("sari"):
        case = accept(by=sari, enquiry=enquiries_of(sari).get(pk=enquiry.pk), lead_id=cast["ratna"].pk, second_id=cast["budi"].pk)
    with as_user("inah"):
        assert enquiries_of(inah).exists() and possible_match(by=inah, nik=NIK, also=(Telling,))
    with as_user("ratna"):
        restrict(by=ratna, case=case, reason="hiding")
    for who in ("inah", "sari"):
        with as_user(who):
            assert not enquiries_of(people[who]).exists() and not possible_match(by=people[who], nik=NIK, also=(Telling,))


def test_the_team_knows_and_is_told(restricted, people, as_user):
    with as_user("budi"):
        assert visible_to(people["budi"]).get().restricted_at is not None
        assert find(people["budi"], "Bunga")
        assert Notice.objects.filter(code="case_restricted", file_id=restricted.pk).exists()
    with as_user("ratna"):
        lift(by=people["ratna"], case=Case.objects.get(pk=restricted.pk))
    assert "overview" in known_to(people, as_user, "sari", restricted)


def test_the_pages_of_the_head_say_nothing(restricted, signed_in):
    sari = signed_in("sari")
    for path in ("/ikhtisar/", "/beban/", "/", "/kasus/"):
        assert restricted.number not in sari.get(path).content.decode(), path
    theirs, nobodys = sari.get(f"/ikhtisar/{restricted.pk}/bergabung/"), sari.get(f"/ikhtisar/{uuid7()}/bergabung/")
    assert (theirs.status_code, len(theirs.content)) == (404, len(nobodys.content))
    assert "kasus terbatas" in signed_in("ratna").get(f"/kasus/{restricted.pk}/").content.decode()


def test_a_supervisor_who_had_joined_is_out_and_stays_out(case, people, as_user):
    with as_user("siska"):
        join(by=people["siska"], file_id=case.pk, reason="safety")
    with as_user("ratna"):
        restrict(by=people["ratna"], case=case, reason="hiding")
    with as_user("siska"):
        assert not visible_to(people["siska"]).exists()
        with pytest.raises(NotYours):
            join(by=people["siska"], file_id=case.pk, reason="safety")


def test_only_its_lead_restricts_and_lifts(case, people, as_user, cast):
    with as_user("budi"):
        with pytest.raises(Refusal):
            restrict(by=people["budi"], case=case, reason="hiding")
        with pytest.raises(ProgrammingError), transaction.atomic():
            Case.objects.filter(pk=case.pk).update(restricted_at=case.file.opened_at)
    with as_user("ratna"):
        with pytest.raises(BadInput):
            restrict(by=people["ratna"], case=case, reason="")
        end_membership(by=people["ratna"], case=case, user_id=cast["budi"].pk, why="left")
        with pytest.raises(NotNow):
            restrict(by=people["ratna"], case=case, reason="hiding")


def test_the_lead_alone_names_the_team_and_two_stay(restricted, people, as_user, cast):
    with as_user("budi"), pytest.raises(Refusal):
        add_member(by=people["budi"], case=restricted, user_id=cast["tono"].pk)
    with as_user("budi"), pytest.raises(NotNow):
        end_membership(by=people["budi"], case=restricted, user_id=cast["budi"].pk, why="left")
    with as_user("ratna"):
        block(by=people["ratna"], case=restricted, user_id=cast["budi"].pk)  # a conflict comes first
        assert visible_to(people["ratna"]).exists()


def test_of_a_team_of_one_it_is_refused_and_her_words_come_back(open_a_case, people, as_user, signed_in):
    """A sentence of six words is lost as easily as a page of it."""
    alone = open_a_case("ratna", name="Melati", nik="3175094203110002")
    said = {"reason": "hiding", "words": "Pelaku bekerja di kantor itu."}
    answer = signed_in("ratna").post(reverse("access:restrict", args=[alone.pk]), said)
    assert answer.status_code == 409
    with as_user("ratna"):
        assert visible_to(people["ratna"]).get(pk=alone.pk).restricted_at is None
    page = answer.content.decode()
    assert "paling sedikit dua orang" in page and said["words"] in page


def test_the_button_pressed_twice_restricts_once_and_does_not_lift_it(case, people, as_user, signed_in):
    ratna, page = signed_in("ratna"), reverse("access:restrict", args=[case.pk])
    for stands, said in ((False, {"reason": "hiding", "words": "Dicari suaminya"}), (True, {"words": "Sudah aman"})):
        standing = re.search(r'name="based_on" value="([01])"', ratna.get(page).content.decode())
        assert standing and standing[1] == str(int(stands))
        for _press in range(2):
            assert ratna.post(page, said | {"based_on": standing[1]}).status_code == 302
            with as_user("ratna"):
                assert (visible_to(people["ratna"]).get(pk=case.pk).restricted_at is not None) is not stands
        other = ratna.post(page, said | {"based_on": standing[1], "words": "Bukan itu alasannya."})  # sent again with other words: not dropped
        assert other.status_code == 409 and "Bukan itu alasannya." in other.content.decode()


def test_it_is_handed_over_inside_the_team(restricted, people, as_user, cast):
    with as_user("sari"), pytest.raises(Refusal):
        hand_over(by=people["sari"], file_id=restricted.pk, new_lead_id=cast["budi"].pk, why="absence")
    with as_user("ratna"), pytest.raises(BadInput):
        hand_over(by=people["ratna"], file_id=restricted.pk, new_lead_id=cast["tono"].pk, why="absence")
    with as_user("ratna"):
        hand_over(by=people["ratna"], file_id=restricted.pk, new_lead_id=cast["budi"].pk, why="absence")
    with as_user("budi"):
        assert visible_to(people["budi"]).exists()


def test_a_member_takes_it_over_when_the_lead_has_gone(restricted, people, as_user, cast, signed_in):
    with as_user("budi"), pytest.raises(Refusal):
        hand_over(by=people["budi"], file_id=restricted.pk, new_lead_id=cast["budi"].pk, why="leaving")
    give = reverse("cases:give", args=[restricted.pk])
    assert signed_in("budi").get(give).status_code == 403
    User.objects.filter(pk=cast["ratna"].pk).update(is_active=False)
    assert signed_in("budi").get(give).status_code == 200
    with as_user("sari"):
        assert left_behind(people["sari"], restricted.unit_id) == []
    assert restricted.number in signed_in("budi").get("/").content.decode()
    with as_user("budi"):
        hand_over(by=people["budi"], file_id=restricted.pk, new_lead_id=cast["budi"].pk, why="leaving")


def test_when_the_whole_team_has_gone_it_rises_to_the_head(restricted, people, as_user, cast):
    User.objects.filter(pk__in=[cast["ratna"].pk, cast["budi"].pk]).update(is_active=False)
    with as_user("sari"):
        assert files_led_by(cast["ratna"].pk) == 1
        hand_over(by=people["sari"], file_id=restricted.pk, new_lead_id=cast["tono"].pk, why="leaving")
    with as_user("tono"):
        assert visible_to(people["tono"]).exists()


def test_the_lead_may_still_put_something_before_a_supervisor(restricted, people, as_user, cast):
    """The reader is chosen by the lead: she knows the number while it waits, and her counts still leave the case out."""
    with as_user("ratna"):
        write_plan(people["ratna"], restricted)
        asked = ask_approval(by=people["ratna"], case=restricted, subject="plan", approver_id=cast["siska"].pk)
    with as_user("siska"):
        assert [one.number for one in waiting_for(people["siska"])] == [restricted.number]
        assert open_cases(people["siska"], restricted.unit_id) == [] == cases_led(people["siska"], restricted.unit_id)
        decide(by=people["siska"], approval_id=asked.pk, outcome="approved")
        assert waiting_for(people["siska"]) == [] and not Client.objects.exists() and Release.objects.count() == 1
    assert known_to(people, as_user, "siska", restricted) == set()
