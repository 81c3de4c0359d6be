"""Budi comes to facilitate Ratna's group: he reads its file and what members let go to it, until he goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.cases.models import Case
from sintas.cases.reading.releases import open_release
from sintas.groupwork.actions.describing import describe_group
from sintas.groupwork.actions.facilitating import add_facilitator, end_facilitator
from sintas.groupwork.models import Group, GroupAbout
from sintas.groupwork.reading.facilitators import parts_told
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.actor import Actor
from sintas.staff.notices import unseen

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


def test_in_on_the_page_and_out_again(form_a_group: Make, people: People, signed_in: Make, open_a_case: Make, propose_her: Make) -> None:
    group, ratna, budi = form_a_group(), signed_in("ratna"), people["budi"]
    release = propose_her(open_a_case("ratna", name="Dahlia"), group, who="ratna", called="Dah")
    path = f"/kelompok/{group.pk}/tim/"
    assert "Budi" in ratna.get(path).content.decode()
    assert [ratna.post(path, {"user": str(budi.user_id)}).status_code for _ in range(2)] == [302, 422]  # there once
    assert signed_in("budi").get(f"/kelompok/{group.pk}/").status_code == 200
    with acting_as(budi.user_id):
        assert [one.code for one in unseen(budi)] == ["added_to_group"]
        assert open_release(by=budi, release_id=release).title == "Dah" and not Case.objects.exists()
        assert Trail.objects.filter(file_id=group.pk, verb="add member").count() == 1
    assert ratna.post(f"{path}{budi.user_id}/akhiri/").status_code == 302
    assert signed_in("budi").get(f"/kelompok/{group.pk}/").status_code == 404
    with acting_as(budi.user_id), pytest.raises(NotYours):
        open_release(by=budi, release_id=release)


def test_each_has_a_part_in_the_group(form_a_group: Make, people: People, signed_in: Make) -> None:
    """R409: planner and implementer in every group; stimulator, organiser and participant where decisions are made."""
    group, browser, ratna, budi = form_a_group(), signed_in("ratna"), people["ratna"], people["budi"]
    with acting_as(ratna.user_id):
        add_facilitator(by=ratna, group=group, user_id=budi.user_id)
    path, home = f"/kelompok/{group.pk}/keterangan/", f"/kelompok/{group.pk}/"
    form = browser.get(path).content.decode()
    assert f"Peran {budi.name}" in form and "Pelaksana" in form and "Pendorong" not in form and "pilih dahulu jenisnya" in form
    mine, his = (f"part_{one.user_id.hex}" for one in (ratna, budi))
    sent = {"name": "Kawan Rabu", "type": "decision_problem_solving", mine: ["planner", "facilitator"], his: ["implementer", "participant"], "based_on": "1"}
    assert browser.post(path, sent).status_code == 302
    shown = browser.get(home).content.decode()
    assert f"{ratna.name}: Perencana, Fasilitator" in shown and f"{budi.name}: Pelaksana, Peserta (partisipan)" in shown
    assert "Perencana, Fasilitator" in browser.get(f"{home}tim/").content.decode()
    with acting_as(ratna.user_id):
        stood = GroupAbout.current.get(file_id=group.pk)
        again = {"entry": stood.entry, "based_on": 2, "name": "Kawan Rabu", "type": "self_help"}
        with pytest.raises(BadInput):
            describe_group(by=ratna, case=group, **again, roles=[f"planner:{people['tono'].user_id}"])
        row = describe_group(by=ratna, case=group, **again, roles=stood.roles)
        assert len(stood.roles) == len(row.roles) + 1  # participant went with the type it belongs to
        end_facilitator(by=ratna, group=group, user_id=budi.user_id)
        assert parts_told(group, row, "id") == f"{ratna.name}: Perencana, Fasilitator"
    assert f"Peran {budi.name}" in browser.get(path).content.decode()  # to be put right


def test_what_cannot_be(form_a_group: Make, people: People, signed_in: Make) -> None:
    group: Group = form_a_group()
    ratna, budi, dewi = people["ratna"], people["budi"], people["dewi"]
    with acting_as(ratna.user_id):
        for wrong in (people["lina"].user_id, ratna.user_id):
            with pytest.raises(BadInput):
                add_facilitator(by=ratna, group=group, user_id=wrong)
        with pytest.raises(NotNow):
            end_facilitator(by=ratna, group=group, user_id=ratna.user_id)  # a file is never without a lead
        add_facilitator(by=ratna, group=group, user_id=budi.user_id)
    with acting_as(budi.user_id), pytest.raises(Refusal):
        end_facilitator(by=budi, group=group, user_id=ratna.user_id)
    with acting_as(dewi.user_id), pytest.raises(Refusal):
        add_facilitator(by=dewi, group=group, user_id=dewi.user_id)
    for who in ("tono", "lina", "sari"):
        assert signed_in(who).get(f"/kelompok/{group.pk}/tim/").status_code == 404
