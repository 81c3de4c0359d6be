"""Approvals as their team and whoever decides see them. Nothing here opens a key: titles, comments and contents are read from the release."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.cases.reading.passages import began_now
from sintas.cases.reading.releases import kept_out
from sintas.kit import clock, numbers
from sintas.kit.pieces import Tag
from sintas.practice import journeys
from sintas.practice.catalogue import load
from sintas.practice.stage import Verdict
from sintas.staff.actor import Actor
from sintas.staff.models import Posting, User
from sintas.staff.roles import ROLES

from ..models import SupervisorApproval
from .packets import SUBJECTS, Subject

ASK, APPROVE, OVERRIDE = "casework.ask_approval", "casework.approve", "casework.override"
STAGE = "stage_override"
ROLE_ORDER = ("supervisor", "head")  # whose office it is first


@dataclass(frozen=True)
class ApprovalLine:
    """One request. `state` is a code of approval_outcomes, or "expired" when nobody answered in time."""

    approval_id: UUID
    file_id: UUID
    subject: str
    title: str
    state: str
    number: int | None
    approver: str
    asked_by: str
    asked_at: datetime
    until: datetime
    decided_at: datetime | None

    @property
    def tag(self) -> Tag:
        """The state as words and shape."""
        kinds = {"asked": "part", "approved": "done", "returned": "part"}
        return Tag(state_words(self.state), kinds.get(self.state, "todo"))


@dataclass(frozen=True)
class ApprovalCard:
    """"Persetujuan atasan" on the page of what is to be approved. `ask_url` is "" when there is nothing to ask, or no power to."""

    subject: str
    tag: Tag | None
    sentence: str
    url: str = ""
    ask_url: str = ""
    ask_label: str = ""


def state_words(state: str) -> str:
    """The state in the reader's words."""
    return _("Tidak dijawab pada waktunya") if state == "expired" else load("approval_outcomes").label(state, get_language() or "id")


def subject_words(subject: str, stage: str, journey: str, lang: str) -> str:
    """What approval is asked for: "Rencana", "Melanjutkan tahap yang belum lengkap: Asesmen"."""
    name = load("approval_subjects").label(subject, lang)
    return f"{name}: {journeys.get(journey).label(stage, lang)}" if stage else name


def approvers_of(case: Case, by: Actor, power: str = APPROVE) -> list[tuple[UUID, str, str]]:
    """(id, name, role) of the heads and supervisors of the case's unit who may be asked: never oneself, nobody kept out of this file."""
    roles = [role for role, (_label, verbs) in ROLES.items() if power in verbs]
    held: dict[UUID, str] = {}
    for user_id, role in Posting.objects.filter(unit_id=case.unit_id, role__in=roles, ended_at=None).values_list("user_id", "role"):
        if user_id not in held or rank(role) < rank(held[user_id]):
            held[user_id] = role
    barred = kept_out(case.pk) | {by.user_id}
    rows = User.objects.filter(pk__in=set(held) - barred, is_active=True).order_by("full_name").only("id", "full_name")
    found = [(one.pk, one.full_name, held[one.pk]) for one in rows]
    return [(pk, name, str(ROLES[role][0])) for pk, name, role in sorted(found, key=lambda one: rank(one[2]))]


def rank(role: str) -> int:
    return ROLE_ORDER.index(role) if role in ROLE_ORDER else len(ROLE_ORDER)


def rows_of(case: Case) -> Any:
    """The requests of a case, newest first, with the names and days a line needs; the comment stays where it is."""
    found = SupervisorApproval.objects.filter(file_id=case.pk).select_related("release", "approver", "asked_by")
    return found.defer("comment").order_by("-asked_at", "-id")


def line_of(row: Any, journey: str, lang: str) -> ApprovalLine:
    """A row of rows_of() as a line."""
    late = row.outcome == "asked" and (row.release.ended_at is not None or row.release.until <= clock.now())
    return ApprovalLine(
        row.pk,
        row.file_id,
        row.subject,
        subject_words(row.subject, row.stage, journey, lang),
        "expired" if late else row.outcome,
        row.subject_number,
        row.approver.full_name,
        row.asked_by.full_name,
        row.asked_at,
        row.release.until,
        row.decided_at,
    )


def approvals_of(case: Case) -> list[ApprovalLine]:
    """Every request of the case, newest first; one query."""
    lang = get_language() or "id"
    return [line_of(row, case.journey, lang) for row in rows_of(case)]


def approval_of(case: Case, approval_id: UUID) -> ApprovalLine | None:
    """One request of the case."""
    row = rows_of(case).filter(pk=approval_id).first()
    return line_of(row, case.journey, get_language() or "id") if row else None


def latest(case: Case, subject: str, *, entry: UUID | None = None, stage: str = "") -> Any:
    """The newest request for one thing that was not withdrawn, or None."""
    found = rows_of(case).filter(subject=subject, stage=stage).exclude(outcome="withdrawn")
    return (found.filter(subject_entry=entry) if entry is not None else found).first()


