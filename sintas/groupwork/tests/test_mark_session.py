"""Who came to a session and who was heard: all at once, or mark by mark on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.models import Record
from sintas.groupwork.actions.attending import mark_attendance
from sintas.groupwork.actions.members import leave
from sintas.groupwork.actions.noting import note_member
from sintas.groupwork.actions.sessions import cancel_session
from sintas.groupwork.models import Group, GroupMark, GroupSession, Member
from sintas.groupwork.reading.forming import of
from sintas.groupwork.reading.noted_member import the_noted
from sintas.groupwork.reading.sessions import session_of
from sintas.groupwork.tests.meeting import a_session, let_in
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


@pytest.fixture
def cases(open_a_case: Make) -> list[Any]:
    return [open_a_case("budi", name=name) for name in ("Bunga", "Dahlia")]


@pytest.fixture
def two(group: Group, cases: list[Any], people: People, propose_her: Make) -> list[Member]:
    return let_in(people["ratna"], group, cases, propose_her, "Mel", "Dah")


@pytest.fixture
def session(group: Group, two: list[Member], people: People, as_user: Make) -> GroupSession:
    with as_user("ratna"):
        return a_session(people["ratna"], group)


def test_all_at_once_and_again(group: Group, two: list[Member], session: GroupSession, signed_in: Make, as_user: Make) -> None:
    mel, dah = two
    page, url = signed_in("ratna"), f"/kelompok/{group.pk}/sesi/{session.entry}/"
    assert "belum dicatat" not in page.get(url).content.decode()
    sent = {f"m_{mel.pk.hex}": "present", f"s_{mel.pk.hex}": "on", f"m_{dah.pk.hex}": "excused"}
    for _time in range(2):
        assert page.post(f"{url}hadir/", sent).status_code == 302
    text = page.get(url).content.decode()
    for part in ("came", "around", "seen", "told", "homework"):  # each one tap away while the session runs
        assert f'class="nav-link" href="#h-{part}"' in text and f'id="h-{part}"' in text
    assert "1 dari 2 hadir" in text and "sudah berlangsung" in text and page.get(f"{url}hadir/").content.decode().count(" checked") == 3
    with as_user("ratna"):
        one = session_of(group, session.entry)
        assert (one.held, one.present, one.heard) == (True, {mel.pk}, {mel.pk})
        part = of(group, "implementation").implementation
        assert part is not None and (part.members, part.heard, part.marks_missing) == (2, 1, 0)
        assert not Record.objects.get(file_id=group.pk, kind="group_session").planned
        assert GroupSession.objects.filter(entry=session.entry).count() == 2 and GroupMark.objects.count() == 2
        assert sorted(row.detail["changed"] for row in Trail.objects.filter(verb="mark group session")) == [0, 2]


def test_mark_by_mark(group: Group, two: list[Member], session: GroupSession, signed_in: Make, as_user: Make) -> None:
    """One row is saved as soon as it is touched; what the page still shows of the others overwrites nobody's mark."""
    mel, dah = two
    page, url = signed_in("ratna"), f"/kelompok/{group.pk}/sesi/{session.entry}/hadir/"
    htmx = {"HX-Request": "true"}
    answer = page.post(url, {f"m_{mel.pk.hex}": "present", "only": mel.pk.hex}, headers=htmx)
    text = answer.content.decode()
    assert answer.status_code == 200 and "1 dari 2 hadir" in text and "<html" not in text and "HX-Request" in answer["Vary"]
    page.post(url, {f"m_{mel.pk.hex}": "absent", f"s_{dah.pk.hex}": "on", "only": dah.pk.hex}, headers=htmx)
    with as_user("ratna"):
        assert session_of(group, session.entry).present == {mel.pk, dah.pk}  # whoever was heard was there
    wrong = page.post(url, {f"m_{mel.pk.hex}": "absent", f"s_{mel.pk.hex}": "on", "only": mel.pk.hex}, headers=htmx)
    assert wrong.status_code == 422 and "jadi ia hadir" in wrong.content.decode()


