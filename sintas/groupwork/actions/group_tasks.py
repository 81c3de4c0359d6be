"""What a group set itself: given to a facilitator or to the members together, done, not needed any more, or handed to whoever carries on (R194, R410)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.cases.actions.recording import note_down
from sintas.cases.codes import checked
from sintas.cases.reading.team import team_of
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.safekeeping.versions import AlreadyDone
from sintas.staff.actor import Actor

from ..models import Group, GroupEnding, GroupTask
from .ideas import TASK, again, opened, the_idea
from .members import may_work, one_at_a_time

TITLE_LENGTH = 200
DONE, NOT_NEEDED, HANDED_OVER = "done", "not_needed", "handed_over"
SAY_WHY = {
    NOT_NEEDED: gettext_lazy("Tulis mengapa tugas ini tidak diperlukan lagi."),
    HANDED_OVER: gettext_lazy("Tulis siapa yang melanjutkan tugas ini, tanpa nama anggota."),
}


@transaction.atomic
def give_group_task(
    *, by: Actor, group: Group, title: str, owner_id: UUID | None = None, due_on: date | None = None, idea: UUID | None = None,
    submission: UUID | None = None,
) -> GroupTask:  # fmt: skip
    """Put it on a facilitator, or without an owner on the members together. An idea has one open task: asked again, that one is given back.

    Raises Refusal without groups.work, NotNow for a closed group, BadInput, NotYours for an idea of another group, AlreadyDone.
    """
    may_work(by, group)
    one_at_a_time(group)
    before = GroupTask.objects.filter(file_id=group.pk, submission=submission).first() if submission else None
    if before is not None:
        raise AlreadyDone(before)
    words = title.strip()[:TITLE_LENGTH]
    if not words:
        raise BadInput({"title": _("Tulis apa yang akan dilakukan, dalam satu kalimat.")})
    if owner_id is not None and owner_id not in {one.user_id for one in team_of(group)}:
        raise BadInput({"owner": _("Pilih seorang fasilitator kelompok ini, atau anggota kelompok.")})
    row = the_idea(group, idea) if idea is not None else None
    if row is not None:
        standing = GroupTask.objects.filter(file_id=group.pk, idea=row.entry, ended_at=None).first()
        if standing is not None:
            return standing
        opened(by, group)
        again(by, group, row, state=TASK)
    task = GroupTask.objects.create(
        file_id=group.pk, organisation_id=group.organisation_id, title=words, idea=row.entry if row is not None else None, owner_id=owner_id,
        due_on=due_on, made_by=by.user_id, submission=submission,
    )  # fmt: skip
    note_down(by=by, case=group, kind="group_task", happened=clock.today(), line=None)
    trail.record(by=by, verb="give group task", file_id=group.pk, task=str(task.pk))
    return task


@transaction.atomic
def end_group_task(*, by: Actor, group: Group, task_id: UUID, ending: str, words: str = "") -> GroupTask:
    """Done, not needed any more, or handed on; what is not done says why or to whom. Ended already: nothing changes.

    Raises Refusal, NotNow for a closed group, NotYours, BadInput.
    """
    may_work(by, group)
    task = GroupTask.objects.select_for_update().filter(file_id=group.pk, pk=task_id).first()
    if task is None:
        raise NotYours(verb="end group task", file_id=group.pk)
    if task.ended_at is not None:
        return task
    if not checked("ending", "group_task_endings", ending):
        raise BadInput({"ending": _("Pilih bagaimana tugas ini berakhir.")})
    if ending in SAY_WHY and not words.strip():
        raise BadInput({"words": str(SAY_WHY[ending])})
    task.ended_at, task.ended_by, task.ending, task.ending_words = clock.now(), by.user_id, ending, words.strip() or None
    task.save(update_fields=["ended_at", "ended_by", "ending", "ending_words"])
    trail.record(by=by, verb="end group task", file_id=group.pk, task=str(task.pk), ending=ending)
    return task


def hand_on(by: Actor, group: Group) -> None:
    """Tasks that the group's ending says were handed over, what of them to whom, end when it is closed: afterwards nobody could end them (R410)."""
    if not GroupEnding.current.filter(file_id=group.pk, handed_over=True).exists():
        return
    for task in GroupTask.objects.select_for_update().filter(file_id=group.pk, ended_at=None).defer("title", "ending_words"):
        task.ended_at, task.ended_by, task.ending = clock.now(), by.user_id, HANDED_OVER
        task.save(update_fields=["ended_at", "ended_by", "ending"])
        trail.record(by=by, verb="end group task", file_id=group.pk, task=str(task.pk), ending=HANDED_OVER)
