"""Ratna takes up who was proposed, prepares her, lets her in, and writes down that she left; each step is a row, and no step is her case's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.actions.links import link_cases
from sintas.cases.models import Case, Record, Release
from sintas.groupwork.actions.members import accept, decline, leave, take_up
from sintas.groupwork.models import Group, Member, MemberState
from sintas.groupwork.reading.members import members_of
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


@pytest.fixture
def case(open_a_case: Make) -> Case:
    found: Case = open_a_case("budi", name="Bunga Melati", age_stated=23)
    return found


@pytest.fixture
def release(case: Case, group: Group, propose_her: Make) -> Any:
    return propose_her(case, group, words="diam di awal")


def states(group: Group) -> list[tuple[str, str]]:
    return [(one.called, one.state) for one in members_of(group)]


def test_on_the_pages_from_a_proposal_to_leaving(case: Case, group: Group, release: Any, signed_in: Make, people: People) -> None:
    ratna, budi, home = signed_in("ratna"), signed_in("budi"), f"/kelompok/{group.pk}/"
    taken = ratna.post(f"{home}usulan/{release}/siapkan/")
    assert taken.status_code == 302 and "/anggota/" in taken["Location"]
    page = ratna.get(taken["Location"]).content.decode()
    assert "Mel" in page and "diam di awal" in page and "Dipersiapkan" in page
    refused = ratna.post(f"{taken['Location']}mulai/", {"words": "", "on": ""})
    assert refused.status_code == 422
    assert ratna.post(f"{taken['Location']}mulai/", {"words": "dua kali bicara"}).status_code == 302
    assert "Anggota" in budi.get(f"/kasus/{case.pk}/kelompok/").content.decode()
    assert ratna.post(f"{taken['Location']}keluar/", {"reason": "own_choice", "words": "pindah kerja"}).status_code == 302
    text = ratna.get(home).content.decode()
    assert "Pernah ikut" in text and "Mel" in text
    mine = budi.get(f"/kasus/{case.pk}/kelompok/").content.decode()
    assert "Keluar lebih awal" in mine and "pindah kerja" not in mine and "dua kali bicara" not in mine
    with acting_as(people["ratna"].user_id):
        assert [tuple(row.tags) for row in Record.objects.filter(file_id=group.pk, kind="group_member").order_by("pk")] == [
            ("preparing",), ("member",), ("left",)
        ]  # fmt: skip
        assert Trail.objects.filter(file_id=group.pk, verb__in=["take up member", "accept member", "leave group"]).count() == 3
    with acting_as(people["budi"].user_id):
        assert Release.objects.get(pk=release).ended_why == "over"


def test_repeating_a_step_is_harmless(group: Group, release: Any, people: People) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        member = take_up(by=ratna, group=group, release_id=release)
        assert take_up(by=ratna, group=group, release_id=release).pk == member.pk
        for _time in range(2):
            accept(by=ratna, group=group, member_id=member.pk, words="dua kali bicara")
        for _time in range(2):
            leave(by=ratna, group=group, member_id=member.pk, reason="moved")
        assert MemberState.objects.filter(member=member).count() == 3 and states(group) == [("Mel", "left")]


def test_consent_withdrawn_suspends_her_and_takes_her_name_from_the_pages(
    case: Case, group: Group, release: Any, people: People, signed_in: Make
) -> None:
    ratna, budi = people["ratna"], people["budi"]
    with acting_as(ratna.user_id):
        member = take_up(by=ratna, group=group, release_id=release)
    with acting_as(budi.user_id):
        withdraw_consent(by=budi, case=case, purposes=["group_work"])
    with acting_as(ratna.user_id):
        assert states(group) == [("", "suspended")]
        with pytest.raises(NotNow):
            accept(by=ratna, group=group, member_id=member.pk, words="dua kali bicara")
    for path in (f"/kelompok/{group.pk}/", f"/kelompok/{group.pk}/anggota/{member.pk}/"):
        text = signed_in("ratna").get(path).content.decode()
        assert "Seorang anggota" in text and ">Mel<" not in text and "diam di awal" not in text
    assert "ditangguhkan" in signed_in("budi").get(f"/kasus/{case.pk}/kelompok/").content.decode()
    with acting_as(ratna.user_id):
        leave(by=ratna, group=group, member_id=member.pk, reason="consent_withdrawn")
        assert states(group) == [("", "declined")]  # she had not begun


def test_not_invited_shuts_the_copy(group: Group, release: Any, people: People, case: Case, propose_her: Make) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        decline(by=ratna, group=group, release_id=release)
        with pytest.raises(NotYours):
            decline(by=ratna, group=group, release_id=release)
        with pytest.raises(NotYours):
            take_up(by=ratna, group=group, release_id=release)
    again = propose_her(case, group)  # another time it may fit
    with acting_as(ratna.user_id):
        take_up(by=ratna, group=group, release_id=again)
        with pytest.raises(NotNow):
            decline(by=ratna, group=group, release_id=again)


def test_what_cannot_be(group: Group, release: Any, people: People) -> None:
    ratna, ahead, before = people["ratna"], clock.today() + timedelta(days=1), clock.today() - timedelta(days=1)
    with acting_as(ratna.user_id):
        member = take_up(by=ratna, group=group, release_id=release)
        for wrong in ({"on": ahead}, {"on": before}, {"words": " "}):
            with pytest.raises(BadInput):
                accept(by=ratna, group=group, member_id=member.pk, **{"words": "dua kali bicara"} | wrong)
        for wrong in ({"reason": ""}, {"reason": "?"}, {"on": ahead}):
            with pytest.raises(BadInput):
                leave(by=ratna, group=group, member_id=member.pk, **{"reason": "moved"} | wrong)
        with pytest.raises(NotYours):
            accept(by=ratna, group=group, member_id=release, words="x")


def test_the_same_person_out_of_two_cases_is_taken_up_once(
    group: Group, people: People, propose_her: Make, open_a_case: Make, signed_in: Make
) -> None:
    """By her NIK, or because somebody linked both cases; whoever proposes learns nothing by it."""
    ratna, nik = people["ratna"], "3271014506900001"
    hers, again, linked = (open_a_case(who, name="Mawar", **more) for who, more in (("budi", {"nik": nik}), ("ratna", {"nik": nik}), ("budi", {})))
    with acting_as(people["budi"].user_id):
        link_cases(by=people["budi"], case=hers, number=linked.number, kind="returning")
    first, *others = (propose_her(one, group, who=who, called="Mawar") for one, who in ((hers, "budi"), (again, "ratna"), (linked, "budi")))
    with acting_as(ratna.user_id):
        member = take_up(by=ratna, group=group, release_id=first)
    page, place = signed_in("ratna"), f"/kelompok/{group.pk}/usulan/"
    for other in others:
        refused = page.post(f"{place}{other}/siapkan/", follow=True).content.decode()
        assert "dari kasus lain" in refused and hers.number not in refused
    with acting_as(people["budi"].user_id), connection.cursor() as c:
        c.execute("SELECT takes_part_already(%s, %s)", [group.pk, others[0]])
        assert c.fetchone() == (None,)
    with acting_as(ratna.user_id):
        assert Member.objects.count() == 1
        leave(by=ratna, group=group, member_id=member.pk, reason="own_choice")
        assert take_up(by=ratna, group=group, release_id=others[0]).called == "Mawar"


def test_a_group_that_is_closed_changes_no_more(group: Group, release: Any, people: People) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        Group.objects.filter(pk=group.pk).update(closed_on=clock.today(), closing_reason="goals_met")
        group.refresh_from_db()
        with pytest.raises(NotNow):
            take_up(by=ratna, group=group, release_id=release)


def test_refused_without_the_power_and_her_own_worker_writes_nothing_in_the_group(group: Group, release: Any, people: People, signed_in: Make) -> None:
    ratna, budi, dewi = people["ratna"], people["budi"], people["dewi"]
    with acting_as(ratna.user_id):
        member = take_up(by=ratna, group=group, release_id=release)
    with acting_as(dewi.user_id), pytest.raises(Refusal):
        take_up(by=dewi, group=group, release_id=release)
    for who in ("budi", "tono", "lina", "sari"):
        for rest in (f"usulan/{release}/", f"anggota/{member.pk}/", f"anggota/{member.pk}/keluar/"):
            assert signed_in(who).get(f"/kelompok/{group.pk}/{rest}").status_code == 404
    with acting_as(budi.user_id), pytest.raises(DatabaseError), transaction.atomic():
        MemberState.objects.create(
            file_id=group.pk, organisation_id=group.organisation_id, member=member, member_case=member.member_case, state="member",
            on=clock.today(), made_by_id=budi.user_id,
        )  # fmt: skip
    for who in ("budi", "tono", "lina", "sari", "siska", "dewi"):
        with acting_as(people[who].user_id):
            assert not Member.objects.exists() and not MemberState.objects.exists()


def test_what_stands_is_not_rewritten(group: Group, release: Any, people: People) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        member = take_up(by=ratna, group=group, release_id=release)
        for change in ({"member_case": group.pk}, {"release_id": group.pk}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Member.objects.filter(pk=member.pk).update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            MemberState.objects.filter(member=member).update(state="member")


def test_nothing_of_one_member_reaches_another(
    case: Case, group: Group, release: Any, people: People, propose_her: Make, open_a_case: Make, signed_in: Make
) -> None:
    """Two members of two workers: neither case shows the other, and neither worker reads the other's copy."""
    mine = propose_her(open_a_case("ratna", name="Dahlia"), group, who="ratna", called="Dah")
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        take_up(by=ratna, group=group, release_id=release)
        take_up(by=ratna, group=group, release_id=mine)
    text = signed_in("budi").get(f"/kasus/{case.pk}/kelompok/").content.decode()
    assert ">Dah<" not in text and "Dahlia" not in text
    with acting_as(people["budi"].user_id):
        with connection.cursor() as c:
            c.execute("SELECT release_id FROM groups_of_case(%s)", [case.pk])
            assert c.fetchall() == [(release,)]
            for other in (group.pk, mine):
                c.execute("SELECT * FROM groups_of_case(%s)", [other])
                assert c.fetchall() == []
        assert {row.file_id for row in Release.objects.all()} == {case.pk}
