"""A restricted case (kasus terbatas): its named team knows of it, and nobody else. Restricted, and opened again, by its lead."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.cases.actions.recording import note_down
from sintas.cases.actions.team import LEAST_NAMED
from sintas.cases.models import Access, Case, Record
from sintas.cases.policy import can, is_lead, named_team
from sintas.kit import clock
from sintas.safekeeping import replaying, trail
from sintas.safekeeping.refusals import NotNow, Refusal
from sintas.staff.actor import Actor
from sintas.staff.sessions import end_sessions

from .joining import label, needed, tell_team

VERB = "access.restrict"


@transaction.atomic
def restrict(*, by: Actor, case: Case, reason: str, words: str = "") -> None:
    """From now on no list, count, overview or match of anybody outside the team knows this case. `reason`: restriction_reasons.

    Whoever is in for a time is out at once, and so is what stands on their screen. Said twice in the same words it is said once.
    Raises Refusal for anybody but the lead, NotNow when restricted already or when fewer than two people are on the team for good:
    somebody must know the case when the lead is away.
    """
    may(by, case)
    needed("restriction_reasons", reason)
    line = f"{label('restriction_reasons', reason)}. {words}".strip()
    if case.restricted_at is not None:
        if said_last(by, case, "restricted") == line:
            return
        raise NotNow(_("Kasus ini sudah terbatas."), verb=VERB, file_id=case.pk)
    if len(named_team(case)) < LEAST_NAMED:
        raise NotNow(_("Tambahkan dahulu seorang anggota tim: kasus terbatas dikenal paling sedikit dua orang."), verb=VERB, file_id=case.pk)
    trail.record(by=by, verb="restrict case", file_id=case.pk, opens=True, reason=reason)
    note_down(by=by, case=case, kind="team", happened=clock.today(), line=line, tags=["restricted"])
    visiting = Access.live.filter(file_id=case.pk, until__isnull=False)
    now, out = clock.now(), list(visiting.values_list("pk", "user_id"))
    visiting.update(ended_at=now, ended_by=by.user_id, ended_why="restricted")
    for row_id, user_id in out:
        replaying.note(replaying.OUT, row_id, now)
        end_sessions(user_id)
    case.restricted_at = clock.now()
    case.save(update_fields=["restricted_at"])
    replaying.note(replaying.RESTRICTED, case.pk, case.restricted_at)  # a restored older backup must not show it to everybody again
    tell_team(case, "case_restricted", but=by.user_id)


@transaction.atomic
def lift(*, by: Actor, case: Case, words: str = "") -> None:
    """An ordinary case again; said twice in the same words it is said once. Raises Refusal for anybody but the lead, NotNow when not restricted."""
    may(by, case)
    if case.restricted_at is None:
        if said_last(by, case, "lifted") == words.strip():
            return
        raise NotNow(_("Kasus ini tidak terbatas."), verb=VERB, file_id=case.pk)
    trail.record(by=by, verb="lift restriction", file_id=case.pk, opens=True)
    note_down(by=by, case=case, kind="team", happened=clock.today(), line=words.strip() or None, tags=["lifted"])
    case.restricted_at = None
    case.save(update_fields=["restricted_at"])
    tell_team(case, "case_not_restricted", but=by.user_id)


def said_last(by: Actor, case: Case, tag: str) -> str | None:
    """The line of the story in which this was last done; None when it never was."""
    trail.record(by=by, verb="restrict case" if tag == "restricted" else "lift restriction", file_id=case.pk, opens=True)
    row = Record.objects.filter(file_id=case.pk, kind="team", tags__contains=[tag]).order_by("-written_at", "-id").first()
    return None if row is None else row.line or ""


def may(by: Actor, case: Case) -> None:
    if not can(by, VERB, case) or not is_lead(by, case.pk):
        raise Refusal(_("Hanya pendamping utama yang menjadikan kasusnya terbatas, dan yang mengakhirinya."), verb=VERB, file_id=case.pk)
