"""What the form of a measure offers: scales that were given in this case, and measures whose leg it may be. Opens content."""

from __future__ import annotations

from sintas.cases.bases import Case

from ..models import Measure, ScaleResult
from .measures_scales import known


def scales_given(case: Case, lang: str) -> list[tuple[str, str]]:
    """("gad7|", words) for every scale given here, ("mspss|family", words) for its subscales. Codes only."""
    offered = []
    for code in ScaleResult.current.filter(file_id=case.pk).order_by("scale").values_list("scale", flat=True).distinct():
        found = known(code, None)
        title = found.title.say(lang) if found is not None else code
        offered.append((f"{code}|", title))
        offered += [(f"{code}|{one.code}", f"{title}: {one.label.say(lang)}") for one in (found.subscales if found else ())]
    return offered


def measures_beside(case: Case) -> list[tuple[str, str]]:
    """(group, words) for every design this case has: a measure alone begins one."""
    found: dict[str, str] = {}
    for row in Measure.current.filter(file_id=case.pk).order_by("entry"):
        found.setdefault(str(row.group or row.entry), row.name)
    return list(found.items())
