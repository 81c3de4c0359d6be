"""Whether a track is offered for a case: offered and why, or not and why. Pure: facts in, an answer out; a doubt about safety is a no."""

from __future__ import annotations

from dataclasses import dataclass

from sintas.practice.catalogue import load
from sintas.practice.safety import SafetyFacts

from .track import Rule, Said, Track

KIN = ("parents", "siblings", "children", "wider")  # headings of kin_relations


@dataclass(frozen=True)
class Facts:
    """What the file says today, coded columns only. `relations`: of whoever did the violence; `flags` of the head; `forms` of violence."""

    safety: SafetyFacts
    relations: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    going_on: bool = False


@dataclass(frozen=True)
class Fit:
    """`never` is not empty: the track must not be offered, and these are the reasons. `why`: what in the file speaks for it."""

    why: tuple[Said, ...]
    never: tuple[Said, ...]

    @property
    def safe(self) -> bool:
        return not self.never


def fit(track: Track, facts: Facts) -> Fit:
    """What speaks for it and what forbids it."""
    return Fit(
        tuple(rule.said for rule in track.offer if holds(rule, facts)), tuple(rule.said for rule in track.never if holds(rule, facts))
    )


def holds(rule: Rule, facts: Facts) -> bool:
    """Whether any fact of the rule is true of the file."""
    safety = facts.safety
    danger = set(safety.risk_facts)
    danger |= {"lives_with_perpetrator"} if safety.lives_with_perpetrator else set()
    danger |= {"unsafe_guardian"} if safety.unsafe_guardian else set()
    near = {group_of(code) for code in facts.relations}
    return bool(
        danger & set(rule.facts)
        or safety.risk_level in rule.levels
        or near & set(rule.relations)
        or facts.flags & set(rule.flags)
        or facts.forms & set(rule.forms)
        or (rule.going_on and facts.going_on)
        or (rule.unseen and safety.risk_level is None)
    )


def group_of(relation: str) -> str:
    """The heading of perpetrator_relations this relation stands under; a kin relation only the family list has is family, or partner."""
    told, kin = load("perpetrator_relations"), load("kin_relations")
    if told.has(relation):
        return told.get(relation).group
    if not kin.has(relation):
        return ""
    group = kin.get(relation).group
    return "partner" if group == "partner" else "family" if group in KIN else "known"
