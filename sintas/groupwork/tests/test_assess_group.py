"""Ratna writes down what the group looked at together; the gates of its second stage read it, and it names nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sintas.cases.models import Record
from sintas.groupwork.actions.assessing import assess_group
from sintas.groupwork.models import Group, GroupAssessment
from sintas.groupwork.reading.forming import verdict_on
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.safekeeping.versions import Overtaken
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


def test_on_the_page_and_on_the_home(form_a_group: Make, signed_in: Make, as_user: Make) -> None:
    group, ratna = form_a_group(), signed_in("ratna")
    path = f"/kelompok/{group.pk}/asesmen/"
    assert "Tanpa nama" in ratna.get(path).content.decode()
    sent = {"fgd_why_not": "lebih nyaman sendiri", "topics": ["strengths"], "needs": "tempat bercerita\nteman ke rumah sakit", "submission": "A" * 22}
    assert [ratna.post(path, sent).status_code for _ in range(2)] == [302, 302]
    home = ratna.get(f"/kelompok/{group.pk}/").content.decode()
    assert "teman ke rumah sakit" in home and "lebih nyaman sendiri" in home
    with as_user("ratna"):
        row = GroupAssessment.objects.get()
        assert row.topics == ["strengths"] and row.fgd_on is None
        assert Record.objects.filter(file_id=group.pk, kind="group_assessment").count() == 1
        assert Trail.objects.filter(file_id=group.pk, verb="record group_assessment").count() == 1
    assert ratna.post(path, {**sent, "fgd_why_not": "", "fgd_on": "2024-09-14", "needs": "satu", "based_on": "1", "submission": "B" * 22}).status_code == 302
    past = ratna.get(f"{path}{row.entry}/riwayat/").content.decode()
    assert "tempat bercerita" in past and "14 September 2024" in past and "2024-09-14" not in past


def test_the_gates_of_the_stage_read_it(form_a_group: Make, people: People) -> None:
    group, ratna = form_a_group(), people["ratna"]
    with acting_as(ratna.user_id):
        before = verdict_on(group, "assessment")
        assess_group(by=ratna, case=group, fgd_on=clock.today(), needs=["tempat bercerita"], strengths=["saling menjemput"])
        after = verdict_on(group, "assessment")
    said = {one.code for one in (*before.missing, *before.warnings)}
    assert {"fgd_held_or_reason", "needs_named", "strengths_named"} <= said
    assert not {"fgd_held_or_reason", "needs_named", "strengths_named"} & {one.code for one in (*after.missing, *after.warnings)}


def test_what_cannot_be(form_a_group: Make, people: People, signed_in: Make) -> None:
    group: Group = form_a_group()
    ratna, dewi = people["ratna"], people["dewi"]
    ahead = clock.today() + timedelta(days=1)
    with acting_as(ratna.user_id):
        for wrong in ({}, {"needs": [" "]}, {"fgd_on": ahead}, {"topics": ["?"]}, {"fgd_on": clock.today(), "fgd_why_not": "tidak"}):
            with pytest.raises(BadInput):
                assess_group(by=ratna, case=group, **wrong)
        assess_group(by=ratna, case=group, words="satu")
        with pytest.raises(Overtaken):  # two who begin it meet in it
            assess_group(by=ratna, case=group, words="dua")
        assert [(row.number, row.set_aside) for row in GroupAssessment.objects.order_by("written_at")] == [(1, False), (1, True)]
        Group.objects.filter(pk=group.pk).update(closed_on=clock.today(), closing_reason="goals_met")
        with pytest.raises(NotNow):
            assess_group(by=ratna, case=Group.objects.get(pk=group.pk), words="tiga")
    with acting_as(dewi.user_id), pytest.raises(Refusal):
        assess_group(by=dewi, case=group, words="lain")
    for who in ("budi", "tono", "lina", "sari"):
        assert signed_in(who).get(f"/kelompok/{group.pk}/asesmen/").status_code == 404
