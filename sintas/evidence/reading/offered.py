"""The tools a worker may take up: each with what it is for, and whether it was used. Codes only: nothing is unsealed."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.instruments.catalogue import drawn, instrument
from sintas.kit.pieces import Pill, Row, Tag
from sintas.practice.catalogue import load

from ..models import ToolEntry


def tools_offered(case: Case, lang: str) -> list[Row]:
    """A row for every tool; one that draws leads to its drawing, the others to their form."""
    used = set(ToolEntry.current.filter(file_id=case.pk).values_list("tool", flat=True))
    rows = []
    for one in load("assessment_tools").in_use():
        if drawn(one.code) and instrument(one.code).for_group:
            continue
        pills = [Pill(_("sensitif"), "warn")] if one.flag("sensitive") else []
        name = "evidence:drawing" if drawn(one.code) and one.code in used | {"genogram"} else "evidence:tool"
        rows.append(
            Row(
                one.label(lang),
                reverse(name, args=[case.pk, one.code]),
                one.definition(lang),
                tag=Tag(_("sudah dipakai"), "done") if one.code in used else None,
                pills=pills,
            )
        )
    return rows
