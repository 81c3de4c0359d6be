"""The page "Akhir & tindak lanjut": readiness, the ending, who carries on, referrals, looks afterwards. Opens content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.duty_states import tasks_given
from sintas.cases.reading.duty_words import read_title
from sintas.cases.reading.safety import authors
from sintas.cases.reading.story import told_of
from sintas.cases.reading.together import Together
from sintas.kit import clock, numbers
from sintas.kit.pieces import Fact, Link, Notice, Row, Tag
from sintas.practice.checks import receivers_differ

from ..models import FollowUp, Referral, Termination
from . import silent_stages
from .ending_facts import channel_owed, judged_in, others_learn
from .ending_follow_ups import Look, looks_shown
from .ending_parts import Criterion, criteria_of, criteria_unjudged, ending_facts, ending_title, return_facts
from .ending_referrals import ReferralShown, referrals_shown

RISKY = ("yes", "partly")
ROWS = Together(
    endings=lambda: Termination.current.order_by("-written_at"),
    referrals=lambda: Referral.current.order_by(F("happened_on").desc(nulls_last=True), "-written_at"),
    looks=lambda: FollowUp.current.order_by(F("happened_on").desc(nulls_last=True), "-written_at"),
    tasks=lambda: tasks_given("follow_up", "referral_answer").filter(done_at=None).order_by(F("due_at").asc(nulls_last=True)),
    told=lambda: told_of("referral"),
    **silent_stages.ASKED,
)


@dataclass(frozen=True)
class Told:
    """A referral an older document told in a sentence."""

    when: str
    text: str


@dataclass(frozen=True)
class EndingPage:
    """The whole page in plain data; `told` are referrals of older documents, `unanswered` counts looks whose signs wait."""

    written: bool
    handover: bool
    title: str
    by: str
    criteria: list[Criterion]
    unjudged: str
    ending: list[Fact]
    carries_on: list[str]
    returns: list[Fact]
    notices: list[Notice]
    referrals: list[ReferralShown]
    told: list[Told]
    looks: list[Look]
    unanswered: int
    ahead: list[Row]


def ending_page(case: Case, lang: str, *, safety_plan: bool) -> EndingPage:
    """One query for the rows, one for names. `safety_plan`: whether one is written."""
    found = ROWS.of(case)
    ending: Termination | None = found["endings"][0] if found["endings"] else None
    referrals, looks = found["referrals"], found["looks"]
    names = authors([*found["endings"], *referrals, *looks])
    shown = looks_shown(case, looks, names, lang)
    return EndingPage(
        written=ending is not None,
        handover=ending is not None and ending.handover,
        title=ending_title(ending, lang) if ending is not None else "",
        by=names.get(ending.author_id, "") if ending is not None else "",
        criteria=criteria_of(ending, lang),
        unjudged=criteria_unjudged(judged_in(ending.judged), lang) if ending is not None else "",
        ending=ending_facts(ending, lang) if ending is not None else [],
        carries_on=list(ending.handed_to or []) if ending is not None else [],
        returns=return_facts(ending, lang) if ending is not None else [],
        notices=[*notices(case, ending, referrals, safety_plan, lang), *silence(case, found, lang)],
        referrals=referrals_shown(case, referrals, names, lang),
        told=told(found["told"], {row.entry for row in referrals}),
        looks=shown,
        unanswered=sum(look.unanswered for look in shown),
        ahead=[ahead(case, task) for task in found["tasks"]],
    )


def notices(case: Case, ending: Termination | None, referrals: Sequence[Referral], safety_plan: bool, lang: str) -> list[Notice]:
    """What to look at once more: a way back to where the harm was, receivers that differ, channels through others."""
    if ending is None:
        return []
    found = []
    if ending.source_of_trauma in RISKY:
        link = Link(reverse("cases:safety_plan", args=[case.pk]), _("Buka rencana keselamatan"))
        words = _("Lingkungan tempat klien kembali dulu menjadi sumber trauma.")
        more = _("Lihat kembali rencana keselamatan bersama klien.") if safety_plan else _("Susun rencana keselamatan sebelum mengakhiri.")
        found.append(Notice(more, words, "warn", link=link))
    differ = receivers_differ(ending.handed_to or [], [row.receiver for row in referrals if row.state != "declined"])
    if differ is not None:
        found.append(Notice(differ.sentence(lang), kind="warn"))
    if others_learn(ending.channels):
        found.append(Notice(_("Sebagian tindak lanjut lewat orang lain. Pastikan klien menyetujuinya dan orangnya aman.")))
    return found


def silence(case: Case, found: dict[str, list[Any]], lang: str) -> list[Notice]:
    """Stages without a dated record or a reason, once there is an ending to look at."""
    words = silent_stages.silent_sentence(case, lang, found) if found["endings"] or case.closed_on is not None else ""
    return [Notice(words)] if words else []


def told(rows: Iterable[Any], known: set[Any]) -> list[Told]:
    """Referrals that stand in the story as a sentence only, from documents imported before referrals had a form."""
    said = [row for row in rows if row.source_entry not in known]
    return [Told(numbers.day(row.happened_on) if row.happened_on else _("tanggal belum dicatat"), row.line or "") for row in said]


def ahead(case: Case, task: Any) -> Row:
    """A contact or an answer that is owed, leading to where it is written down."""
    late = task.due_at is not None and task.due_at < clock.now()
    return Row(
        read_title(task.title),
        url=answered_at(case, task),
        end=numbers.short_day(task.due_at) if task.due_at else "",
        tag=Tag(_("lewat waktunya"), "late") if late else None,
    )


def answered_at(case: Case, task: Any) -> str:
    """The page that settles this task."""
    if task.kind == "referral_answer":
        return reverse("casework:referral_answer", args=[case.pk, task.source_entry])
    channel = channel_owed(case, task.source_entry)
    url = reverse("casework:follow_up", args=[case.pk])
    return f"{url}?channel={channel}" if channel else url
