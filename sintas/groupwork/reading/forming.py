"""The facts the gates of a group may ask about, out of what stands. Coded columns alone: nothing is unsealed to ask."""

from __future__ import annotations

from sintas.practice import group as stages
from sintas.practice.group.dossier import GroupDossier, GroupEngagementPart
from sintas.practice.stage import Verdict

from ..models import Group, GroupAbout, GroupContract
from .members import members_of, takes_part


def of(group: Group) -> GroupDossier:
    """What this release knows: how the group was formed. Of assessment, plan and sessions it knows nothing yet, and their gates say so."""
    return GroupDossier(engagement=forming(group))


def forming(group: Group) -> GroupEngagementPart:
    """Facilitators count one at least: a file is never without a lead. What the composition asks is not looked at yet (None)."""
    about = GroupAbout.current.filter(file_id=group.pk).values("purposes", "rules", "need", "rules_words", "schedule", "setting").get()
    members = [one for one in members_of(group) if takes_part(one)]
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
        schedule=about["schedule"] is not None,
        setting=about["setting"] is not None,
    )


def verdict_on(group: Group, stage: str) -> Verdict:
    """What is missing before this stage of the group is complete. Raises UnknownGroupStage."""
    return stages.verdict_of(of(group), stage)
