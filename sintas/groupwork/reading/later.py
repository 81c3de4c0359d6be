"""What stands of a group's later stages, in words: assessment, goals and plan, looks back, ending. Content must have been opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sintas.cases.reading.releases_to_groups import LetGo
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Fact, Link, Row, Tag
from sintas.practice.catalogue import load
from sintas.practice.evaluating import move_for
from sintas.practice.journeys import GROUP

from ..models import Group, GroupAssessment, GroupComposition, GroupEnding, GroupEvaluation, GroupGoal, GroupPlan
from .about import chosen, said
from .struck import struck_words

STATES = {"reached": "done", "improved": "part", "worse": "late"}


@dataclass(frozen=True)
class LaterPage:
    """The sections of a group's home after its forming. `composition` says whether somebody has looked at who would sit together;
    `struck` are goals that were struck out; `offered` is the move a decision leads to.
    """

    composition: Tag | None
    assessment: list[Fact]
    goals: list[Row]
    struck: list[Row]
    plan: list[Fact]
    evaluation: list[Fact]
    evaluations: list[Row]
    offered: Link | None
    ending: list[Fact]


def later_page(group: Group, let_go: list[LetGo], *, may_work: bool) -> LaterPage:
    """Six queries; what leads to a form is left out for whoever does not write here."""
    lang = get_language() or "id"
    newest = GroupGoal.objects.filter(file_id=group.pk, superseded_at=None, set_aside=False).select_related("struck_by")
    goals = list(newest.order_by("written_at", "pk"))
    looks = list(newest_first(group))
    return LaterPage(
        composition_tag(group, let_go),
        facts_or_none(assessment_facts, GroupAssessment.current.filter(file_id=group.pk).first(), lang),
        [goal_row(group, one, lang, may_work) for one in goals if one.withdrawn_at is None],
        [struck_row(group, one) for one in goals if one.withdrawn_at is not None],
        facts_or_none(plan_facts, GroupPlan.current.filter(file_id=group.pk).first(), lang),
        facts_or_none(evaluation_facts, looks[0] if looks else None, lang),
        [look_row(group, one, lang, may_work) for one in looks],
        move_offered(group, looks[0].decision if looks else "") if may_work else None,
        facts_or_none(ending_facts, GroupEnding.current.filter(file_id=group.pk).first(), lang),
    )


def newest_first(group: Group) -> Any:
    """The looks back at a group; the first governs."""
    return GroupEvaluation.current.filter(file_id=group.pk).order_by(F("happened_on").desc(nulls_last=True), "-written_at")


def facts_or_none(told: Any, row: Any, lang: str) -> list[Fact]:
    """[] while nothing stands."""
    return told(row, lang) if row is not None else []


def day_of(row: Any, lang: str) -> str:
    """As exactly as it is known."""
    return FuzzyDate.decode(row.happened).text(lang) if row.happened else ""


def lines(held: list[str] | None) -> str:
    """One a line."""
    return "\n".join(held or ())


def assessment_facts(row: GroupAssessment, lang: str) -> list[Fact]:
    return [
        *said(_("Diskusi kelompok (FGD)"), numbers.day(row.fgd_on) if row.fgd_on else ""),
        *said(_("Tanpa diskusi kelompok, karena"), row.fgd_why_not or ""),
        *chosen(_("Yang dibicarakan"), "fgd_topics", row.topics, lang),
        *said(_("Yang diperlukan kelompok"), lines(row.needs)),
        *said(_("Yang sudah kuat"), lines(row.strengths)),
        *said(_("Catatan"), row.words or ""),
        *said(_("Tanggal"), day_of(row, lang)),
    ]


def goal_row(group: Group, one: GroupGoal, lang: str, may_work: bool) -> Row:
    """A goal, what it is good for, what shows it, and how far it got."""
    aim = load("functioning_aims").label(one.aim, lang) if one.aim else ""
    told = " · ".join(filter(None, (aim, one.shown_by, one.evidence)))
    tag = Tag(load("goal_statuses").label(one.status, lang), STATES.get(one.status, "")) if one.status else Tag(_("belum dilihat"), "todo")
    return Row(one.text, reverse("groupwork:group_goal_entry", args=[group.pk, one.entry]) if may_work else "", told, tag=tag)


def struck_row(group: Group, one: GroupGoal) -> Row:
    """A goal that counts no more, on to its history."""
    return Row(one.text, reverse("groupwork:group_goal_history", args=[group.pk, one.entry]), struck_words(one))


def plan_facts(row: GroupPlan, lang: str) -> list[Fact]:
    agreed = numbers.day(row.agreed_on) if row.agreed_on else ""
    return [
        *chosen(_("Yang akan dilakukan bersama"), "group_plan_actions", row.actions, lang),
        *said(_("Penjelasan"), row.words or ""),
        *said(_("Dijelaskan kepada anggota"), _("sudah, sebelum disepakati") if row.explained else _("belum")),
        *said(_("Disepakati anggota"), agreed or _("belum")),
        *said(_("Ditinjau lagi"), numbers.day(row.review_on) if row.review_on else ""),
    ]


def evaluation_facts(row: GroupEvaluation, lang: str) -> list[Fact]:
    elements = load("group_review_elements")
    return [
        *chosen(_("Yang diberikan anggota satu sama lain"), "mutual_aid_effects", row.effects, lang),
        *(Fact(elements.label(code, lang), words) for code, words in (row.review or {}).items()),
        *chosen(_("Yang mendukung"), "supporting_factors", row.supporting, lang, words=row.supporting_words or ""),
        *said(_("Keputusan"), " · ".join(filter(None, (decision_words(row, lang), row.decision_reason)))),
        *said(_("Catatan"), row.words or ""),
        *said(_("Tanggal"), day_of(row, lang)),
    ]


def decision_words(row: GroupEvaluation, lang: str) -> str:
    """ "" while nothing is decided."""
    return load("evaluation_decisions").label(row.decision, lang) if row.decision else ""


def look_row(group: Group, one: GroupEvaluation, lang: str, may_work: bool) -> Row:
    """One look by its day and its decision."""
    url = reverse("groupwork:group_evaluation_entry", args=[group.pk, one.entry]) if may_work else ""
    return Row(day_of(one, lang) or _("tanggal tidak diketahui"), url, decision_words(one, lang) or _("belum diputuskan"))


def move_offered(group: Group, decision: str) -> Link | None:
    """The move the newest decision leads to from here, to the form or button that makes it; None when it moves nothing."""
    there = move_for(GROUP, group.stage, decision) if decision and group.closed_on is None else None
    if there is None:
        return None
    name = GROUP.label(there, get_language() or "id")
    if there in GROUP.earlier(group.stage):
        return Link(f"{reverse('groupwork:back', args=[group.pk])}?to={there}", _("Kembali ke tahap %(name)s") % {"name": name})
    return Link(reverse("groupwork:group", args=[group.pk]) + "#h-need", _("Selesaikan tahap ini menuju %(name)s") % {"name": name})


def ending_facts(row: GroupEnding, lang: str) -> list[Fact]:
    handed = "\n".join(filter(None, (_("sudah diserahkan") if row.handed_over else "", row.handed_over_words)))
    return [
        *said(_("Alasan"), load("group_closing_reasons").label(row.reason, lang) if row.reason else ""),
        *said(_("Pengakhiran bukan penolakan"), _("sudah dijelaskan") if row.not_rejection else _("belum dijelaskan")),
        *said(_("Yang tetap dijaga"), row.kept_after or ""),
        *said(_("Tanpa sesi penutupan, karena"), row.why_no_session or ""),
        *said(_("Tugas yang belum selesai"), handed),
        *said(_("Catatan"), row.words or ""),
        *said(_("Tanggal"), day_of(row, lang)),
    ]


def composition_tag(group: Group, let_go: list[LetGo]) -> Tag | None:
    """None where there is nobody to compare."""
    unanswered = unanswered_remarks(group, let_go)
    if not any(one.stands for one in let_go):
        return None
    if unanswered is None:
        return Tag(_("belum dilihat"), "todo")
    if unanswered:
        return Tag(ngettext("%(n)s hal belum dijawab", "%(n)s hal belum dijawab", unanswered) % {"n": unanswered}, "late")
    return Tag(_("sudah dilihat"), "done")


def unanswered_remarks(group: Group, let_go: list[LetGo]) -> int | None:
    """Severe remarks nobody has written a word about; None when others would sit together than somebody looked at. No sealed value."""
    standing = {one.release_id for one in let_go if one.stands}
    row = GroupComposition.current.filter(file_id=group.pk).defer("words").first()
    if standing != set(row.seen if row else ()):
        return None
    return row.unanswered if row else 0
