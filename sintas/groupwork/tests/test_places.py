"""Whatever holds a stage of a group back leads to the page where it is put right; what the file cannot know says whom to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.urls import resolve

from sintas.groupwork.models import Group
from sintas.groupwork.reading.forming import of
from sintas.groupwork.reading.stage import BY_GATE, UNASKED, place_of
from sintas.practice import group as stages

Make = Callable[..., Any]
GATES = {one.code: one for stage in stages.ALL for one in stage.gates}


def test_every_gate_leads_somewhere() -> None:
    group = Group(file_id=uuid4())
    for code, one in GATES.items():
        address = place_of(group, code, one.answer.place)
        assert address and resolve(address.partition("#")[0]), code
    assert set(BY_GATE) <= set(GATES) and set(UNASKED) <= set(GATES)


@pytest.mark.django_db
def test_nothing_stays_unasked_without_a_word(form_a_group: Make, as_user: Make, signed_in: Make) -> None:
    group: Group = form_a_group()
    with as_user("ratna"):
        unasked = {code for code in stages.CODES for code in stages.verdict_of(of(group, code), code).not_yet_asked}
        Group.objects.filter(pk=group.pk).update(stage="planning")
    assert unasked <= set(UNASKED) and unasked >= {"help_has_a_step", "measured_before_and_after"}
    page = signed_in("ratna").get(f"/kelompok/{group.pk}/").content.decode()
    assert "Tanyakan kepada pendamping utamanya" in page and f"/kelompok/{group.pk}/rencana/" in page
