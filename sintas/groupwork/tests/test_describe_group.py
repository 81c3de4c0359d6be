"""What a group is for is put right by its team, version by version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.groupwork.actions.describing import describe_group
from sintas.groupwork.models import Group, GroupAbout
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import Refusal
from sintas.safekeeping.versions import Overtaken
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db


def test_the_next_version_stands_and_the_first_can_be_read(form_a_group: Callable[..., Group], signed_in: Callable[[str], Any], as_user: Any) -> None:
    group, ratna = form_a_group(schedule="Rabu sore"), signed_in("ratna")
    path = f"/kelompok/{group.pk}/keterangan/"
    assert "Rabu sore" in ratna.get(path).content.decode()
    sent = {"name": "Kawan Kamis", "type": "sensitivity", "phase": "unfreezing", "subtype": "mixed", "schedule": "Kamis sore", "based_on": "1"}
    sent["rules"] = ["may_be_silent", "no_blame"]
    assert ratna.post(path, sent).status_code == 302
    with as_user("ratna"):
        row = GroupAbout.current.get(file_id=group.pk)
        assert (row.number, row.subtype, row.phase) == (2, "", "unfreezing")  # the finer code goes with the type
        assert Group.objects.get(pk=group.pk).type == "sensitivity"
        assert Trail.objects.filter(file_id=group.pk, verb="record group_about").count() == 2
    past = ratna.get(f"{path}{row.entry}/riwayat/").content.decode()
    assert "Rabu sore" in past and "Kamis sore" in past
    # another's page is older than what stands: both texts are kept
    assert ratna.post(path, {**sent, "name": "Kawan Jumat"}).status_code == 409
    home = ratna.get(f"/kelompok/{group.pk}/").content.decode()
    assert "Kawan Kamis" in home and "<li>Tidak menghakimi dan tidak menyalahkan.</li>" in home
    assert '<details class="card mt3 facts-side" open><summary>Jenis, maksud' in home  # open while the group is being formed
    with as_user("ratna"):
        assert [one.name for one in GroupAbout.objects.filter(file_id=group.pk, set_aside=True)] == ["Kawan Jumat"]


def test_refused_without_the_power_and_not_there_for_others(
    form_a_group: Callable[..., Group], people: dict[str, Actor], signed_in: Callable[[str], Any]
) -> None:
    group = form_a_group()
    for who in ("budi", "tono", "lina", "sari"):
        assert signed_in(who).get(f"/kelompok/{group.pk}/keterangan/").status_code == 404
    with acting_as(people["dewi"].user_id), pytest.raises(Refusal):
        describe_group(by=people["dewi"], case=group, name="Lain")


def test_two_at_once_keep_both(form_a_group: Callable[..., Group], people: dict[str, Actor]) -> None:
    group, ratna = form_a_group(), people["ratna"]
    with acting_as(ratna.user_id):
        entry = GroupAbout.current.get(file_id=group.pk).entry
        describe_group(by=ratna, case=group, entry=entry, based_on=1, name="Satu")
        with pytest.raises(Overtaken):
            describe_group(by=ratna, case=group, entry=entry, based_on=1, name="Dua")
        assert GroupAbout.current.get(file_id=group.pk).name == "Satu"
