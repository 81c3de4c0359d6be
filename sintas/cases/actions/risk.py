"""assess_risk(): facts, a level chosen by people with its reasons, what protects, and when it is looked at again. No score anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.stored import stored
from sintas.practice.safety import opens_suicide_path
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..codes import all_checked, checked
from ..models import Case, Flag, Risk, Task
from ..reading.duty_words import REVIEW_RISK
from ..reading.risk import latest_risk
from . import tasks
from .flags import end_flag, raise_flag
from .keeping import keep
from .service_times import begin_service, step_taken
from .suicide import open_path

HIGH = frozenset({"high", "acute"})


def assess_risk(
    *,
    by: Actor,
    case: Case,
    level: str,
    reasons: str,
    facts: Iterable[str] = (),
    protective: Iterable[str] = (),
    protective_words: str | None = None,
    client_view: str | None = None,
    review_on: date | None = None,
    entry: UUID | None = None,
    **when: Any,
) -> Risk:
    """Write a look at danger; the latest one decides the flags in the head. `when`: happened, at, based_on, submission.

    A wish to die among the facts opens the suicide-risk path. Raises Refusal, BadInput (no level, no reasons, a code outside its list).
    """
    codes = all_checked("facts", "risk_facts", facts)
    wrong = {} if level else {"level": _("Pilih tingkatnya menurut penilaian Anda.")}
    if not reasons.strip():
        wrong["reasons"] = _("Tulis alasannya: apa yang membuat Anda memilih tingkat ini.")
    if wrong:
        raise BadInput(wrong)
    row = keep(
        Risk,
        by=by,
        case=case,
        kind="risk",
        line=reasons.strip(),
        tags=[checked("level", "risk_levels", level)],
        entry=entry,
        facts=codes,
        level=level,
        reasons=reasons.strip(),
        protective=all_checked("protective", "protective_factors", protective),
        protective_words=(protective_words or "").strip() or None,
        client_view=(client_view or "").strip() or None,
        review_on=review_on,
        **when,
    )
    if opens_suicide_path(codes):
        open_path(by=by, case=case, opened_from="risk", entry=row.entry)
    follow_latest(by=by, case=case)
    if entry is None and not when.get("imported"):
        step_taken(by=by, case=case, step="review")
        begin_service(by=by, case=case, level=level)
    return row


def follow_latest(*, by: Actor, case: Case) -> None:
    """Flags and the review day follow the assessment that stands last, also after an older one is added or corrected."""
    now = latest_risk(case)
    if now is None:
        return
    if now.level in HIGH:
        raise_flag(by=by, case=case, code="high_risk")
    else:
        end_flag(by=by, case=case, code="high_risk")
    if "lives_with_perpetrator" in now.facts and not flagged(case, "lives_with_perpetrator"):
        raise_flag(by=by, case=case, code="lives_with_perpetrator")
    follow_guardian_fact(by, case, now)
    for old in set(open_reviews(case)) - {now.entry}:
        tasks.settle(by=by, case=case, kind="review_risk", source_entry=old)
    owed = now.review_on if now.review_on is not None and (now.review_on >= clock.today() or now.level in HIGH) else None
    tasks.review(by=by, case=case, kind="review_risk", title=stored(REVIEW_RISK), on=owed, source_entry=now.entry)


def follow_guardian_fact(by: Actor, case: Case, now: Risk) -> None:
    """The fact "the guardian is not safe" stands in the head until a person is marked; that mark then speaks for itself."""
    mine = Flag.objects.filter(file_id=case.pk, code="unsafe_guardian", ended_at=None)
    raised_here = set(
        mine.filter(source_entry__in=Risk.objects.filter(file_id=case.pk).values("entry")).values_list("source_entry", flat=True)
    )
    if "unsafe_guardian" in now.facts and not mine.exists():
        raise_flag(by=by, case=case, code="unsafe_guardian", source_entry=now.entry)
    elif "unsafe_guardian" not in now.facts:
        for entry in raised_here:
            end_flag(by=by, case=case, code="unsafe_guardian", source_entry=entry)


def flagged(case: Case, code: str) -> bool:
    return Flag.objects.filter(file_id=case.pk, code=code, ended_at=None).exists()


def open_reviews(case: Case) -> list[UUID]:
    """The assessments whose review is still owed."""
    found = Task.objects.filter(file_id=case.pk, kind="review_risk", done_at=None).values_list("source_entry", flat=True)
    return [entry for entry in found if entry is not None]
