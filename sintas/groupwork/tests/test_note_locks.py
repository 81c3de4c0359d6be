"""The second lock on the notes, with the application's filter removed: who reads, who writes, and which key opens to whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from sintas.cases.actions.observing import observe
from sintas.cases.actions.team import add_member
from sintas.cases.models import Access, Case, Conflict, Note, Observation, Record, Release
from sintas.groupwork.actions.facilitating import add_facilitator, end_facilitator
from sintas.groupwork.actions.members import leave, take_up
from sintas.groupwork.actions.noting import note_member
from sintas.groupwork.actions.striking import strike_note
from sintas.groupwork.models import Group, Member, MemberNote
from sintas.groupwork.reading.noted_member import the_noted
from sintas.kit.ids import uuid7
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Wrap
from sintas.safekeeping.refusals import NotNow
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


@pytest.fixture
def member(case: Case, group: Group, propose_her: Make, people: People) -> Member:
    release, ratna = propose_her(case, group), people["ratna"]
    with acting_as(ratna.user_id):
        return take_up(by=ratna, group=group, release_id=release)


@pytest.fixture
def note(member: Member, people: People) -> MemberNote:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        return note_member(by=ratna, case=the_noted(ratna, member.file_id, member.pk), moment="session", session_no=1, seen="menemani yang diam")


def reaches(who: Actor, case: Case) -> tuple[int, set[str]]:
    with acting_as(who.user_id):
        return MemberNote.objects.filter(file_id=case.pk).count(), set(Wrap.objects.filter(file_id=case.pk).values_list("ring", flat=True))


def copy_of(note: MemberNote, **changed: Any) -> MemberNote:
    """The same note once more, for somebody to write again; without words, which need a key first."""
    plain = {name: getattr(note, name) for name in ("file_id", "organisation_id", "group", "group_number", "member", "moment", "author_id")}
    return MemberNote(**plain | changed)


def test_a_facilitator_has_the_care_key_and_reads_no_observation(case: Case, note: MemberNote, people: People, cast: Any) -> None:
    budi, dewi, ratna = people["budi"], people["dewi"], people["ratna"]
    with acting_as(budi.user_id):
        add_member(by=budi, case=case, user_id=cast["dewi"].pk, role="carer")
    with acting_as(dewi.user_id):
        observe(by=dewi, case=case, text="tidak mau makan")
        assert not MemberNote.objects.exists()  # nor does a carer read what was seen in a group
    assert reaches(ratna, case) == (1, {"care"})
    with acting_as(ratna.user_id):
        assert not Observation.objects.exists() and not Note.objects.exists() and not Case.objects.exists()
        assert not Record.objects.filter(file_id=case.pk).exists() and not Access.objects.filter(file_id=case.pk).exists()


def test_nobody_else_finds_it(case: Case, note: MemberNote, people: People, form_a_group: Make) -> None:
    """A facilitator of another group, colleagues of the unit, its head, another house."""
    form_a_group("tono")
    for who in ("tono", "dewi", "sari", "siska", "lina", "nyai", "ana"):
        assert reaches(people[who], case) == (0, set()), who


def test_the_team_of_the_group_is_asked_today(case: Case, group: Group, note: MemberNote, people: People) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        add_facilitator(by=ratna, group=group, user_id=people["tono"].user_id)
    assert reaches(people["tono"], case) == (1, {"care"})
    with acting_as(ratna.user_id):
        end_facilitator(by=ratna, group=group, user_id=people["tono"].user_id)
    assert reaches(people["tono"], case) == (0, set())
    assert reaches(people["budi"], case)[0] == 1  # her own worker


def test_it_shuts_with_the_release_however_that_ends(case: Case, group: Group, member: Member, note: MemberNote, people: People) -> None:
    ratna, budi = people["ratna"], people["budi"]
    with acting_as(budi.user_id), transaction.atomic():
        Release.objects.filter(pk=member.release_id).update(ended_at=timezone.now(), ended_why="withdrawn")
    assert reaches(ratna, case) == (0, set())
    assert reaches(budi, case)[0] == 1


def test_a_conflict_of_interest_shuts_it(case: Case, group: Group, member: Member, note: MemberNote, people: People) -> None:
    ratna, budi = people["ratna"], people["budi"]
    with acting_as(budi.user_id):
        Conflict.objects.create(file_id=case.pk, organisation_id=case.organisation_id, user_id=ratna.user_id, entered_by=budi.user_id)
    assert reaches(ratna, case) == (0, set())
    with acting_as(ratna.user_id), pytest.raises(DatabaseError), transaction.atomic():
        copy_of(note).save(force_insert=True)


def test_gone_members_are_written_of_no_more(case: Case, group: Group, member: Member, note: MemberNote, people: People) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        leave(by=ratna, group=group, member_id=member.pk, reason="own_choice")
    assert reaches(ratna, case) == (0, set())


def test_a_note_of_one_group_is_written_into_no_other_case(
    case: Case, group: Group, note: MemberNote, people: People, propose_her: Make, open_a_case: Make, form_a_group: Make
) -> None:
    """Whatever the application says: neither into another member's case, nor under another group, nor in another's name, nor by her own team."""
    ratna, budi, tono = people["ratna"], people["budi"], people["tono"]
    other, theirs = open_a_case("budi", name="Lain"), form_a_group("tono")
    release = propose_her(other, group, called="Dah")
    with acting_as(ratna.user_id):
        second = take_up(by=ratna, group=group, release_id=release)
        wrong = [
            {"file_id": other.pk}, {"member": second.pk}, {"group": theirs.pk}, {"group_number": "X-K9"}, {"author_id": budi.user_id},
            {"member": None, "group": None}, {"member": uuid7()}, {"organisation_id": uuid7()},
        ]  # fmt: skip
        for changed in wrong:
            with pytest.raises(DatabaseError), transaction.atomic():
                copy_of(note, **changed).save(force_insert=True)
        copy_of(note).save(force_insert=True)
    for who in (budi, tono):
        with acting_as(who.user_id), pytest.raises(DatabaseError), transaction.atomic():
            copy_of(note, author_id=who.user_id).save(force_insert=True)


def test_her_story_takes_one_kind_of_line_from_a_group(case: Case, note: MemberNote, people: People) -> None:
    ratna = people["ratna"]
    common = {"file_id": case.pk, "organisation_id": case.organisation_id, "author_id": ratna.user_id, "written_at": timezone.now()}
    with acting_as(ratna.user_id):
        for changed in ({"kind": "note"}, {"kind": "observation"}, {"kind": "group_note", "author_id": people["budi"].user_id}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Record.objects.create(**common | changed)
        Record.objects.create(**common, kind="group_note")


def test_a_note_stands_as_it_was_written(case: Case, note: MemberNote, people: People) -> None:
    for who in ("ratna", "budi"):
        with acting_as(people[who].user_id):
            for changed in ({"moment": "plan"}, {"group": uuid7()}, {"seen": None}, {"author_id": people["budi"].user_id}):
                with pytest.raises(DatabaseError), transaction.atomic():
                    MemberNote.objects.filter(pk=note.pk).update(**changed)
    now, mine = timezone.now(), people["ratna"].user_id
    struck = {"withdrawn_at": now, "struck_why": "twice", "struck_by_id": mine}
    with acting_as(mine):
        for wrong in ({"withdrawn_at": now}, struck | {"struck_why": ""}, struck | {"struck_by_id": people["budi"].user_id}, struck | {"seen": None}):
            with pytest.raises(DatabaseError), transaction.atomic():
                MemberNote.objects.filter(pk=note.pk).update(**wrong)
        MemberNote.objects.filter(pk=note.pk).update(**struck)
    for who in ("ratna", "budi"):  # for good
        for back in ({"withdrawn_at": None, "struck_why": "", "struck_by_id": None}, {"struck_why": "other"}):
            with acting_as(people[who].user_id), pytest.raises(DatabaseError), transaction.atomic():
                MemberNote.objects.filter(pk=note.pk).update(**back)


def test_a_closed_case_takes_none(case: Case, note: MemberNote, people: People) -> None:
    ratna = people["ratna"]
    with acting_as(people["budi"].user_id):
        Case.objects.filter(pk=case.pk).update(closed_on=case.opened_on, closing_reason="goals_met")
    with acting_as(ratna.user_id), pytest.raises(IntegrityError), transaction.atomic():
        copy_of(note).save(force_insert=True)
    with acting_as(ratna.user_id), pytest.raises(NotNow):
        strike_note(by=ratna, case=the_noted(ratna, note.group, note.member), entry=note.entry, why="twice")
    assert reaches(ratna, case)[0] == 1  # what she wrote she still reads, as long as it is let go
