"""The notes on Mel go where her case goes, and are gone with it; Dahlia's, of the same group, go nowhere with hers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sintas.access.actions.erasing import ask_erasure, erase
from sintas.cases.models import Case, Record
from sintas.casework import exporting
from sintas.casework.tests.exported import brought_back
from sintas.groupwork.actions.members import take_up
from sintas.groupwork.actions.noting import note_member
from sintas.groupwork.models import Group, Member, MemberNote
from sintas.groupwork.reading.noted_member import the_noted
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


@pytest.fixture
def member(case: Case, group: Group, propose_her: Make, open_a_case: Make, people: People) -> Member:
    """Mel, of whom something was written; and Dahlia, of the same group and another case, of whom something else was."""
    ratna, hers = people["ratna"], propose_her(case, group)
    other = propose_her(open_a_case("ratna", name="Dahlia"), group, who="ratna", called="Dah")
    with acting_as(ratna.user_id):
        found, second = take_up(by=ratna, group=group, release_id=hers), take_up(by=ratna, group=group, release_id=other)
        note_member(by=ratna, case=the_noted(ratna, group.pk, found.pk), moment="evaluation", evidence={"openness": "menemani yang diam"}, said="lega")
        note_member(by=ratna, case=the_noted(ratna, group.pk, second.pk), moment="evaluation", evidence={"shame": "mengetuk meja"})
    return found


def test_they_travel_with_her_case_under_the_number_of_the_group(case: Case, group: Group, member: Member, people: People, tmp_path: Path) -> None:
    budi = people["budi"]
    with acting_as(budi.user_id):
        document = exporting.document(by=budi, case=case)
        whole = json.dumps(document, ensure_ascii=False)
        assert "menemani yang diam" in whole and group.number in whole
        assert not any(words in whole for words in ("mengetuk meja", "Dahlia", str(group.pk), str(member.pk)))
    lina = people["lina"]
    with acting_as(lina.user_id):
        copy = brought_back(lina, document, None, tmp_path)
        there = MemberNote.current.get(file_id=copy.pk)
        assert (there.evidence, there.said, there.group_number) == ({"openness": "menemani yang diam"}, "lega", group.number)
        assert (there.group, there.member) == (None, None)
        assert Record.objects.filter(file_id=copy.pk, kind="group_note", source_entry=there.entry).count() == 1
    with acting_as(people["ratna"].user_id):
        assert not MemberNote.objects.filter(file_id=copy.pk).exists()


def test_they_are_erased_with_her_case_and_the_group_goes_on(case: Case, group: Group, member: Member, people: People, signed_in: Make) -> None:
    budi, sari, ratna = people["budi"], people["sari"], people["ratna"]
    with acting_as(budi.user_id), clock.stopped(clock.now().replace(year=clock.now().year - 1)):
        asked = ask_erasure(by=budi, case=case, ground="client_wish")
    with acting_as(sari.user_id):
        erase(by=sari, erasure_id=asked.pk)
    with acting_as(ratna.user_id):
        assert [one.evidence for one in MemberNote.objects.all()] == [{"shame": "mengetuk meja"}]
    assert signed_in("ratna").get(f"/kelompok/{group.pk}/anggota/{member.pk}/").status_code == 200
    assert signed_in("ratna").get(f"/kelompok/{group.pk}/anggota/{member.pk}/catatan/plan/").status_code == 404


def test_lists_ask_as_often_for_one_note_as_for_many(case: Case, group: Group, member: Member, people: People, signed_in: Make) -> None:
    ratna = people["ratna"]

    def asked(who: str, path: str) -> int:
        browser = signed_in(who)
        browser.get(path)
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(path).status_code == 200
        return len(seen)

    pages = [("budi", f"/kasus/{case.pk}/kelompok/"), ("ratna", f"/kelompok/{group.pk}/anggota/{member.pk}/"), ("budi", f"/kasus/{case.pk}/")]
    once = [asked(*page) for page in pages]
    with acting_as(ratna.user_id):
        for no in range(1, 7):
            note_member(by=ratna, case=the_noted(ratna, group.pk, member.pk), moment="session", session_no=no, seen="hadir")
    assert [asked(*page) for page in pages] == once
