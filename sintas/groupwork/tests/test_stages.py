"""Ratna's group goes its six stages: on when the gates of practice/group are content, back with a reason, and to its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.cases.models import Release
from sintas.groupwork.actions.agreeing import agree_contract
from sintas.groupwork.actions.feedback import open_round
from sintas.groupwork.actions.members import accept, take_up
from sintas.groupwork.actions.stages import NotReady, close_group, complete_stage, go_back
from sintas.groupwork.models import FeedbackRound, Group, GroupContract, GroupPassage, GroupSession, MemberState
from sintas.groupwork.tests.meeting import a_session
from sintas.practice.journeys import GROUP
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.safekeeping.versions import Overtaken
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


@pytest.fixture
def group(form_a_group: Make) -> Group:
    found: Group = form_a_group(purposes=["social_roles"], rules_words="saling mendengarkan")
    return found


@pytest.fixture
def formed(group: Group, open_a_case: Make, propose_her: Make, people: People) -> Group:
    """Two members, prepared, and a contract."""
    ratna = people["ratna"]
    for name in ("Bunga", "Dahlia"):
        release = propose_her(open_a_case("budi", name=name), group, called=name[:3])
        with acting_as(ratna.user_id):
            accept(by=ratna, group=group, member_id=take_up(by=ratna, group=group, release_id=release).pk, words="dua kali bicara")
    with acting_as(ratna.user_id):
        agree_contract(by=ratna, case=group, aims="saling menguatkan")
    return group


def test_on_the_page_what_is_missing_and_where(group: Group, signed_in: Make, as_user: Make) -> None:
    ratna = signed_in("ratna")
    answer = ratna.post(f"/kelompok/{group.pk}/tahap/engagement/selesai/")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Diperlukan sedikitnya dua orang." in text and "Kontrak kelompok belum disepakati." in text and f"/kelompok/{group.pk}/kontrak/" in text
    sent = {"aims": "saling menguatkan", "confidentiality": "tinggal di sini", "submission": "A" * 22}
    assert [ratna.post(f"/kelompok/{group.pk}/kontrak/", sent).status_code for _ in range(2)] == [302, 302]
    assert "saling menguatkan" in ratna.get(f"/kelompok/{group.pk}/kontrak/").content.decode()
    home = ratna.get(f"/kelompok/{group.pk}/").content.decode()
    assert "Kontrak kelompok belum disepakati." not in home and "saling menguatkan" in home
    with as_user("ratna"):
        assert GroupContract.objects.count() == 1 and Group.objects.get(pk=group.pk).stage == "engagement"
        assert Trail.objects.filter(file_id=group.pk, verb="complete group stage", outcome="refused").count() == 1


def test_on_and_back_again(formed: Group, people: People, signed_in: Make) -> None:
    ratna, page = people["ratna"], signed_in("ratna")
    for _time in range(2):  # sent twice it moves once
        assert page.post(f"/kelompok/{formed.pk}/tahap/engagement/selesai/").status_code == 302
    with acting_as(ratna.user_id):
        found = Group.objects.get(pk=formed.pk)
        assert found.stage == "assessment"
        with pytest.raises(NotNow):
            complete_stage(by=ratna, group=formed, stage="engagement")  # as another screen still shows it
        with pytest.raises(BadInput):
            go_back(by=ratna, group=found, to="engagement", reason=" ")
        with pytest.raises(BadInput):
            go_back(by=ratna, group=found, to="planning", reason="maju")
        go_back(by=ratna, group=found, to="engagement", reason="dua orang baru")
        assert [(row.stage, row.outcome) for row in GroupPassage.objects.filter(file_id=formed.pk).order_by("began_at")] == [
            ("engagement", "completed"), ("assessment", "went_back"), ("engagement", "")
        ]  # fmt: skip
        assert Trail.objects.filter(file_id=formed.pk, verb="move group").count() == 2
    story = page.get(f"/kelompok/{formed.pk}/linimasa/").content.decode()
    assert f"Tahap {GROUP.label('engagement', 'id')} selesai" in story and f"Kembali ke tahap {GROUP.label('engagement', 'id')}" in story


def test_closed_for_a_reason_and_everybody_ends_with_it(formed: Group, people: People, signed_in: Make, open_a_case: Make, propose_her: Make) -> None:
    waiting = propose_her(open_a_case("budi", name="Cempaka"), formed)
    with acting_as(people["ratna"].user_id):
        ahead, asked = a_session(people["ratna"], formed, days=3), open_round(by=people["ratna"], group=formed, asked=3)
    page = signed_in("ratna")
    assert page.get(f"/kelompok/{formed.pk}/tutup/").status_code == 200
    assert page.post(f"/kelompok/{formed.pk}/tutup/", {"reason_code": "too_few"}).status_code == 302
    with acting_as(people["ratna"].user_id):
        found = Group.objects.get(pk=formed.pk)
        assert (found.closing_reason, found.stage) == ("too_few", "engagement") and found.closed_on is not None
        assert {(row.state, row.reason) for row in MemberState.objects.filter(file_id=formed.pk, ended_at=None)} == {("ended", "too_few")}
        assert not Release.objects.filter(recipient_file_id=formed.pk, ended_at=None).exists()
        assert Release.objects.get(pk=waiting).ended_why == "not_invited"
        assert GroupSession.current.get(entry=ahead.entry).state == "cancelled"  # nobody could call it off any more, nor close the round
        assert FeedbackRound.objects.get(pk=asked.pk).closed_at is not None
        with pytest.raises(NotNow):
            close_group(by=people["ratna"], group=found, reason_code="too_few")
    assert "Kawan Rabu" in (past := page.get("/kelompok/?keadaan=selesai").content.decode()) and "0 anggota" not in past
    home = page.get(f"/kelompok/{formed.pk}/").content.decode()
    assert "Tidak ditulis." in home and "Belum" not in home  # nothing waits in a group that is over


def test_what_cannot_be(group: Group, people: People, signed_in: Make) -> None:
    ratna, dewi = people["ratna"], people["dewi"]
    with acting_as(ratna.user_id):
        with pytest.raises(NotReady):
            complete_stage(by=ratna, group=group, stage="engagement")
        for wrong in ("goals_met", "?"):  # a planned ending belongs to the last stage
            with pytest.raises(BadInput):
                close_group(by=ratna, group=group, reason_code=wrong)
        with pytest.raises(BadInput):
            agree_contract(by=ratna, case=group, aims=" ")
        row = agree_contract(by=ratna, case=group, aims="satu")
        agree_contract(by=ratna, case=group, aims="dua", entry=row.entry, based_on=1)
        for before in ({"entry": row.entry, "based_on": 1}, {}):  # a group has one: two who begin it meet in it
            with pytest.raises(Overtaken):
                agree_contract(by=ratna, case=group, aims="tiga", **before)
    with acting_as(dewi.user_id):
        for act in (lambda: close_group(by=dewi, group=group, reason_code="too_few"), lambda: agree_contract(by=dewi, case=group, aims="x")):
            with pytest.raises(Refusal):
                act()
    for who in ("budi", "tono", "lina", "sari"):
        for rest in ("kontrak/", "tutup/", "tahap/kembali/"):
            assert signed_in(who).get(f"/kelompok/{group.pk}/{rest}").status_code == 404
