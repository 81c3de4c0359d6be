"""The group says goodbye: what was explained, what is kept, who carries on; the closing form begins with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.groupwork.actions.ending import write_ending
from sintas.groupwork.actions.group_tasks import give_group_task
from sintas.groupwork.actions.stages import close_group
from sintas.groupwork.models import Group, GroupEnding, GroupTask
from sintas.groupwork.reading.forming import verdict_on
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import Overtaken
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


def test_on_the_page_and_the_closing_form_begins_with_it(form_a_group: Make, signed_in: Make, as_user: Make) -> None:
    group, ratna = form_a_group(), signed_in("ratna")
    path, home = f"/kelompok/{group.pk}/pengakhiran/", f"/kelompok/{group.pk}/"
    sent = {
        "reason": "too_few", "not_rejection": "on", "kept_after": "cerita tetap di sini", "why_no_session": "anggota pindah", "submission": "A" * 22,
    }  # fmt: skip
    assert [ratna.post(path, sent).status_code for _ in range(2)] == [302, 302]
    text = ratna.get(home).content.decode()
    assert "cerita tetap di sini" in text and "sudah dijelaskan" in text and "anggota pindah" in text
    closing = ratna.get(f"{home}tutup/").content.decode()
    assert closing.count("checked") == 1 and "too_few" in closing.split("checked")[0][-200:]
    with as_user("ratna"):
        row = GroupEnding.objects.get()
        assert Trail.objects.filter(file_id=group.pk, verb="record group_ending").count() == 1
        assert Group.objects.get(pk=group.pk).closed_on is None
    assert ratna.post(path, {**sent, "words": "lagi", "based_on": "1", "submission": "B" * 22}).status_code == 302
    assert "lagi" in ratna.get(f"{path}{row.entry}/riwayat/").content.decode()


def test_the_gates_of_the_last_stage_read_it(form_a_group: Make, people: People) -> None:
    group, ratna = form_a_group(), people["ratna"]
    asked = {"closing_reason", "not_a_rejection", "kept_afterwards"}
    with acting_as(ratna.user_id):
        before = verdict_on(group, "termination")
        write_ending(by=ratna, case=group, reason="goals_met", not_rejection=True, kept_after="kerahasiaan")
        after = verdict_on(group, "termination")
    assert asked <= {one.code for one in (*before.missing, *before.warnings)}
    assert not asked & {one.code for one in (*after.missing, *after.warnings)}


def test_what_was_handed_over_is_owed_no_more_and_ends_with_the_group(group: Group, people: People) -> None:
    ratna, owed = people["ratna"], "unfinished_handed_over"
    with acting_as(ratna.user_id):
        task = give_group_task(by=ratna, group=group, title="Belanja bahan")
        assert owed in {one.code for one in verdict_on(group, "termination").missing}
        row = write_ending(by=ratna, case=group, handed_over=True, handed_over_words="belanja, kepada pengurus asrama")
        assert owed not in {one.code for one in verdict_on(group, "termination").missing}
        write_ending(by=ratna, case=group, words="lagi", entry=row.entry, based_on=1)  # no longer said
        assert owed in {one.code for one in verdict_on(group, "termination").missing}
        write_ending(by=ratna, case=group, handed_over=True, handed_over_words="belanja, kepada pengurus asrama", entry=row.entry, based_on=2)
        close_group(by=ratna, group=group, reason_code="too_few")
        assert GroupTask.objects.get(pk=task.pk).ending == "handed_over"
        assert Trail.objects.filter(file_id=group.pk, verb="end group task").count() == 1


def test_what_cannot_be(form_a_group: Make, people: People, signed_in: Make) -> None:
    group: Group = form_a_group()
    ratna, dewi = people["ratna"], people["dewi"]
    with acting_as(ratna.user_id):
        for wrong in ({}, {"reason": "?"}, {"handed_over": True}, {"words": " "}):
            with pytest.raises(BadInput):
                write_ending(by=ratna, case=group, **wrong)
        write_ending(by=ratna, case=group, words="satu")
        with pytest.raises(Overtaken):
            write_ending(by=ratna, case=group, words="dua")
    with acting_as(dewi.user_id), pytest.raises(Refusal):
        write_ending(by=dewi, case=group, words="x")
    for who in ("budi", "tono", "lina", "sari"):
        assert signed_in(who).get(f"/kelompok/{group.pk}/pengakhiran/").status_code == 404
