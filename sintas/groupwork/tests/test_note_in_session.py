"""From the list of a session to the note on one who was there: it knows its session, and nobody is observed who was away."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from sintas.groupwork.actions.attending import mark_attendance
from sintas.groupwork.actions.members import leave
from sintas.groupwork.actions.noting import note_member
from sintas.groupwork.actions.sessions import cancel_session
from sintas.groupwork.models import Group, GroupSession, Member, MemberNote
from sintas.groupwork.reading.noted_member import the_noted
from sintas.groupwork.tests.meeting import a_session, let_in
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import NotYours
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


@pytest.fixture
def two(group: Group, open_a_case: Make, people: People, propose_her: Make) -> list[Member]:
    return let_in(people["ratna"], group, [open_a_case("budi", name=name) for name in ("Bunga", "Dahlia")], propose_her, "Mel", "Dah")


@pytest.fixture
def session(group: Group, two: list[Member], people: People, as_user: Make) -> GroupSession:
    with as_user("ratna"):
        return a_session(people["ratna"], group)


def test_a_note_begun_on_the_list_knows_its_session(group: Group, two: list[Member], session: GroupSession, signed_in: Make, people: People) -> None:
    mel, dah = two
    ratna, url = signed_in("ratna"), f"/kelompok/{group.pk}/sesi/{session.entry}/"
    form = f"/kelompok/{group.pk}/anggota/{mel.pk}/catatan/session/?session={session.entry.hex}"
    assert form in ratna.get(url).content.decode() and form in ratna.get(f"{url}hadir/").content.decode()
    begun = ratna.get(form).content.decode()
    assert f'value="{session.entry.hex}"' in begun and re.search(r'name="session_no"[^>]* value="1"| value="1"[^>]*name="session_no"', begun)
    sent = {"session": str(session.entry), "session_no": "1", "seen": "menemani yang diam", "happened": f"{session.on:%d-%m-%Y}", "submission": "B" * 22}
    assert ratna.post(form, sent)["Location"] == url  # back to the others on the list
    with acting_as(people["budi"].user_id):
        row = MemberNote.current.get()
        assert (row.session, row.session_no, row.happened) == (session.entry, 1, session.on.isoformat())
    page = ratna.get(url).content.decode()
    assert f"/catatan/session/{row.entry}/" in page and "menemani" not in page
    assert f"/anggota/{dah.pk}/catatan/session/?session=" in page


def test_who_was_away_is_not_observed(group: Group, two: list[Member], session: GroupSession, signed_in: Make, people: People) -> None:
    """What was typed stays on the page; what she said by telephone may be written; and by the number of the session it is the same."""
    mel, ratna = two[0], people["ratna"]
    with acting_as(ratna.user_id):
        mark_attendance(by=ratna, group=group, session=session.entry, marks=[(mel.pk, "excused", False)])
    url = f"/kelompok/{group.pk}/anggota/{mel.pk}/catatan/session/"
    sent = {"session_no": "1", "signs": ["calm"], "said": "menelepon: anak sakit", "submission": "C" * 22}
    refused = signed_in("ratna").post(url, sent)
    assert refused.status_code == 422 and "tidak ditandai hadir" in refused.content.decode() and "anak sakit" in refused.content.decode()
    with acting_as(ratna.user_id):
        assert not MemberNote.objects.exists()
    assert signed_in("ratna").post(url, sent | {"signs": []}).status_code == 302
    with acting_as(ratna.user_id):
        assert MemberNote.current.get().session == session.entry
        off = a_session(ratna, group)
        cancel_session(by=ratna, group=group, entry=off.entry, reason="hujan")
    refused = signed_in("ratna").post(url, sent | {"session_no": "2", "submission": "D" * 22})
    assert refused.status_code == 422 and "Sesi ini dibatalkan" in refused.content.decode()


def test_no_session_of_another_group(group: Group, two: list[Member], form_a_group: Make, people: People) -> None:
    other, ratna = form_a_group(), people["ratna"]
    with acting_as(ratna.user_id):
        theirs = a_session(ratna, other)
        with pytest.raises(NotYours):
            note_member(by=ratna, case=the_noted(ratna, group.pk, two[0].pk), moment="session", session=theirs.entry, seen="tenang")


def test_beside_each_name_how_often_she_came_lately(
    group: Group, two: list[Member], session: GroupSession, signed_in: Make, people: People
) -> None:
    mel, dah = two
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        for her, state in ((mel, "present"), (dah, "absent")):
            mark_attendance(by=ratna, group=group, session=session.entry, marks=[(her.pk, state, False)])
        second = a_session(ratna, group)
        mark_attendance(by=ratna, group=group, session=second.entry, marks=[(mel.pk, "excused", False)])
        third = a_session(ratna, group)
    page = signed_in("ratna").get(f"/kelompok/{group.pk}/sesi/{third.entry}/").content.decode()
    assert "2 sesi sebelumnya: hadir 1 kali" in page and "1 sesi sebelumnya: hadir 0 kali" in page
    assert [page.count(f'class="{shape}"') for shape in ("m-in", "m-leave", "m-out")] == [1, 1, 1]
    assert 'class="m-in"' not in signed_in("ratna").get(f"/kelompok/{group.pk}/sesi/{session.entry}/").content.decode()
    with acting_as(ratna.user_id):
        leave(by=ratna, group=group, member_id=dah.pk, reason="own_choice")
    assert f"/anggota/{dah.pk}/catatan/" not in signed_in("ratna").get(f"/kelompok/{group.pk}/sesi/{third.entry}/").content.decode()


def test_its_ideas_and_who_chose_whom(group: Group, session: GroupSession, signed_in: Make) -> None:
    ratna, base = signed_in("ratna"), f"/kelompok/{group.pk}"
    page = ratna.get(f"{base}/sesi/{session.entry}/").content.decode()
    ideas, picture = f"{base}/gagasan/?sesi={session.entry}&amp;ke=1", f"{base}/sosiogram/?session={session.entry.hex}&amp;session_number=1"
    assert ideas in page and picture in page
    assert f'value="{session.entry.hex}"' in ratna.get(picture.replace("&amp;", "&")).content.decode()
    board = ideas.replace("&amp;", "&")
    assert ratna.post(board, {"words": "membuat jadwal", "session": str(session.entry), "session_number": "1", "submission": "D" * 22}).status_code == 302
    page = ratna.get(f"{base}/sesi/{session.entry}/").content.decode()
    assert "1 gagasan" in page and "membuat jadwal" not in page


def test_cohesion_shows_who_came(group: Group, two: list[Member], session: GroupSession, signed_in: Make, people: People) -> None:
    with acting_as(people["ratna"].user_id):
        mark_attendance(by=people["ratna"], group=group, session=session.entry, marks=[(two[0].pk, "present", True)])
    page = signed_in("ratna").get(f"/kelompok/{group.pk}/kebersamaan/").content.decode()
    assert "Kehadiran dan yang ikut bicara" in page and "1 dari 1" in page
