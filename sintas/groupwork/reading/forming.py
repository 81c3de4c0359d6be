"""The facts the gates of a group may ask about, out of what stands. Coded columns alone: nothing is unsealed to ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sintas.cases.reading.releases_to_groups import LetGo, let_go_to
from sintas.practice import group as stages
from sintas.practice.group.dossier import GroupDossier, GroupEngagementPart
from sintas.practice.stage import Verdict

from ..models import Group, GroupAbout, GroupContract
from . import later_facts
from .idea_facts import with_ideas
from .later import unanswered_remarks
from .members import OfGroup, has_case, members_of, takes_part
from .noted import noted
from .session_facts import with_sessions

LATER: dict[str, Callable[[Group, int], Any]] = {
    "assessment": later_facts.assessment,
    "planning": later_facts.planning,
    "evaluation": later_facts.evaluation,
    "termination": later_facts.termination,
}
MET = ("planning", "implementation", "termination")  # stages that ask about sessions


def of(group: Group, stage: str) -> GroupDossier:
    """How the group was formed, which every stage asks, and what this stage asks besides: of its own records, its sessions, the notes on members."""
    let_go = let_go_to(group.pk)
    members = members_of(group, let_go)
    formed = forming(group, let_go, members)
    # later stages ask for notes on each member, and of a guest none is written: she has no case
    noted_of = sum(takes_part(one) and has_case(one) for one in members)
    later: dict[str, Any] = {stage: LATER[stage](group, noted_of)} if stage in LATER else {}
    dossier = replace(GroupDossier(engagement=formed), **later)
    if stage in MET:
        dossier = with_sessions(group, dossier, members)
    if stage == "termination":
        dossier = with_ideas(group, dossier)
    return with_notes(group, dossier, stage)


def with_notes(group: Group, dossier: GroupDossier, stage: str) -> GroupDossier:
    """How many members were heard, asked and looked at, of the notes that lie in their own cases."""
    counts: dict[str, Any] = dict(noted(group).get(stage, {}))
    part: Any = dossier.part(stage)
    filled: dict[str, Any] = {stage: replace(part, **counts)} if counts and part is not None else {}
    return replace(dossier, **filled)


def forming(group: Group, let_go: list[LetGo] | None = None, found: list[OfGroup] | None = None) -> GroupEngagementPart:
    """Facilitators count one at least: a file is never without a lead. Remarks on the composition are counted as far as somebody looked at
    those who would sit together today.
    """
    let_go = let_go_to(group.pk) if let_go is None else let_go
    about = GroupAbout.current.filter(file_id=group.pk).values("purposes", "rules", "need", "rules_words", "schedule", "setting").get()
    members = [one for one in (members_of(group, let_go) if found is None else found) if takes_part(one)]
    return GroupEngagementPart(
        facilitators=1,
        need=about["need"] is not None,
        purposes=len(about["purposes"]),
        type_chosen=bool(group.type),
        openness=bool(group.openness),
        members=len(members),
        consenting=sum(bool(one.called) for one in members),
        prepared=len(members),
        named=len(members),
        contract=GroupContract.current.filter(file_id=group.pk).exists(),
        ground_rules=len(about["rules"]) + (about["rules_words"] is not None),
        severe_unanswered=unanswered_remarks(group, let_go),
        schedule=about["schedule"] is not None,
        setting=about["setting"] is not None,
    )


def verdict_on(group: Group, stage: str) -> Verdict:
    """What is missing before this stage of the group is complete. Raises UnknownGroupStage."""
    return stages.verdict_of(of(group, stage), stage)
