"""Ayu has no case here and wants to sit with the others: what she agreed to stands in the group's file, and she is in it while that stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from sintas.cases.models import Record
from sintas.groupwork.actions.attending import mark_attendance
from sintas.groupwork.actions.guests import add_guest, withdraw_guest
from sintas.groupwork.actions.members import accept, leave
from sintas.groupwork.models import Group, GroupMark, GuestConsent, Member, MemberNote, MemberState
from sintas.groupwork.reading.forming import forming, of
from sintas.groupwork.reading.members import members_of
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import Actor

from .meeting import a_session, let_in, read

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]
AGREED = {"called": "Ayu", "given_by": "client", "reading": "read_aloud", "manner": "spoken", "may_know": "tinggal dekat balai"}


def added(by: Actor, group: Group, **more: Any) -> Member:
    return add_guest(by=by, group=group, **{**AGREED, **more})


def states(group: Group) -> list[tuple[str, str]]:
    return [(one.called, one.state) for one in members_of(group)]


def test_on_the_pages_from_her_consent_to_taking_it_back(group: Group, people: People, signed_in: Make) -> None:
    ratna, home = signed_in("ratna"), f"/kelompok/{group.pk}/"
    assert "Tambah tamu" in ratna.get(home).content.decode()
    taken = ratna.post(f"{home}tamu/baru/", AGREED)
    assert taken.status_code == 302
    hers = taken["Location"]
    text = ratna.get(hers).content.decode()
    assert "Ayu" in text and "Ia sendiri" in text and "tinggal dekat balai" in text and "Dibacakan" in text and "pengaduan" in text and "Dipersiapkan" in text
    assert ratna.post(f"{hers}mulai/", {"words": "sekali bicara"}).status_code == 302
    assert "tamu, sejak" in ratna.get(home).content.decode()
    assert "persetujuan-ditarik" in ratna.get(hers).content.decode()
    assert ratna.post(f"{hers}persetujuan-ditarik/", {}).status_code == 302
    for page in (home, hers):
        text = ratna.get(page).content.decode()
        assert "Seorang anggota" in text and ">Ayu<" not in text and "tinggal dekat balai" not in text and "sekali bicara" not in text
    with acting_as(people["ratna"].user_id):
        assert states(group) == [("", "suspended")]
        assert Trail.objects.filter(file_id=group.pk, verb__in=["add guest", "accept member", "withdraw guest"]).count() == 3
        tags = [tuple(row.tags) for row in Record.objects.filter(file_id=group.pk, kind="group_member").order_by("pk")]
        assert tags == [("preparing",), ("member",), ("consent_withdrawn",)]


def test_a_child_is_asked_too_and_what_is_missing_is_said(group: Group, people: People, signed_in: Make) -> None:
    ratna = people["ratna"]
    ahead = clock.today() + timedelta(days=1)
    wrongs: list[tuple[str, dict[str, Any]]] = [
        ("called", {"called": " "}), ("given_by", {"given_by": ""}), ("reading", {"reading": "not_yet"}), ("on", {"on": ahead}),
        ("child_assent", {"given_by": "guardian", "agreed_too": "ibunya"}), ("agreed_too", {"given_by": "child_assent"}),
        ("child_assent", {"given_by": "guardian", "child_assent": "no", "agreed_too": "ibunya"}), ("manner", {"manner": "?"}),
    ]  # fmt: skip
    with acting_as(ratna.user_id):
        for field, wrong in wrongs:
            with pytest.raises(BadInput) as bad, transaction.atomic():
                added(ratna, group, **wrong)
            assert list(bad.value.fields) == [field]
        assert not Member.objects.exists()
        read(ratna, group)
        child = added(ratna, group, given_by="guardian", child_assent="yes", agreed_too="ibunya", called="Adi")
        assert GuestConsent.objects.get(member=child).agreed_too == "ibunya"
    refused = signed_in("ratna").post(f"/kelompok/{group.pk}/tamu/baru/", {**AGREED, "reading": "not_yet"})
    assert refused.status_code == 422 and "tinggal dekat balai" in refused.content.decode()


def test_sent_twice_is_one_guest_and_taken_back_twice_is_once(group: Group, people: People) -> None:
    ratna, submission = people["ratna"], uuid4()
    with acting_as(ratna.user_id):
        guest = added(ratna, group, submission=submission)
        assert added(ratna, group, submission=submission).pk == guest.pk
        for _time in range(2):
            withdraw_guest(by=ratna, group=group, member_id=guest.pk)
        assert Trail.objects.filter(file_id=group.pk, verb="withdraw guest").count() == 1
        with pytest.raises(NotNow):
            accept(by=ratna, group=group, member_id=guest.pk, words="sekali bicara")


def test_she_counts_and_sits_with_the_others_but_no_note_is_asked_of_her(
    group: Group, people: People, propose_her: Make, open_a_case: Make
) -> None:
    ratna = people["ratna"]
    let_in(ratna, group, [open_a_case("budi", name="Bunga", age_stated=23)], propose_her, "Mel")
    with acting_as(ratna.user_id):
        guest = accept(by=ratna, group=group, member_id=added(ratna, group).pk, words="sekali bicara")
        read(ratna, group)
        row = a_session(ratna, group)
        mark_attendance(by=ratna, group=group, session=row.entry, marks=[(guest.pk, "present", True)])
        assert GroupMark.objects.get(member_id=guest.pk).spoke
        found = forming(group)
        assert (found.members, found.consenting, found.prepared, found.named) == (2, 2, 2, 2)
        part = of(group, "assessment").assessment
        assert part is not None and part.members == 1
        withdraw_guest(by=ratna, group=group, member_id=guest.pk)
        assert forming(group).consenting == 1


def test_no_case_opens_by_her_and_no_note_is_written(group: Group, people: People, signed_in: Make) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        guest = added(ratna, group)
        with connection.cursor() as c:
            c.execute("SELECT my_members(), my_observed()")
            assert c.fetchone() == ([], [])
        note = {"file_id": group.pk, "organisation_id": group.organisation_id, "group": group.pk, "group_number": group.number, "moment": "plan"}
        with pytest.raises(DatabaseError), transaction.atomic():
            MemberNote.objects.create(**note, entry=uuid4(), number=1, author_id=ratna.user_id, member=guest.pk)
    for moment in ("plan", "session"):
        answer = signed_in("ratna").get(f"/kelompok/{group.pk}/anggota/{guest.pk}/catatan/{moment}/")
        assert answer.status_code == 409 and "pengaduan baru" in answer.content.decode()


def test_leaving_keeps_her_name_unless_she_took_consent_back(group: Group, people: People) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        for called, reason in (("Ayu", "moved"), ("Wati", "consent_withdrawn")):
            guest = accept(by=ratna, group=group, member_id=added(ratna, group, called=called).pk, words="sekali bicara")
            leave(by=ratna, group=group, member_id=guest.pk, reason=reason)
        assert sorted(states(group)) == [("", "left"), ("Ayu", "left")]
        Group.objects.filter(pk=group.pk).update(closed_on=clock.today(), closing_reason="goals_met")
        group.refresh_from_db()
        with pytest.raises(NotNow):
            added(ratna, group)
        hers = next(one.member_id for one in members_of(group) if one.called)
        withdraw_guest(by=ratna, group=group, member_id=hers)  # may be taken back at any time
        assert states(group) == [("", "left")] * 2


def test_refused_without_the_power_and_not_there_for_others(group: Group, people: People, signed_in: Make, propose_her: Make, open_a_case: Make) -> None:
    ratna, dewi = people["ratna"], people["dewi"]
    member = let_in(ratna, group, [open_a_case("budi", name="Bunga", age_stated=23)], propose_her, "Mel")[0]
    with acting_as(ratna.user_id):
        guest = added(ratna, group)
        with pytest.raises(NotYours):
            withdraw_guest(by=ratna, group=group, member_id=member.pk)
    for who in ("budi", "tono", "lina", "sari"):
        for rest in ("tamu/baru/", f"anggota/{guest.pk}/persetujuan-ditarik/"):
            assert signed_in(who).get(f"/kelompok/{group.pk}/{rest}").status_code == 404
    with acting_as(dewi.user_id):
        assert not GuestConsent.objects.exists()
        with pytest.raises(Refusal):
            added(dewi, group)
        with pytest.raises(Refusal):
            withdraw_guest(by=dewi, group=group, member_id=guest.pk)


def test_the_database_keeps_what_was_agreed(group: Group, people: People, form_a_group: Make) -> None:
    ratna, other = people["ratna"], form_a_group()
    with acting_as(ratna.user_id):
        guest = added(ratna, group)
        mine = GuestConsent.objects.filter(member=guest)
        for change in ({"manner": "signed"}, {"member_id": guest.pk, "file_id": other.pk}, {"taken_back_on": clock.today()}):
            with pytest.raises(DatabaseError), transaction.atomic():
                mine.update(**change)
        facts = {"on": clock.today(), "given_by": "client", "written_by_id": ratna.user_id}
        with pytest.raises(DatabaseError), transaction.atomic():
            GuestConsent.objects.create(file_id=other.pk, organisation_id=other.organisation_id, member=guest, **facts)
        with pytest.raises(IntegrityError), transaction.atomic():
            Member.objects.create(
                file_id=group.pk, organisation_id=group.organisation_id, called="X", taken_up_on=clock.today(), member_case=uuid7()
            )
        withdraw_guest(by=ratna, group=group, member_id=guest.pk)
        with pytest.raises(DatabaseError), transaction.atomic():
            mine.update(taken_back_on=None, taken_back_by=None)
        assert MemberState.objects.get(member=guest).state == "preparing"
