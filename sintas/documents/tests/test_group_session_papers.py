"""Plan, list and minutes of a session, and the report of the group: initials at most, and nothing of whoever took consent back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.models import Case
from sintas.documents.tests.test_group_papers import cases, group, printed
from sintas.groupwork.actions.attending import mark_attendance
from sintas.groupwork.actions.homework import give_homework
from sintas.groupwork.actions.members import leave
from sintas.groupwork.actions.processing import write_process
from sintas.groupwork.models import Group, GroupSession, Member
from sintas.groupwork.reading.for_paper import short_names
from sintas.groupwork.reading.members import OfGroup
from sintas.groupwork.tests.meeting import a_session, let_in, read
from sintas.kit import clock, numbers
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.staff.actor import Actor

__all__ = ["cases", "group"]  # its members and what they wrote
pytestmark = pytest.mark.django_db
People = dict[str, Actor]
NAMES = ("Mawar", "Kenanga", "Asli")


@pytest.fixture
def session(group: Group, people: People) -> GroupSession:
    """Planned for today; nothing is marked yet."""
    with acting_as(people["ratna"].user_id):
        told = {"topic": "berani bercerita", "aims": "Kenanga berani bicara", "activities": "lingkaran cerita", "phase": "early"}
        row: GroupSession = a_session(people["ratna"], group, **told)
    return row


@pytest.fixture
def held(group: Group, session: GroupSession, people: People) -> GroupSession:
    """Both came, one was heard; each took something home, and all of them did."""
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        read(ratna, group)
        members = {one.called: one.pk for one in Member.objects.filter(file_id=group.pk)}
        marks = [(members["Kenanga"], "present", True), (members["Mawar Putih"], "excused", False)]
        mark_attendance(by=ratna, group=group, session=session.entry, marks=marks)
        write_process(by=ratna, case=group, session=session.entry, themes="rasa takut di jalan", words="Mawar Putih memulai putaran", closing="satu kata")
        give_homework(by=ratna, case=group, session=session.entry, words="berjalan ke warung berdua")
        give_homework(by=ratna, case=group, session=session.entry, words="menelepon ibunya", member=str(members["Kenanga"]))
    return session


def about(row: GroupSession) -> dict[str, str]:
    return {"s": str(row.entry)}


def test_the_plan_and_a_list_to_mark_by_hand(group: Group, session: GroupSession, signed_in: Any) -> None:
    ratna = signed_in("ratna")
    page = ratna.get(f"/kelompok/{group.pk}/surat/").content.decode()
    assert str(session.entry) in page and "Sesi 1" in page and "berani bercerita" not in page
    plan = printed(ratna, group, "rencana-sesi", **about(session))
    for said in ("Rencana sesi kelompok", "berani bercerita", "K berani bicara", "lingkaran cerita", "Fasilitator: Ratna", numbers.long_day(session.on)):
        assert said in plan, said
    listed = printed(ratna, group, "daftar-hadir", **about(session))
    assert "K" in listed.split() and "MP" in listed and "✓" not in listed and "5" in listed.split()  # two members, three rows more
    empty = printed(ratna, group, "daftar-hadir", **{"as": "blank"})
    assert "MP" not in empty and "15" in empty.split()
    assert not any(name in plan + listed + empty for name in NAMES)
    for path, sent in (("catatan-sesi", about(session)), ("rencana-sesi", {}), ("rencana-sesi", {"s": "x"})):
        assert ratna.post(f"/kelompok/{group.pk}/surat/{path}/pdf/", sent).status_code == 409, path
    assert ratna.post(f"/kelompok/{group.pk}/surat/rencana-sesi/pdf/", {"s": str(group.pk)}).status_code == 404


def test_the_minutes_hold_the_groups_words_alone(group: Group, held: GroupSession, signed_in: Any, as_user: Any) -> None:
    text = printed(signed_in("ratna"), group, "catatan-sesi", **about(held))
    for said in ("rasa takut di jalan", "MP memulai putaran", "satu kata", "berjalan ke warung berdua", "1 dari 2 hadir"):
        assert said in text, said
    assert "menelepon ibunya" not in text and not any(name in text for name in NAMES)
    with as_user("ratna"):
        assert [row.detail["slug"] for row in Trail.objects.filter(verb="print group", file_id=group.pk)] == ["group_minutes"]


def test_the_report_counts_and_says_initials(group: Group, held: GroupSession, signed_in: Any) -> None:
    text = printed(signed_in("ratna"), group, "laporan")
    for said in ("Laporan kelompok", "Engagement", "berani bercerita", "1/2", "MP 0/1", "K 1/1 1/1", "Pernah menjadi anggota 2", "Awal"):
        assert said in text, said
    assert not any(name in text for name in NAMES)


def test_whoever_left_and_came_back_is_one_person_on_paper(
    group: Group, held: GroupSession, cases: dict[str, Case], people: People, propose_her: Any, signed_in: Any
) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        read(ratna, group)
        leave(by=ratna, group=group, member_id=next(one.pk for one in Member.objects.filter(file_id=group.pk) if one.called == "Kenanga"), reason="moved")
    let_in(ratna, group, [cases["Kenanga"]], propose_her, "Kenanga")
    text = printed(signed_in("ratna"), group, "laporan")
    for said in ("MP 0/1", "K 1/1 1/1", "Pernah menjadi anggota 2"):
        assert said in text, said
    assert "K 1" not in text.replace("K 1/1", "") and "K 2" not in text


def test_nothing_of_whoever_took_consent_back(group: Group, held: GroupSession, cases: dict[str, Case], people: People, signed_in: Any) -> None:
    with acting_as(people["budi"].user_id):
        withdraw_consent(by=people["budi"], case=cases["Mawar Putih"], purposes=["group_work"])
    ratna = signed_in("ratna")
    papers = {path: printed(ratna, group, path, **about(held)) for path in ("usulan", "rencana-sesi", "daftar-hadir", "catatan-sesi", "laporan")}
    for path, text in papers.items():
        assert not any(name in text for name in (*NAMES, "MP")), path
    assert "[nama tidak dicetak] memulai putaran" in papers["catatan-sesi"]
    assert "1 anggota hari itu tidak dicantumkan lagi" in papers["daftar-hadir"] and "✓" in papers["daftar-hadir"]
    assert "Ditangguhkan 1" in papers["laporan"]


def test_a_figure_beside_the_initials_means_one_person_on_every_paper() -> None:
    called = ("Senja", "Pandan", "", "Ibu Seroja")  # as they were taken up; the third may not be named any more
    members = [OfGroup(UUID(int=at), None, "member", name, clock.today(), "member", UUID(int=at)) for at, name in enumerate(called)]
    assert short_names(members) == {UUID(int=0): "S 1", UUID(int=1): "P", UUID(int=3): "S 2"}


@pytest.fixture
def stranger_sees(group: Group, signed_in: Any) -> Callable[[str], int]:
    return lambda who: int(signed_in(who).post(f"/kelompok/{group.pk}/surat/laporan/pdf/").status_code)


def test_another_team_finds_nothing(stranger_sees: Callable[[str], int]) -> None:
    assert {who: stranger_sees(who) for who in ("budi", "tono", "lina", "sari")} == dict.fromkeys(("budi", "tono", "lina", "sari"), 404)
