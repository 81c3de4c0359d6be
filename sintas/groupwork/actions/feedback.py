"""Members' feedback, anonymous to the group (R257, R318): a round is opened, each member answers, it is closed. No member stands with an answer."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from sintas.cases.actions.recording import note_down
from sintas.kit import clock
from sintas.practice.catalogue import UnknownCode
from sintas.practice.group.feedback import LEAST_ANSWERED, gathered
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours
from sintas.safekeeping.versions import constraint_of
from sintas.staff.actor import Actor

from ..models import FeedbackAnswer, FeedbackRound, Group
from ..reading.session_meant import told_of
from .members import may_work, one_at_a_time

MOST = 60


@transaction.atomic
def open_round(
    *, by: Actor, group: Group, asked: int, session: UUID | None = None, session_number: int | None = None
) -> FeedbackRound:
    """Begin to ask this many members. One round is open at a time: asked again, that one is given back.

    Raises Refusal without groups.work, NotNow for a closed group, BadInput for fewer than three: their answers could never be shown; NotYours for a
    session of another group.
    """
    may_work(by, group)
    one_at_a_time(group)
    standing = FeedbackRound.objects.filter(file_id=group.pk, closed_at=None).first()
    if standing is not None:
        return standing
    if not LEAST_ANSWERED <= asked <= MOST:
        raise BadInput({"asked": _("Paling sedikit tiga anggota, supaya tidak ada jawaban yang dikenali.")})
    session, session_number = told_of(group.pk, session, session_number)
    row = FeedbackRound.objects.create(
        file_id=group.pk, organisation_id=group.organisation_id, asked=asked, session=session, session_number=session_number,
        opened_by_id=by.user_id,
    )  # fmt: skip
    trail.record(by=by, verb="open group feedback", file_id=group.pk, round=str(row.pk), asked=asked)
    return row


@transaction.atomic
def give_answer(
    *, by: Actor, group: Group, round_id: UUID, answers: Mapping[str, str], words: str = "", submission: UUID
) -> None:
    """Put one member's answer to the others. `by` is the facilitator whose device it is, or who types it from paper; a page sent twice counts once.

    Raises Refusal, NotNow for a round that is closed or has as many answers as were asked, NotYours, BadInput for an unknown question or answer.
    """
    may_work(by, group)
    row = the_round(group, round_id, lock=True)
    try:
        gathered([answers], closed=False)
    except UnknownCode:
        raise BadInput({"": _("Pilih jawaban dari daftar.")}) from None
    if row.closed_at is not None:
        raise NotNow(_("Umpan balik ini sudah ditutup."), verb="answer group feedback", file_id=group.pk)
    try:
        with transaction.atomic():
            FeedbackAnswer.objects.create(
                file_id=group.pk, organisation_id=group.organisation_id, round=row, answers=dict(answers), words=words.strip() or None,
                submission=submission,
            )  # fmt: skip
            if not FeedbackRound.objects.filter(pk=row.pk, answered__lt=F("asked")).update(answered=F("answered") + 1):
                raise NotNow(_("Semua yang diminta sudah menjawab."), verb="answer group feedback", file_id=group.pk)
    except IntegrityError as refused:
        if constraint_of(refused) != "one_answer_per_page":
            raise
        return
    trail.record(by=by, verb="answer group feedback", file_id=group.pk, round=str(row.pk))


@transaction.atomic
def close_round(*, by: Actor, group: Group, round_id: UUID) -> FeedbackRound:
    """Nobody answers any more; what came in is shown from now on, where three or more answered. Closed already: nothing changes.

    Raises Refusal, NotNow for a closed group, NotYours.
    """
    may_work(by, group)
    row = the_round(group, round_id, lock=True)
    if row.closed_at is not None:
        return row
    row.closed_at, row.closed_by = clock.now(), by.user_id
    row.save(update_fields=["closed_at", "closed_by"])
    note_down(by=by, case=group, kind="group_feedback", happened=clock.today(), line=None)
    trail.record(by=by, verb="close group feedback", file_id=group.pk, round=str(row.pk), answered=row.answered, asked=row.asked)
    return row


def the_round(group: Group, round_id: UUID, *, lock: bool = False) -> FeedbackRound:
    """Raises NotYours."""
    rows = FeedbackRound.objects.select_for_update() if lock else FeedbackRound.objects
    row = rows.filter(file_id=group.pk, pk=round_id).first()
    if row is None:
        raise NotYours(verb="read group feedback", file_id=group.pk)
    return row
