"""Planning a session ahead, and recording one that was held."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.actions.appointing import appoint, settle
from sintas.cases.actions.keeping import keep
from sintas.cases.actions.suicide import open_path
from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.cases.reading.consent import standing
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.safety import decide_session
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

from ..models import Session
from .next_steps import agree_next_step, check_next_step
from .session_facts import check_codes, check_guidance, check_part, checked_goals, reason_for_order

VERB = "casework.session"
PREPARES = "group_preparation"  # of psychoeducation_topics
USUAL = 60  # minutes of a session, for the diary
FARTHEST = timedelta(days=5 * 366)  # a later day is a year mistyped


def plan_session(
    *, by: Actor, case: Case, starts_at: datetime | None, protection: bool = False, before_consent_reason: str = "", **facts: Any
) -> Session:
    """Agree on a session ahead: it waits in the story and in the diary of `by`. `facts` are fields of Session and entry, based_on, submission.

    Raises BadInput without consent in force (R52; a step of protection needs a reason instead), for a time that has passed, an unknown code.
    """
    _may(by, case)
    if starts_at is None or starts_at <= clock.now():
        raise BadInput({"starts_at": _("Pilih waktu yang akan datang. Sesi yang sudah berlangsung ditulis di “Catat sesi”.")})
    if starts_at > clock.now() + FARTHEST:
        raise BadInput({"starts_at": _("Tanggal ini masih sangat jauh. Periksa tahunnya.")})
    decision = decide_session(standing(case, clock.today()), happened=False, protection=protection, reason=before_consent_reason)
    if not decision.may_save:
        field = "before_consent_reason" if decision.answer == "needs_reason" else "starts_at"
        raise BadInput({field: decision.sentence(get_language() or "id")})
    check_codes(facts)
    check_part(facts)
    check_guidance(facts)
    before = _standing_version(case, facts.get("entry"))
    facts["goals"] = checked_goals(case, facts.get("goals", ()), kept=before.goals if before else ())
    facts["appointment"] = _in_the_diary(by, case, before, starts_at, protection, facts)
    local = clock.local(starts_at)
    return keep(
        Session,
        by=by,
        case=case,
        kind="session",
        verb=VERB,
        line=facts.get("note"),
        happened=local.date(),
        at=local.time(),
        tags=tags_of(facts),
        planned=True,
        ahead=True,
        starts_at=starts_at,
        protection=protection,
        before_consent_reason=before_consent_reason or None,
        **facts,
    )


def record_session(
    *,
    by: Actor,
    case: Case,
    happened: FuzzyDate | date | None,
    at: time | None = None,
    protection: bool = False,
    before_consent_reason: str = "",
    next_step: str = "",
    next_owner: str = "",
    next_on: date | None = None,
    no_next_step: bool = False,
    wish_to_die: bool = False,
    entry: UUID | None = None,
    **facts: Any,
) -> Session:
    """Write a session that was held, a correction of one, or the account of one that was planned (`entry` names it).

    Held before consent it is kept with its reason and marked for good (R52). `wish_to_die` opens the suicide-risk path (R114).
    A next step with a day becomes a task of its owner. `facts` are fields of Session (goals: entries of Goal of this case), submission,
    based_on, imported. A step of a therapy outside its order needs `order_reason` (R218), spiritual guidance `guidance_wished` (R279).
    Raises BadInput (no reason before consent, impossible dates, unknown codes or goals), Refusal, Overtaken, AlreadyDone.
    """
    _may(by, case)
    when = FuzzyDate.on(happened) if isinstance(happened, date) else happened or FuzzyDate.unknown()
    day = when.latest or clock.today()  # a date nobody noted is looked at as of today
    decision = decide_session(standing(case, min(day, clock.today())), happened=True, protection=protection, reason=before_consent_reason)
    if not decision.may_save:
        raise BadInput({"before_consent_reason": decision.sentence(get_language() or "id")})
    check_codes(facts)
    check_part(facts)
    check_guidance(facts)
    check_next_step(case, next_owner, next_on, when)
    before = _standing_version(case, entry)
    facts["goals"] = checked_goals(case, facts.get("goals", ()), kept=before.goals if before else ())
    facts["order_reason"] = reason_for_order(case, when.exact, facts, but=entry)
    early = decision.answer == "flagged"
    session = keep(
        Session,
        by=by,
        case=case,
        kind="session",
        verb=VERB,
        line=facts.get("note") or facts.get("achievement") or facts.get("client_words"),
        happened=when,
        at=at,
        tags=tags_of(facts),
        before_consent=early,
        early=early,
        protection=protection,
        before_consent_reason=before_consent_reason or None,
        next_step=next_step or None,
        next_owner=next_owner,
        next_on=next_on,
        no_next_step=no_next_step,
        entry=entry,
        starts_at=before.starts_at if before else None,
        appointment=before.appointment if before else None,
        **facts,
    )
    if before is not None and before.ahead and before.appointment:
        settle(by=by, case=case, appointment_id=before.appointment, state="held")
    agree_next_step(by=by, case=case, session=session, words=next_step, owner=next_owner, on=next_on)
    if wish_to_die:
        open_path(by=by, case=case, opened_from="session", entry=session.entry)
    return session


def tags_of(facts: dict[str, Any]) -> list[str]:
    """What stands as pills in the story: the steps of the therapy, the techniques, and that it prepared her for a group (R259)."""
    return [*facts.get("steps", ()), *facts.get("techniques", ()), *(one for one in facts.get("topics", ()) if one == PREPARES)]


def _may(by: Actor, case: Case) -> None:
    """Asked before anything is looked up: keep() asks again, but consent would be read first."""
    if not can(by, VERB, case):
        raise Refusal(verb="record session", file_id=case.pk)


def _standing_version(case: Case, entry: UUID | None) -> Session | None:
    if entry is None:
        return None
    needed = Session.current.only("id", "ahead", "starts_at", "appointment", "goals")
    found: Session | None = needed.filter(file_id=case.pk, entry=entry).first()
    return found


def _in_the_diary(by: Actor, case: Case, before: Session | None, starts_at: datetime, protection: bool, facts: dict[str, Any]) -> UUID:
    """The appointment of a session ahead: the one it had when the time stays, else a new one, and the old is cancelled."""
    if before is not None and before.appointment and before.starts_at == starts_at:
        kept: UUID = before.appointment
        return kept
    if before is not None and before.appointment:
        settle(by=by, case=case, appointment_id=before.appointment, state="cancelled")
    kind = "protection" if protection else "session"
    made = appoint(
        by=by, case=case, starts_at=starts_at, minutes=facts.get("duration_min") or USUAL, kind=kind, place=facts.get("place") or None
    )
    return UUID(str(made.pk))
