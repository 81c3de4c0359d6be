"""A group Ratna facilitates: one of her clients takes part, another is proposed."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.keeping import keep
from sintas.groupwork.actions.agreeing import agree_contract
from sintas.groupwork.actions.assessing import assess_group
from sintas.groupwork.actions.composing import weigh_composition
from sintas.groupwork.actions.ending import write_ending
from sintas.groupwork.actions.evaluating import evaluate_group
from sintas.groupwork.actions.feedback import close_round, give_answer, open_round
from sintas.groupwork.actions.group_tasks import give_group_task
from sintas.groupwork.actions.guests import add_guest
from sintas.groupwork.actions.ideas import add_idea, change_idea
from sintas.groupwork.actions.members import accept, take_up
from sintas.groupwork.actions.noting import note_member
from sintas.groupwork.actions.opening import open_group
from sintas.groupwork.actions.planning import plan_group, write_group_goal
from sintas.groupwork.actions.proposing import propose
from sintas.groupwork.models import Group, GroupAbout, GroupSociogram
from sintas.groupwork.policy import WORK
from sintas.groupwork.reading.composition import look
from sintas.groupwork.reading.copy import SaidOfHer
from sintas.groupwork.reading.noted_member import the_noted
from sintas.kit import clock

from .met import met


def together(by: Any, unit_id: UUID, case: Any, other: Any) -> tuple[dict[str, UUID], dict[str, UUID]]:
    """(entry by url name, id by hole). `of_group` is the group's own file."""
    group = open_group(
        by=by, unit_id=unit_id, name="Kawan dari telaga", type="self_help", subtype="mixed", purposes=["social_roles"], openness="open",
        need="beberapa orang bertemu di bengkel", aim_words="berani pulang lewat Jalan Sunyi", setting="Balai dekat telaga", schedule="Rabu sore",
        rules_words="yang diceritakan di telaga tinggal di telaga", size_from=3, size_to=8, mentors_words="Sulastri dari bengkel",
    )  # fmt: skip
    for one in (case, other):
        record_consent(
            by=by, case=one, outcome="given", purposes=["group_work"], recipients=["group_team"], data_classes=["identity", "assessment"],
            reading="read_aloud", manner="signed", limits_explained=True,
        )  # fmt: skip
    hers = propose(by=by, case=case, group_id=group.pk, called="Telaga", words="tidak suka suara bengkel", of_her=SaidOfHer(warned=("stays_hidden",)))
    waiting = propose(by=by, case=other, group_id=group.pk, called="Mangga", words="datang bersama Sulastri")
    member = take_up(by=by, group=group, release_id=hers)
    accept(by=by, group=group, member_id=member.pk, words="dua kali bicara di telaga")
    guest = add_guest(
        by=by, group=group, called="Mangga", given_by="child_assent", reading="read_aloud", manner="spoken", agreed_too="Sulastri, ibunya",
        may_know="tinggal dekat telaga",
    )  # fmt: skip
    her = the_noted(by, group.pk, member.pk)
    note = note_member(by=by, case=her, moment="session", session_no=2, seen="tenang setelah bercerita tentang telaga", said="ingin pulang ke bengkel")
    for moment in ("assessment", "plan", "evaluation", "ending"):
        note_member(by=by, case=her, moment=moment, said="berani lewat telaga", evidence={"openness": "bercerita di telaga"}, told="Sulastri menemani")
    agreed = agree_contract(by=by, case=group, aims="pulang tanpa takut lewat telaga", confidentiality="tetap di bengkel")
    later = later_stages(by, group)
    about = GroupAbout.current.get(file_id=group.pk)
    entries = {"groupwork:group_about": about.entry, "groupwork:group_contract": agreed.entry, **later}
    entries |= dict.fromkeys(("groupwork:note", "groupwork:member_note_again", "groupwork:member_note"), note.entry)
    of_sessions, sessions = met(by, group, member)
    holes = {"of_group": group.pk, "group_id": group.pk, "offer_id": waiting, "member_id": member.pk, "guest_id": guest.pk, "moment": "plan"}
    held, has = in_sessions(by, group, member.pk)
    return entries | of_sessions | held, holes | sessions | has


def later_stages(by: Any, group: Group) -> dict[str, UUID]:
    """Its assessment, plan, look back and ending, and what was thought over about who sits together; by the name of their page."""
    severe = [one.key for one in look(by, group).remarks if one.severe]
    rows = [
        weigh_composition(by=by, case=group, words=dict.fromkeys(severe, "pulang tidak lewat Jalan Sunyi")),
        assess_group(by=by, case=group, fgd_why_not="ramai di bengkel", needs=["teman ke telaga"], strengths=["tahu jalan"], words="tenang di telaga"),
        write_group_goal(by=by, case=group, text="berani ke telaga", shown_by="datang sendiri", status="improved", evidence="tiga kali ke telaga"),
        plan_group(by=by, case=group, actions=["education"], words="berjalan ke telaga bersama", explained=True, agreed_on=clock.today()),
        evaluate_group(
            by=by, case=group, effects=["not_alone"], review={"communication": "semua bicara di telaga"}, supporting_words="teman dari bengkel",
            decision="continue", decision_reason="masih takut Jalan Sunyi", words="saling menunggu di telaga",
        ),
        write_ending(
            by=by, case=group, reason="goals_met", not_rejection=True, kept_after="yang di telaga tetap di telaga", why_no_session="hujan di telaga",
            handed_over=True, handed_over_words="kunci bengkel kepada rekan", words="berpamitan di telaga",
        ),
    ]  # fmt: skip
    names = ("group_composition", "group_assessment", "group_goal", "group_plan", "group_evaluation", "group_ending")
    return {f"groupwork:{name}": row.entry for name, row in zip(names, rows, strict=True)}


def in_sessions(by: Any, group: Group, member_id: UUID) -> tuple[dict[str, UUID], dict[str, UUID]]:
    """Ideas, one of them a task, a sociogram, and feedback of three members."""
    idea = add_idea(by=by, case=group, words="berjalan bersama ke telaga", session_number=1)
    idea = change_idea(by=by, case=group, words="berjalan bersama ke telaga", theme="bengkel", chosen_by=3, entry=idea.entry, based_on=1)
    chosen = add_idea(by=by, case=group, words="membawa mangga")
    task = give_group_task(by=by, group=group, title="Membawa mangga", idea=chosen.entry, due_on=clock.today())
    gone = uuid4()  # somebody who is named no more: here only one may be
    choices = {"asked": sorted([str(member_id), str(gone)]), "choices": [[str(gone), str(member_id)]]}
    picture = keep(
        GroupSociogram, by=by, case=group, kind="group_sociogram", verb=WORK, happened=clock.today(), question="Dengan siapa ke telaga?",
        seen="hangat seperti di bengkel", choices=choices, session_number=1,
    )  # fmt: skip
    asked = open_round(by=by, group=group, asked=4)
    for words in ("suka telaga", "", "kurangi suara bengkel"):
        give_answer(by=by, group=group, round_id=asked.pk, answers={"heard": "yes", "safe": "partly"}, words=words, submission=uuid4())
    close_round(by=by, group=group, round_id=asked.pk)
    entries = {
        "groupwork:group_idea": idea.entry, "groupwork:idea_step": idea.entry, "groupwork:idea_task": idea.entry,
        "groupwork:group_sociogram": picture.entry, "groupwork:sociogram": picture.entry,
    }  # fmt: skip
    return entries, {"owed_id": task.pk, "round_id": asked.pk}