def test_who_is_no_member_or_was_none_that_day(group: Group, two: list[Member], session: GroupSession, people: People, signed_in: Make, as_user: Make) -> None:
    ratna, mel = people["ratna"], two[0]
    url = f"/kelompok/{group.pk}/sesi/{session.entry}/hadir/"
    stranger = signed_in("ratna").post(url, {f"m_{mel.pk.hex}": "present", f"m_{uuid4().hex}": "present"})
    assert stranger.status_code == 422 and "bukan anggota kelompok" in stranger.content.decode() and "checked" in stranger.content.decode()
    twice = signed_in("ratna").post(url, {f"m_{mel.pk.hex}": ["present", "absent"]})
    assert twice.status_code == 422 and "dua tanda kehadiran" in twice.content.decode()
    with as_user("ratna"):
        earlier = a_session(ratna, group, days=-7)
        with pytest.raises(BadInput):
            mark_attendance(by=ratna, group=group, session=earlier.entry, marks=[(mel.pk, "present", False)])
        ahead = a_session(ratna, group, days=1)
        with pytest.raises(BadInput):
            mark_attendance(by=ratna, group=group, session=ahead.entry, marks=[(mel.pk, "present", False)])
        cancel_session(by=ratna, group=group, entry=ahead.entry, reason="hujan")
        with pytest.raises(NotNow):
            mark_attendance(by=ratna, group=group, session=ahead.entry, marks=[(mel.pk, "present", False)])
        mark_attendance(by=ratna, group=group, session=session.entry, marks=[(mel.pk, "present", False)])
        with pytest.raises(BadInput):  # not to a day on which she was no member
            a_session(ratna, group, days=-7, entry=session.entry, based_on=2)
        with pytest.raises(NotNow):
            cancel_session(by=ratna, group=group, entry=session.entry, reason="x")
        assert not session_of(group, earlier.entry).held


def test_nobody_is_marked_away_who_was_seen_there(group: Group, two: list[Member], session: GroupSession, people: People, signed_in: Make) -> None:
    """The note of what was seen is put right first, by the way that stands beside her name; what she only said keeps nobody on the list."""
    ratna, (mel, dah) = people["ratna"], two
    url = f"/kelompok/{group.pk}/sesi/{session.entry}/hadir/"
    with acting_as(ratna.user_id):
        written = note_member(by=ratna, case=the_noted(ratna, group.pk, mel.pk), moment="session", session_no=1, signs=["calm"])
        note_member(by=ratna, case=the_noted(ratna, group.pk, dah.pk), moment="session", session_no=1, said="menelepon: anak sakit")
    refused = signed_in("ratna").post(url, {f"m_{mel.pk.hex}": "excused", f"m_{dah.pk.hex}": "excused"})
    text = refused.content.decode()
    assert refused.status_code == 422 and text.count("Perbaiki dahulu catatan itu") == 2  # at the top, and at her row
    assert f"/anggota/{mel.pk}/catatan/session/{written.entry}/" in text and text.count(' value="excused" checked') == 2
    with acting_as(ratna.user_id):
        assert not GroupMark.objects.exists() and not session_of(group, session.entry).held
        with pytest.raises(NotNow):  # nor is it called off: she was seen there
            cancel_session(by=ratna, group=group, entry=session.entry, reason="hujan")
        mark_attendance(by=ratna, group=group, session=session.entry, marks=[(mel.pk, "present", False), (dah.pk, "absent", False)])


def test_consent_withdrawn_her_place_stays_as_a_number(
    group: Group, two: list[Member], session: GroupSession, cases: list[Any], people: People, signed_in: Make, as_user: Make
) -> None:
    ratna, (mel, dah) = people["ratna"], two
    with as_user("ratna"):
        mark_attendance(by=ratna, group=group, session=session.entry, marks=[(mel.pk, "present", True), (dah.pk, "present", False)])
    with as_user("budi"):
        withdraw_consent(by=people["budi"], case=cases[0], purposes=["group_work"])
    text = signed_in("ratna").get(f"/kelompok/{group.pk}/sesi/{session.entry}/").content.decode()
    assert ">Mel<" not in text and "Dah" in text and "1 anggota hari itu tidak ditampilkan lagi." in text
    assert "2 dari 2 hadir" in text and "1 dari 1 hadir di daftar ini" in text
    with as_user("ratna"), pytest.raises(BadInput):
        mark_attendance(by=ratna, group=group, session=session.entry, marks=[(mel.pk, "absent", False)])


def test_who_left_stands_on_the_lists_of_her_days(
    group: Group, two: list[Member], session: GroupSession, people: People, as_user: Make, signed_in: Make
) -> None:
    ratna, mel = people["ratna"], two[0]
    with as_user("ratna"):
        leave(by=ratna, group=group, member_id=mel.pk, reason="moved")
        mark_attendance(by=ratna, group=group, session=session.entry, marks=[(mel.pk, "present", False)])
        later = a_session(ratna, group, days=1)
        with pytest.raises(BadInput):
            mark_attendance(by=ratna, group=group, session=later.entry, marks=[(mel.pk, "present", False)])
    assert "Mel" in signed_in("ratna").get(f"/kelompok/{group.pk}/sesi/{session.entry}/hadir/").content.decode()


def test_refused_without_the_power(group: Group, session: GroupSession, two: list[Member], people: People, signed_in: Make) -> None:
    dewi = people["dewi"]
    with acting_as(dewi.user_id), pytest.raises(Refusal):
        mark_attendance(by=dewi, group=group, session=session.entry, marks=[(two[0].pk, "present", False)])
    for who in ("budi", "tono", "sari"):
        assert signed_in(who).post(f"/kelompok/{group.pk}/sesi/{session.entry}/hadir/", {}).status_code == 404
