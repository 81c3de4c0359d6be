"""Budi's case page says in which groups his client takes part, and where that stands: number and kind, no word of the group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sintas.cases.actions.consent import withdraw_consent
from sintas.groupwork.actions.members import accept, leave, take_up
from sintas.groupwork.panels import groups_panel
from sintas.groupwork.tests.meeting import a_session
from sintas.kit import clock, numbers
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def test_from_proposed_to_gone(open_a_case: Make, form_a_group: Make, propose_her: Make, people: dict[str, Actor], signed_in: Make) -> None:
    case, group, ratna, budi = open_a_case("budi"), form_a_group(), people["ratna"], people["budi"]
    page = signed_in("budi")

    def tags() -> list[str]:
        with acting_as(budi.user_id):
            return [str(row.tag.words) for row in groups_panel(case) if row.tag]

    assert tags() == []
    release = propose_her(case, group)
    assert tags() == ["Diusulkan"]
    with acting_as(ratna.user_id):
        member = take_up(by=ratna, group=group, release_id=release)
        accept(by=ratna, group=group, member_id=member.pk, words="dua kali bicara")
    assert tags() == ["Anggota"]
    with acting_as(ratna.user_id):
        a_session(ratna, group, days=7)
    with acting_as(budi.user_id):
        [row] = groups_panel(case)
    assert f"bertemu lagi {numbers.day(clock.today() + timedelta(days=7))}" in str(row.sub)
    text = page.get(f"/kasus/{case.pk}/").content.decode()
    assert group.number in text and f"/kasus/{case.pk}/kelompok/" in text and "Kawan Rabu" not in text and "dua kali bicara" not in text
    assert "saling mengenal" not in text
    with acting_as(budi.user_id):
        withdraw_consent(by=budi, case=case, purposes=["group_work"])
    assert tags() == ["ditangguhkan: persetujuannya berakhir"]
    with acting_as(budi.user_id):
        assert "bertemu lagi" not in str(groups_panel(case)[0].sub)
    with acting_as(ratna.user_id):
        leave(by=ratna, group=group, member_id=member.pk, reason="own_choice")
    assert tags() == []
