"""What the tests of scales share: whole sets of answers, and a scale as it will be once its Indonesian wording has been tested."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from sintas.instruments.scales.catalogue import all_scales
from sintas.instruments.scales.definition import Scale
from sintas.instruments.scales.scoring import score

SCORED = [one for one in all_scales() if one.kind == "scale" and one.licence.colour == "green"]  # somebody else's, free to print
OWN = [one for one in all_scales() if one.kind == "scale" and one.licence.colour == "own"]  # checked by what they say of themselves
TOTALS = [one for one in all_scales() if one.kind == "total_only"]
OURS = [one for one in all_scales() if one.kind in ("checklist", "ratings")]

# D1: items, lowest and highest total.
RANGES = {
    "gad7": (7, 0, 21),
    "phq9": (9, 0, 27),
    "pcl5": (20, 0, 80),
    "rses": (10, 0, 30),
    "mspss": (12, 1, 7),
    "k10": (10, 10, 50),
}
TOTAL_RANGES = {
    "who5": (0, 100),
    "dass21": (0, 63),
    "cries8": (0, 40),
    "psc17": (0, 34),
    "hars": (0, 56),
    "sdq": (0, 40),
    "whodas2": (0, 100),
    "csq8": (8, 32),
    "danger_assessment": (-3, 40),
    "dash": (0, 24),
    "cssrs": (0, 6),
    "zung_sas": (25, 100),
    "cpss5": (0, 80),
}


def code_of(scale: Scale) -> str:
    """For the names of parametrised tests."""
    return scale.code


def scored_items(scale: Scale) -> list[str]:
    return [item.id for item in scale.items if item.scored]


def worth(scale: Scale, points: int | Decimal) -> dict[str, Any]:
    """Answers so that every item counts `points`, reversal undone."""
    return {item.id: item.points(points) for item in scale.items if item.scored}


def adding_up(scale: Scale, total: int) -> dict[str, Any]:
    """Answers whose sum is exactly `total`, filled item by item from the first; leaves needless questions open."""
    low = {item.id: min(item.numbers) for item in scale.items if item.scored}
    rest = total - sum(low.values())
    answers = {}
    for item in scale.items:
        if item.scored:
            more = min(rest, max(item.numbers) - min(item.numbers))
            rest -= more
            answers[item.id] = item.points(low[item.id] + more)
    for rule in scale.skip_rules:
        if answers[rule.after] == rule.when:
            assert answers[rule.item] == rule.scores, "filled from the first, a skipped item is at its lowest"
            answers[rule.item] = None
    return answers


def once_tested(scale: Scale) -> Scale:
    """The scale as it will be when somebody has tested its Indonesian wording."""
    return replace(scale, wordings=tuple(replace(one, validated=True) for one in scale.wordings))


def keeps_its_word(scale: Scale) -> None:
    """What is asked of a scale of our own, for which no owner can be read: its answers give the ends it declares, its wordings say whose they are."""
    assert scored_items(scale), f"{scale.code}: a scale has items that are scored"
    for end, said in ((min, scale.scoring.low), (max, scale.scoring.high)):
        found = score(scale, {item.id: item.points(end(item.numbers)) for item in scale.items if item.scored}, "id").total
        assert found == said, f"{scale.code}: [scoring] says {said}, its answers give {found}"
    for wording in scale.wordings:
        assert wording.notice, f"{scale.code}: the wording in {wording.language} does not say whose it is (notice)"
        assert scale.needs_leave(wording.language) is not wording.validated
