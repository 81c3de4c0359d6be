"""Mentors accompany the group besides Ratna: they are named, and may have a task in a session; the file opens to them no more than before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from sintas.groupwork.actions.describing import describe_group
from sintas.groupwork.models import Group, GroupAbout, GroupSession
from sintas.groupwork.policy import visible_to
from sintas.groupwork.reading.for_paper import group_for_paper
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from .meeting import a_session, read

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


def name_mentors(by: Actor, group: Group, *mentors: UUID, words: str = "", based_on: int = 1) -> GroupAbout:
    entry = GroupAbout.current.get(file_id=group.pk).entry
    about = {"name": "Kawan Rabu", "mentors": mentors, "mentors_words": words}
    return describe_group(by=by, case=group, entry=entry, based_on=based_on, **about)


def test_named_on_the_page_and_given_a_task(group: Group, people: People, signed_in: Make) -> None:
    ratna, budi = signed_in("ratna"), people["budi"]
    page = ratna.get(f"/kelompok/{group.pk}/keterangan/").content.decode()
    assert f'value="{budi.user_id}"' in page and f'value="{people["ratna"].user_id}"' not in page and "tidak membaca berkas kelompok" in page
    sent = {"name": "Kawan Rabu", "type": "self_help", "mentors": [str(budi.user_id)], "mentors_words": "Pak Hasan, bengkel", "based_on": "1"}
    assert ratna.post(f"/kelompok/{group.pk}/keterangan/", sent).status_code == 302
    home = ratna.get(f"/kelompok/{group.pk}/").content.decode()
    assert budi.name in home and "Pak Hasan" in home
    plan = {"on": clock.today().isoformat(), "topic": "saling mengenal", "facilitator": [str(people["ratna"].user_id)], "mentor": [str(budi.user_id)]}
    assert ratna.post(f"/kelompok/{group.pk}/sesi/baru/", plan | {"before_contract_reason": "janji"}).status_code == 302
    with acting_as(people["ratna"].user_id):
        row = GroupSession.current.get(file_id=group.pk)
        assert f"mentor:{budi.user_id}" in row.tasks
        read(people["ratna"], group)
        told = group_for_paper(group, "id", "-")
        assert (told.mentors, told.mentors_words) == ((budi.name,), "Pak Hasan, bengkel")
    assert budi.name in ratna.get(f"/kelompok/{group.pk}/sesi/{row.entry}/").content.decode()
    assert budi.name in ratna.get(f"/kelompok/{group.pk}/sesi/{row.entry}/rencana/").content.decode()


def test_a_mentor_reads_nothing_of_the_group(group: Group, people: People, signed_in: Make) -> None:
    with acting_as(people["ratna"].user_id):
        name_mentors(people["ratna"], group, people["budi"].user_id)
    assert signed_in("budi").get(f"/kelompok/{group.pk}/").status_code == 404
    with acting_as(people["budi"].user_id):
        assert not visible_to(people["budi"]).exists() and not GroupAbout.objects.exists()


def test_only_colleagues_of_the_unit_and_a_mentor_who_is_none_any_more_stays_in_the_plan(group: Group, people: People) -> None:
    ratna, budi = people["ratna"], people["budi"]
    with acting_as(ratna.user_id):
        with pytest.raises(BadInput) as bad:
            name_mentors(ratna, group, group.pk)
        assert list(bad.value.fields) == ["mentors"]
        with pytest.raises(BadInput):
            a_session(ratna, group, tasks=[f"facilitator:{ratna.user_id}", f"mentor:{budi.user_id}"])
        name_mentors(ratna, group, budi.user_id, budi.user_id)
        assert GroupAbout.current.get(file_id=group.pk).mentors == [budi.user_id]
        with pytest.raises(BadInput):  # a mentor leads no session
            a_session(ratna, group, tasks=[f"facilitator:{budi.user_id}"])
        row = a_session(ratna, group, tasks=[f"facilitator:{ratna.user_id}", f"mentor:{budi.user_id}"])
        read(ratna, group)
        name_mentors(ratna, group, based_on=2)
        again = a_session(ratna, group, tasks=row.tasks, entry=row.entry, based_on=1)
        assert again.tasks == row.tasks
