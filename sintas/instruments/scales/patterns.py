"""Patterns of answers that a source describes (PCL-5 by clusters): present, absent, or left open by blanks."""

from collections.abc import Mapping

from sintas.instruments.scales.definition import Finding, Need, Number
from sintas.instruments.scales.scored import FindingSeen


def look(finding: Finding, points: Mapping[str, Number]) -> FindingSeen:
    """Whether the pattern stands. It is open as long as blank items could still bring a need to its count."""
    states = {_need(need, points) for need in finding.needs}
    state = "absent" if "absent" in states else "unknown" if "unknown" in states else "present"
    return FindingSeen(finding, state)


def _need(need: Need, points: Mapping[str, Number]) -> str:
    met = sum(1 for name in need.items if name in points and points[name] >= need.at_least)
    blank = sum(1 for name in need.items if name not in points)
    if met >= need.count:
        return "present"
    return "unknown" if met + blank >= need.count else "absent"
