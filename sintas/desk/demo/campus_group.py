"""A group of the campus centre in its second stage: four agreed and were prepared, two were heard so far. What is told of it stands in kampus.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from sintas.cases.bases import Case
from sintas.groupwork.actions.agreeing import agree_contract
from sintas.groupwork.actions.assessing import assess_group
from sintas.groupwork.actions.noting import note_member
from sintas.groupwork.actions.opening import open_group
from sintas.groupwork.actions.stages import complete_stage
from sintas.groupwork.models import Group
from sintas.groupwork.reading.noted_member import the_noted
from sintas.kit import clock

from .coming import let_in
from .houses import COUNSEL, House
from .past import working

FORMED, HEARD = 12, 5  # days ago


def fill(house: House, case_of: Callable[[Mapping[str, Any]], Case]) -> Group:
    """Lina's group; `case_of` finds the case a row of `members` speaks of."""
    told = tomllib.loads((Path(__file__).parent / "kampus.toml").read_text(encoding="utf-8"))
    lina, formed, heard = house.people["lina"], clock.today() - timedelta(days=FORMED), clock.today() - timedelta(days=HEARD)
    with working(lina, formed, 9):
        group = open_group(by=lina, unit_id=house.units[COUNSEL], synthetic=True, **told["about"])
        agree_contract(by=lina, case=group, review_on=clock.today() + timedelta(days=60), read_aloud=True, happened=formed, **told["contract"])
    members = [(row, let_in(house, group, case_of(row), row, formed, facilitator="lina")) for row in told["members"]]
    with working(lina, heard, 16):
        complete_stage(by=lina, group=group, stage="engagement")
        assess_group(by=lina, case=group, fgd_on=heard, happened=heard, **told["assessment"])
        for row, member in members:
            if "said" in row:
                her = the_noted(lina, group.pk, member)
                note_member(by=lina, case=her, moment="assessment", said=row["said"], seen=row["seen"], asked=True, happened=heard)
    return group
