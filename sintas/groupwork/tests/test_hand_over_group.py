"""Ratna gives her group to Budi; when she has left, the head of the unit does, by its number and without reading a word of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.access.actions.leaving import leave
from sintas.groupwork.actions.facilitating import add_facilitator
from sintas.groupwork.actions.handing_over import give_group
from sintas.groupwork.models import Group
from sintas.groupwork.policy import visible_to
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor
from sintas.staff.models import User

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


def theirs(by: Actor) -> list[Any]:
    with acting_as(by.user_id):
        return list(visible_to(by).values_list("pk", flat=True))


def test_given_on_the_page_and_everybody_is_told(form_a_group: Make, people: People, signed_in: Make) -> None:
    group: Group = form_a_group()
    ratna, budi, puspa = people["ratna"], people["budi"], people["tono"]
    with acting_as(ratna.user_id):
        add_facilitator(by=ratna, group=group, user_id=puspa.user_id)
    page, path = signed_in("ratna"), f"/kelompok/{group.pk}/serahkan/"
    assert path in page.get(f"/kelompok/{group.pk}/tim/").content.decode() and "Budi" in page.get(path).content.decode()
    assert page.post(path, {"user": "", "why": ""}).status_code == 422
    answer = page.post(path, {"user": str(budi.user_id), "why": "leaving"}, follow=True)
    assert f"Kelompok {group.number} sudah diserahkan." in answer.content.decode()
    assert theirs(ratna) == [] and theirs(budi) == [group.pk]
    assert page.get(f"/kelompok/{group.pk}/").status_code == 404
    day = signed_in("budi").get("/").content.decode()
    assert "Sebuah kelompok diserahkan kepada Anda." in day and f"/kelompok/{group.pk}/" in day and "Sebuah kasus diserahkan" not in day
    assert "Fasilitator utama sebuah kelompok Anda berganti." in signed_in("tono").get("/").content.decode()
    with acting_as(budi.user_id):
        assert Trail.objects.filter(file_id=group.pk, verb="hand over").count() == 1


def test_refused(form_a_group: Make, people: People, signed_in: Make) -> None:
    group: Group = form_a_group()
    ratna, budi, tono = people["ratna"], people["budi"], people["tono"]
    with acting_as(ratna.user_id):
        add_facilitator(by=ratna, group=group, user_id=tono.user_id)
        for wrong in (ratna.user_id, people["lina"].user_id):
            with pytest.raises(BadInput) as refused:
                give_group(by=ratna, group_id=group.pk, new_lead_id=wrong, why="leaving")
            assert set(refused.value.fields) == {"user"}
    with acting_as(tono.user_id), pytest.raises(Refusal):
        give_group(by=tono, group_id=group.pk, new_lead_id=budi.user_id, why="leaving")
    assert signed_in("tono").get(f"/kelompok/{group.pk}/serahkan/").status_code == 403
    for who in ("budi", "lina", "siska"):
        assert signed_in(who).get(f"/kelompok/{group.pk}/serahkan/").status_code == 404, who


@pytest.mark.parametrize("to", ["budi", ""])
def test_when_its_lead_leaves(form_a_group: Make, people: People, cast: Any, house: Any, signed_in: Make, to: str) -> None:
    """By the administrator's one button with everything else, or later by the head, on whose list of groups it waits."""
    group: Group = form_a_group()
    ana, sari, budi = people["ana"], signed_in("sari"), people["budi"]
    with acting_as(ana.user_id):
        done = leave(by=ana, user=User.objects.get(username="ratna"), receivers={house.unit.pk: cast[to].pk} if to else {})
    assert (done.handed, done.waiting) == ((1, 0) if to else (0, 1))
    listed = sari.get("/kelompok/").content.decode()
    assert (group.number in listed) is not bool(to) and "Kawan Rabu" not in listed
    if not to:
        assert sari.get(f"/kelompok/{group.pk}/").status_code == 404
        assert sari.post(f"/kelompok/{group.pk}/serahkan/", {"user": str(budi.user_id), "why": "leaving"}).status_code == 302
        assert "Menunggu fasilitator" not in sari.get("/kelompok/").content.decode()
    assert theirs(budi) == [group.pk]
    assert "Sebuah kelompok diserahkan kepada Anda." in signed_in("budi").get("/").content.decode()
