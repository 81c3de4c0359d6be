"""Social group work: what its six stages ask, and what helps a facilitator to compose, meet and look back.

The stages bear the codes of `journeys.GROUP`, whose moves and closing reasons hold here too; their gates ask about a group and
stand apart from the seven of casework. None of these files knows a name: members are keys, and facts are counts.
"""

from dataclasses import replace
from typing import Any

from sintas.practice.group import assessment, engagement, evaluation, implementation, planning, termination
from sintas.practice.group.dossier import GroupDossier, GroupPart
from sintas.practice.stage import Stage, Verdict

__all__ = ["ALL", "CODES", "STANDING", "UnknownGroupStage", "get", "verdict", "verdict_of"]

ALL: tuple[Stage[Any], ...] = (
    engagement.STAGE,
    assessment.STAGE,
    planning.STAGE,
    implementation.STAGE,
    evaluation.STAGE,
    termination.STAGE,
)
CODES: tuple[str, ...] = tuple(stage.code for stage in ALL)
# A facilitator may leave and a consent may be withdrawn long after the group was formed.
STANDING = (engagement.facilitator_named, engagement.consents_in_force, engagement.safe_together)


class UnknownGroupStage(LookupError):
    """A code that is none of the six stages of a group ("follow_up" among them: each member is followed up in her own case)."""


def get(code: str) -> Stage[Any]:
    """The stage of a group with this code. Raises `UnknownGroupStage`."""
    for stage in ALL:
        if stage.code == code:
            return stage
    raise UnknownGroupStage(code)


def verdict(stage: str, part: GroupPart | None) -> Verdict:
    """What is missing before this stage of a group is complete; what `journey.verdict` is for a case.

    Raises `UnknownGroupStage` for another code, TypeError for the facts of another stage.
    """
    return get(stage).verdict(part)


def verdict_of(dossier: GroupDossier, stage: str) -> Verdict:
    """The verdict on a stage out of a group's whole dossier: its own gates, and at every stage the three that never rest.

    Raises `UnknownGroupStage`.
    """
    own = verdict(stage, dossier.part(get(stage).code))
    if stage == "engagement":
        return own
    facts = dossier.engagement
    asked = [one for one in STANDING if one.can_be_asked(facts)]
    found = tuple(answer for one in asked if facts is not None and (answer := one(facts)) is not None)
    return replace(
        own,
        missing=found + own.missing,
        not_yet_asked=own.not_yet_asked + tuple(one.code for one in STANDING if one not in asked),
    )
