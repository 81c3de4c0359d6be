"""A group Ratna facilitates: one of her clients takes part, another is proposed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sintas.cases.actions.consent import record_consent
from sintas.groupwork.actions.agreeing import agree_contract
from sintas.groupwork.actions.members import accept, take_up
from sintas.groupwork.actions.opening import open_group
from sintas.groupwork.actions.proposing import propose
from sintas.groupwork.models import GroupAbout


def together(by: Any, unit_id: UUID, case: Any, other: Any) -> tuple[dict[str, UUID], dict[str, UUID]]:
    """(entry by url name, id by hole). `of_group` is the group's own file."""
    group = open_group(
        by=by, unit_id=unit_id, name="Kawan dari telaga", type="self_help", subtype="mixed", purposes=["social_roles"], openness="open",
        need="beberapa orang bertemu di bengkel", aim_words="berani pulang lewat Jalan Sunyi", setting="Balai dekat telaga", schedule="Rabu sore",
        rules_words="yang diceritakan di telaga tinggal di telaga", size_from=3, size_to=8,
    )  # fmt: skip
    for one in (case, other):
        record_consent(
            by=by, case=one, outcome="given", purposes=["group_work"], recipients=["group_team"], data_classes=["identity", "assessment"],
            reading="read_aloud", manner="signed", limits_explained=True,
        )  # fmt: skip
    hers = propose(by=by, case=case, group_id=group.pk, called="Telaga", words="tidak suka suara bengkel")
    waiting = propose(by=by, case=other, group_id=group.pk, called="Mangga", words="datang bersama Sulastri")
    member = take_up(by=by, group=group, release_id=hers)
    accept(by=by, group=group, member_id=member.pk, words="dua kali bicara di telaga")
    agreed = agree_contract(by=by, case=group, aims="pulang tanpa takut lewat telaga", confidentiality="tetap di bengkel")
    about = GroupAbout.current.get(file_id=group.pk)
    entries = {"groupwork:group_about": about.entry, "groupwork:group_contract": agreed.entry}
    return entries, {"of_group": group.pk, "group_id": group.pk, "offer_id": waiting, "member_id": member.pk}
