"""Budi lets Ratna's group know how his client's measures changed: in figures and codes, as far as consent goes, and no longer than she takes part."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.models import Case, Record, Release
from sintas.casework.actions.measuring_goals import rate_goal, set_goal_scale
from sintas.casework.actions.planning import set_goal
from sintas.casework.models import Goal
from sintas.casework.reading.measured_changes import whole_of
from sintas.evidence.actions.giving import give_scale
from sintas.evidence.actions.measuring import set_measure
from sintas.evidence.actions.measuring_points import add_points
from sintas.groupwork.actions.members import leave
from sintas.groupwork.actions.telling import tell_changes
from sintas.groupwork.models import Group, Member
from sintas.groupwork.testing import agree
from sintas.groupwork.tests.meeting import let_in
from sintas.instruments.scales.catalogue import scale as shipped
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail, Wrap
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]
START = date(2024, 8, 1)
TYPED = ("tidur tenang", "malam terbangun karena Rudi", "satu malam saja")


@pytest.fixture
def member(case: Case, group: Group, propose_her: Make, people: People) -> Member:
    """Mel takes part; in her case a goal on its levels went up, a measure went down as hoped for, GAD-7 was given twice, which only some professions read."""
    budi = people["budi"]
    with acting_as(budi.user_id):
        said: dict[str, Any] = {"by": budi, "case": case}
        goal = set_goal(**said, text=TYPED[0]).entry
        set_goal_scale(**said, goal=goal, levels={"-2": "tiap malam", "-1": "lima", "0": "dua", "1": TYPED[2], "2": "tidak lagi"}, baseline=-2)
        rate_goal(**said, goal=goal, level=1, rated_by="both", happened=START + timedelta(days=31))
        made = set_measure(**said, name=TYPED[1], direction="down", goal=goal)
        points = [{"on": START + timedelta(days=at), "value": str(value), "note": ""} for at, value in ((0, 6), (9, 1))]
        add_points(**said, measure=made.entry, points=points)
        answers = {item.id: 1 for item in shipped("gad7").items}
        for at in (0, 31):
            give_scale(**said, scale="gad7", language="en", completed_by="interview", answers=answers, happened=START + timedelta(days=at))
    return let_in(people["ratna"], group, [case], propose_her, "Mel")[0]


def test_on_the_pages_from_consent_to_what_the_group_reads(case: Case, group: Group, member: Member, people: People, signed_in: Make, queries: Make) -> None:
    budi, ratna, tab, hers = signed_in("budi"), signed_in("ratna"), f"/kasus/{case.pk}/kelompok/", f"/kelompok/{group.pk}/anggota/{member.pk}/"
    path, all_of_it = f"{tab}{group.pk}/perkembangan/", f"/kelompok/{group.pk}/perkembangan/"
    assert "Buka perkembangannya" in budi.get(tab).content.decode()
    assert "Catat persetujuan" in budi.get(path).content.decode() and budi.post(path).status_code == 422  # she has not been asked yet
    assert "belum dibuka untuk kelompok" in ratna.get(all_of_it).content.decode()
    with acting_as(people["budi"].user_id):
        agree(people["budi"], case, "identity", "progress")
    shown = budi.get(path).content.decode()
    assert "Jauh dari harapan" in shown
    assert [budi.post(path).status_code for _time in range(2)] == [302, 302]  # once more: nothing is new, the first stands
    told = budi.get(tab).content.decode()
    assert "Perkembangan dibuka" in told and told.count(f'rows-title">{group.number}') == 1  # no second group
    with acting_as(people["budi"].user_id):
        assert [row.ended_why for row in Release.objects.filter(follows__isnull=False)] == [""]
        assert Record.objects.filter(file_id=case.pk, kind="group_changes").count() == 1
        assert Trail.objects.filter(file_id=case.pk, verb="release group_work").count() == 2
    page = ratna.get(hers).content.decode()
    assert "Perkembangannya" in page and "Lebih baik dari harapan" in page and "6 (1 Agustus 2024), lalu 1 (10 Agustus 2024): membaik" in page
    with queries() as seen:
        whole = ratna.get(all_of_it).content.decode()
    assert len(seen) <= 20, seen
    assert "Membaik: 1" in whole and "Mel" in whole and "belum dibuka" not in whole
    assert not [one for one in (*TYPED, "Bunga") if one in page + whole]
    with acting_as(people["budi"].user_id):  # measured again: the newer copy takes the place of the first
        agree(people["budi"], case, "identity", "progress", "psychology")
        rate_goal(by=people["budi"], case=case, goal=Goal.objects.get(file_id=case.pk).entry, level=-2, rated_by="both", happened=START + timedelta(days=61))
        tell_changes(by=people["budi"], case=case, group_id=group.pk)
        assert [row.ended_why for row in Release.objects.filter(follows__isnull=False).order_by("made_at")] == ["superseded", ""]
    page = ratna.get(hers).content.decode()
    assert "1 Oktober 2024): tetap" in page and "GAD" not in page  # read by some professions only: it goes to nobody
    assert budi.post(f"{path}tarik/").status_code == 302
    assert "Perkembangannya" not in ratna.get(hers).content.decode()


def test_it_ends_with_its_own_consent_and_with_the_first(case: Case, group: Group, member: Member, people: People) -> None:
    budi, ratna = people["budi"], people["ratna"]
    with acting_as(budi.user_id):
        agree(budi, case, "identity", "progress")
        alone = tell_changes(by=budi, case=case, group_id=group.pk)
        withdraw_consent(by=budi, case=case, purposes=["group_work"], data_classes=["progress"])
        first = Release.objects.get(follows=None)
        assert Release.objects.get(pk=alone).ended_why == "consent" and first.ended_at is None  # she takes part as before
        with pytest.raises(BadInput):
            tell_changes(by=budi, case=case, group_id=group.pk)
        agree(budi, case, "identity", "progress")
        later = tell_changes(by=budi, case=case, group_id=group.pk)
    with acting_as(ratna.user_id):
        assert Wrap.objects.filter(file_id=later).exists() and not Wrap.objects.filter(file_id=alone).exists()
        leave(by=ratna, group=group, member_id=member.pk, reason="moved")
        assert not Wrap.objects.filter(file_id=later).exists()
    with acting_as(budi.user_id):
        assert Release.objects.get(pk=later).ended_why == "over"
        with pytest.raises(NotYours):
            tell_changes(by=budi, case=case, group_id=group.pk)


def test_nobody_else_and_nothing_of_another(
    case: Case, group: Group, member: Member, open_a_case: Make, form_a_group: Make, people: People, signed_in: Make
) -> None:
    budi, other, elsewhere = people["budi"], open_a_case("budi", name="Lain"), form_a_group(name="Kawan Kamis")
    with acting_as(budi.user_id):
        agree(budi, case, "identity", "progress")
        for wrong, where in ((other, group), (case, elsewhere)):
            with pytest.raises(NotYours):
                tell_changes(by=budi, case=wrong, group_id=where.pk)
        later = tell_changes(by=budi, case=case, group_id=group.pk)
        for change in ("until = until + interval '1 day'", "follows_id = NULL"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as c:
                c.execute(f"UPDATE cases_release SET {change} WHERE id = %s", [later])  # noqa: S608 - written here
    with acting_as(people["dewi"].user_id), pytest.raises(Refusal):
        tell_changes(by=people["dewi"], case=case, group_id=group.pk)
    for who in ("tono", "lina", "sari"):
        assert signed_in(who).get(f"/kasus/{case.pk}/kelompok/{group.pk}/perkembangan/").status_code == 404, who
        assert signed_in(who).get(f"/kelompok/{group.pk}/perkembangan/").status_code == 404, who
        with acting_as(people[who].user_id):
            assert not Wrap.objects.filter(file_id=later).exists()
    assert "dibuka" not in signed_in("budi").get(f"/kasus/{other.pk}/kelompok/").content.decode()


def test_what_several_ways_come_to() -> None:
    for ways, whole in ((("better", "same"), "better"), (("same",), "same"), (("worse", "same"), "worse"), (("better", "worse"), "mixed"), ((), "")):
        assert whole_of(ways) == whole
