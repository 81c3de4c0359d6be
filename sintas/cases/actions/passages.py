"""Where the case stands: one passage is open at a time. Whether the work may move is decided above (casework) and in `practice`; this writes it."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow, Refusal
from sintas.staff.actor import Actor

from ..models import Case, Passage
from ..policy import can
from .recording import note_down


def move(
    *,
    by: Actor,
    case: Case,
    to: str,
    outcome: str,
    reason: str = "",
    at: datetime | None = None,
    happened: FuzzyDate | None = None,
    imported: bool = False,
) -> None:
    """End the open passage with `outcome` (completed, overridden, went_back) and open one in stage `to`.

    An imported story says when: `at` (aware) dates the passage, `happened` what is known of that day; otherwise it is now.

    Raises Refusal without cases.complete_stage, NotNow when somebody moved or closed the case meanwhile.
    """
    _allowed(by, case, "cases.complete_stage")
    left = case.stage
    _take(case, stage=to)
    _end(by, case, outcome, reason, at)
    day = happened or clock.today()
    note_down(by=by, case=case, kind="stage", happened=day, line=reason or None, tags=[outcome, left, to], imported=imported)
    _begin(by, case, to, at)
    trail.record(by=by, verb="go back" if outcome == "went_back" else "complete stage", file_id=case.pk, left=left, to=to, how=outcome)


def close(*, by: Actor, case: Case, reason_code: str, reason: str, on: date, imported: bool = False) -> None:
    """End the open passage and the case with it; the stage stays where it was. Raises Refusal without cases.close, NotNow.

    The passage ends when this is written; in an imported story on the day itself.
    """
    _allowed(by, case, "cases.close")
    _take(case, closed_on=on, closing_reason=reason_code)
    _end(by, case, "closed", reason, start_of(on) if imported else None)
    note_down(by=by, case=case, kind="closing", happened=on, line=reason or None, tags=[reason_code], imported=imported)
    trail.record(by=by, verb="close case", file_id=case.pk, reason=reason_code, stage=case.stage)


def reopen(
    *,
    by: Actor,
    case: Case,
    stage: str,
    reason: str,
    at: datetime | None = None,
    happened: FuzzyDate | None = None,
    imported: bool = False,
) -> None:
    """A closed case opens again in `stage` (R345); `at` and `happened` as for move(). Raises Refusal without cases.close, NotNow when open."""
    _allowed(by, case, "cases.close")
    _take(case, closed=True, stage=stage, closed_on=None, closing_reason="")
    note_down(by=by, case=case, kind="reopening", happened=happened or clock.today(), line=reason, tags=[stage], imported=imported)
    _begin(by, case, stage, at)
    trail.record(by=by, verb="reopen case", file_id=case.pk, stage=stage)


def start_of(day: date) -> datetime:
    """The first moment of a day in the house's zone: all that is known of a passage out of a document."""
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone())


def _allowed(by: Actor, case: Case, verb: str) -> None:
    if not can(by, verb, case):
        raise Refusal(verb=verb, file_id=case.pk)


def _take(case: Case, *, closed: bool = False, **values: object) -> None:
    """The lock: only whoever still sees the version that stands may change it."""
    found = Case.objects.filter(pk=case.pk, version=case.version, closed_on__isnull=not closed)
    if found.update(version=F("version") + 1, **values) != 1:
        raise NotNow(
            _("Tahap kasus ini baru saja diubah dari layar lain. Muat ulang halaman, lalu lihat kembali."),
            verb="move case",
            file_id=case.pk,
        )
    case.version += 1
    for name, value in values.items():
        setattr(case, name, value)


def _end(by: Actor, case: Case, outcome: str, reason: str, at: datetime | None = None) -> None:
    passage = Passage.objects.filter(file_id=case.pk, ended_at=None).defer("reason").get()
    passage.ended_at, passage.ended_by_id, passage.outcome = at or clock.now(), by.user_id, outcome
    passage.reason = reason or None
    passage.save(update_fields=["ended_at", "ended_by", "outcome", "reason"])


def _begin(by: Actor, case: Case, stage: str, at: datetime | None = None) -> None:
    began = at or clock.now()
    Passage.objects.create(file_id=case.pk, organisation_id=case.organisation_id, stage=stage, began_at=began, began_by_id=by.user_id)
