"""The stage in which a group stands: what it is for and what it still needs, each with the place where it is put right."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sintas.kit.pieces import CheckItem
from sintas.practice import group as stages
from sintas.practice.journeys import GROUP
from sintas.practice.stage import Verdict

from ..models import Group

# place of practice -> page of this group where it is put right; a place no page has yet is said in words alone
PLACES = {"group_forming": "groupwork:group_about", "group_contract": "groupwork:group_contract"}
PLACES["group_sessions"] = "groupwork:sessions"
PLACES |= {name: f"groupwork:{name}" for name in ("group_assessment", "group_composition", "group_ending", "group_evaluation")}
ON_THE_HOME = {"group_members": "#h-members"}
ON_THE_HOME["group_plan"] = "#h-plan"  # goals and plan have a page each
# gates whose answer is put right elsewhere than where practice says in general: what is known of single members stands in notes on them
OF_MEMBERS = (
    "every_member_heard", "relations_talked_over", "signs_observed", "a_goal_for_each_member", "asked_about_help", "help_has_a_step",
    "signs_for_each_member", "signs_have_evidence", "members_were_asked", "results_carried_over", "follow_up_for_each_member",
)  # fmt: skip
BY_GATE = dict.fromkeys(OF_MEMBERS, "group_members")
BY_GATE |= {"group_goals": "group_goal", "feedback_asked": "feedback", "unfinished_handed_over": "ideas"}
BY_GATE["measured_before_and_after"] = "group_changes"
BY_GATE |= dict.fromkeys(("actions_chosen", "explained_and_agreed", "review_date_set"), "group_plan_page")
PLACES |= {"group_goal": "groupwork:group_goal", "feedback": "groupwork:feedback", "ideas": "groupwork:ideas", "group_plan_page": "groupwork:group_plan"}
PLACES["group_changes"] = "groupwork:group_changes"
# what a group's file does not know, and whom to ask instead
UNASKED = {
    "safe_together": gettext_lazy("Siapa yang akan duduk bersama belum dilihat. Buka susunan kelompok, lalu lihat catatan keamanannya."),
    "help_has_a_step": gettext_lazy("Langkah untuk pertolongan lembaga tersimpan di kasus anggota. Tanyakan kepada pendamping utamanya."),
    "measured_before_and_after": gettext_lazy("Hasil ukur tersimpan di kasus tiap anggota. Di sini terbaca hanya yang dibuka untuk kelompok."),
}


@dataclass(frozen=True)
class StageShown:
    """The checklist of one stage. `unasked`: what the group's file does not know, with where to look."""

    code: str
    name: str
    purpose: str
    items: list[CheckItem]
    count: str
    unasked: list[CheckItem]
    last: bool
    can_go_back: bool


def stage_told(tags: list[str], lang: str) -> str:
    """A move in the group's story, out of the stage left and the stage entered; "" for tags that are no move."""
    if len(tags) != 2:
        return ""
    left, entered = tags
    if GROUP.following(left) == entered:
        return _("Tahap %(stage)s selesai") % {"stage": GROUP.label(left, lang)}
    return _("Kembali ke tahap %(stage)s") % {"stage": GROUP.label(entered, lang)}


def stage_shown(group: Group, verdict: Verdict, lang: str) -> StageShown:
    """What holds the stage back first, then what is worth another look."""
    items = [CheckItem(one.sentence(lang), "todo", place_of(group, one.code, one.place)) for one in verdict.missing]
    items += [CheckItem(one.sentence(lang), "part", place_of(group, one.code, one.place)) for one in verdict.warnings]
    n = len(verdict.missing)
    count = ngettext("%(n)s hal lagi", "%(n)s hal lagi", n) % {"n": n} if n else _("lengkap")
    return StageShown(
        verdict.stage, GROUP.label(verdict.stage, lang), stages.get(verdict.stage).purpose(lang), items, count,
        unasked_of(group, verdict), GROUP.following(verdict.stage) is None, bool(GROUP.earlier(verdict.stage)),
    )  # fmt: skip


def unasked_of(group: Group, verdict: Verdict) -> list[CheckItem]:
    """Each question nobody could answer here, in the order of the gates."""
    of_stage = {one.code: one.answer.place for one in (*stages.STANDING, *stages.get(verdict.stage).gates)}
    return [CheckItem(UNASKED[code], "todo", place_of(group, code, of_stage[code])) for code in verdict.not_yet_asked if code in UNASKED]


def place_of(group: Group, gate: str, place: str) -> str:
    """The address at which this gate's answer is put right, "" where no page has it."""
    place = BY_GATE.get(gate, place)
    if place in ON_THE_HOME:
        return reverse("groupwork:group", args=[group.pk]) + ON_THE_HOME[place]
    return reverse(PLACES[place], args=[group.pk]) if place in PLACES else ""