def approval_state(case: Case, subject: str, *, actor: Actor | None = None, entry: UUID | None = None) -> ApprovalCard | None:
    """The card of one subject; None while there is nothing written to approve. Two queries, no key.

    `actor` is asked whether to offer the way to ask; `entry` names the paper where a case has several.
    """
    kind, lang = SUBJECTS[subject], get_language() or "id"
    at = kind.changed(case) if kind.changed else None
    if kind.changed is not None and at is None:
        return None
    row = latest(case, subject, entry=entry)
    may = actor is not None and can(actor, ASK, case)
    ask = ask_url(case, kind, entry) if may else ""
    if row is None:
        return ApprovalCard(subject, None, _("Belum diajukan kepada supervisor atau kepala unit."), "", ask, _("Ajukan persetujuan"))
    line = line_of(row, case.journey, lang)
    url = reverse("casework:approval_entry", args=[case.pk, line.approval_id])
    if at is not None and line.state == "approved" and at > line.asked_at:
        sentence = _("%(who)s menyetujui versi %(day)s. Sejak itu sudah ada perubahan.")
        words = sentence % {"who": line.approver, "day": numbers.day(line.asked_at)}
        return ApprovalCard(subject, Tag(_("Ada perubahan"), "part"), words, url, ask, _("Ajukan lagi"))
    return ApprovalCard(subject, line.tag, sentence_of(line), url, "" if line.state in ("asked", "approved") else ask, _("Ajukan lagi"))


def ask_url(case: Case, kind: Subject, entry: UUID | None) -> str:
    """The page on which this is put forward."""
    if kind.of_entry:
        return reverse("casework:approval_ask_of", args=[case.pk, kind.code, entry])
    return reverse("casework:approval_ask", args=[case.pk, kind.code])


def sentence_of(line: ApprovalLine) -> str:
    """One request in a sentence, for its team."""
    who, day = line.approver, numbers.day(line.decided_at or line.asked_at)
    if line.state == "asked":
        return _("Diajukan kepada %(who)s pada %(day)s. Dapat dibaca sampai %(until)s.") % {
            "who": who,
            "day": day,
            "until": numbers.day(line.until),
        }
    said = {
        "approved": _("Disetujui %(who)s pada %(day)s."),
        "returned": _("Dikembalikan %(who)s pada %(day)s. Baca komentarnya, perbaiki, lalu ajukan lagi."),
        "superseded": _("Sudah ada versi baru sejak diajukan kepada %(who)s. Ajukan lagi bila sudah siap."),
        "expired": _("%(who)s belum sempat menjawab pada waktunya. Ajukan lagi, atau pilih orang lain."),
        "withdrawn": _("Permintaan kepada %(who)s ditarik pada %(day)s."),
    }
    return said[line.state] % {"who": who, "day": day}


def since_entered(case: Case, stage: str) -> list[Any]:
    """Requests to leave this stage that were made while the case stood in it this time, newest first: an override serves once."""
    return list(rows_of(case).filter(subject=STAGE, stage=stage, asked_at__gte=began_now(case)).exclude(outcome="withdrawn"))


def permission(case: Case, stage: str, verdict: Verdict) -> Any:
    """The approved override that lets this stage be left today, or None.

    It must name every gate that is open now: a gate that opened since, of danger above all, was never put before whoever allowed it.
    """
    return permitting(since_entered(case, stage), verdict)


def permitting(rows: Iterable[Any], verdict: Verdict) -> Any:
    """The first of these requests that permits it, or None."""
    open_now = {answer.code for answer in verdict.missing}
    return next((row for row in rows if row.outcome == "approved" and open_now <= set(row.missing)), None)


def override_state(case: Case, stage: str, verdict: Verdict, actor: Actor) -> ApprovalCard | None:
    """The card of a stage that is not complete, for whoever may complete it; None when there is nothing to ask."""
    if verdict.complete or case.stage != stage or case.closed_on or journeys.get(case.journey).following(stage) is None:
        return None
    ask = reverse("casework:override", args=[case.pk, stage])
    if can(actor, OVERRIDE, case):
        sentence = _("Bila pendampingan harus berjalan terus, Anda dapat melanjutkan dengan alasan. Alasannya tersimpan dalam cerita.")
        return ApprovalCard(STAGE, None, sentence, "", ask, _("Lanjutkan dengan alasan"))
    rows = since_entered(case, stage)
    if not rows:
        sentence = _("Bila pendampingan harus berjalan terus, supervisor atau kepala unit dapat mengizinkan.")
        return ApprovalCard(STAGE, None, sentence, "", ask, _("Minta izin supervisor"))
    line = line_of(rows[0], case.journey, get_language() or "id")
    url = reverse("casework:approval_entry", args=[case.pk, line.approval_id])
    if permitting(rows, verdict) is not None:
        sentence = _("%(who)s mengizinkan. Tahap ini dapat diselesaikan walau belum lengkap.") % {"who": line.approver}
        return ApprovalCard(STAGE, line.tag, sentence, url)
    if line.state == "approved":
        sentence = _("Sejak izin diberikan ada hal baru yang terbuka. Lengkapi, atau minta izin lagi.")
        return ApprovalCard(STAGE, Tag(_("Ada perubahan"), "part"), sentence, url, ask, _("Minta izin lagi"))
    same = line.state == "asked" and set(rows[0].missing) == {answer.code for answer in verdict.missing}
    return ApprovalCard(STAGE, line.tag, sentence_of(line), url, "" if same else ask, _("Minta izin lagi"))


def states_in(file_id: UUID, entries: list[UUID]) -> dict[UUID, str]:
    """How these requests stand, for their rows of the story; one query."""
    rows = SupervisorApproval.objects.filter(file_id=file_id, pk__in=entries).values_list("pk", "outcome")
    return {pk: state_words(outcome) for pk, outcome in rows}


def comment_of(case: Case, approval_id: UUID) -> str:
    """What whoever decided wrote. Open the release first (cases.reading.releases.open_release)."""
    return SupervisorApproval.objects.only("id", "release_id", "comment").get(file_id=case.pk, pk=approval_id).comment or ""
