"""The suicide-risk path (R114): a recorded wish to die opens it; somebody acts, tells and looks again; somebody ends it with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.stored import stored
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..codes import all_checked
from ..models import Case, SuicidePath
from ..policy import can
from ..reading.duty_words import ACT_NOW, LOOK_AGAIN
from . import tasks
from .flags import end_flag, raise_flag
from .keeping import keep

FIRST_LOOK = timedelta(hours=2)  # until somebody has answered: the task stands at the top of today
NEXT_LOOK = timedelta(hours=24)  # offered on the page for the next look; the worker sets it
SOURCES = frozenset({"incident", "note", "contact", "session", "risk", "observation", "enquiry", "page", "assessment", "follow_up", "scale"})
CARRIED = (
    "said",
    "done",
    "done_words",
    "told",
    "told_words",
    "look_again_at",
    "opened_from",
    "opened_from_entry",
    "happened",
    "happened_on",
)


def open_path(*, by: Actor, case: Case, opened_from: str, entry: UUID | None = None, said: str | None = None, **when: Any) -> SuicidePath:
    """Open the path at once, without asking anything more; while one is open, add what was said to it.

    `entry` is the record it was said in: the same record never opens or adds twice. `when`: happened, at. Raises Refusal.
    """
    if not can(by, "cases.record", case):
        raise Refusal(verb="open suicide path", file_id=case.pk)
    if opened_from not in SOURCES:
        raise ValueError(f"{opened_from} opens no suicide path")
    words = (said or "").strip() or None
    before = SuicidePath.current.filter(file_id=case.pk, opened_from_entry=entry).first() if entry is not None else None
    if before is not None and (words is None or before.state == "ended"):
        return before
    standing = open_one(case, lock=True)
    if standing is not None:
        return added(by, case, standing, words)
    path = keep(
        SuicidePath,
        by=by,
        case=case,
        kind="suicide_path",
        line=words,
        said=words,
        state="open",
        opened_from=opened_from,
        opened_from_entry=entry,
        **({"happened": clock.today()} | when),
    )
    raise_flag(by=by, case=case, code="suicide_risk")
    lead = tasks.lead_of(case)
    tasks.give_task(
        by=by, case=case, owner_id=lead, title=stored(ACT_NOW), kind="suicide_look",
        due_at=clock.now() + FIRST_LOOK, source_entry=path.entry,
    )  # fmt: skip
    if lead != by.user_id:
        tell(lead, "suicide_path", case.pk)
    return path


def open_one(case: Case, *, lock: bool = False) -> SuicidePath | None:
    """The path that is open now, if any."""
    found = SuicidePath.current.filter(file_id=case.pk).exclude(state="ended").order_by("written_at")
    return (found.select_for_update() if lock else found).first()


def added(by: Actor, case: Case, standing: SuicidePath, words: str | None) -> SuicidePath:
    """What was said once more, put below what stands already; said twice in the same words it is one."""
    trail.record(by=by, verb="add to suicide path", file_id=case.pk, entry=str(standing.entry), opens=True)
    if words is None or words in (standing.said or ""):
        return standing
    kept = {name: getattr(standing, name) for name in CARRIED if not name.startswith("happened")}
    kept["said"] = "\n".join(filter(None, (standing.said, words)))
    return keep(
        SuicidePath, by=by, case=case, kind="suicide_path", line=kept["said"], entry=standing.entry, based_on=standing.number,
        happened=standing.happened_on, at=standing.happened_at, state=standing.state, **kept,
    )  # fmt: skip


def answer_path(
    *,
    by: Actor,
    case: Case,
    look_again_at: datetime | None,
    done: Iterable[str] = (),
    done_words: str | None = None,
    told: Iterable[str] = (),
    told_words: str | None = None,
    said: str | None = None,
    entry: UUID | None = None,
    based_on: int | None = None,
    submission: UUID | None = None,
    **when: Any,
) -> SuicidePath:
    """What was done, who was told, when it is looked at again (aware, ahead; a task of the lead). Opens the path when none is open.

    Raises Refusal, BadInput (no time to look again, one that has passed, nobody told and nothing done), Overtaken, AlreadyDone.
    """
    if not can(by, "cases.record", case):
        raise Refusal(verb="answer suicide path", file_id=case.pk)
    steps, people = all_checked("done", "suicide_steps", done), all_checked("told", "suicide_told", told)
    wrong: dict[str, str] = {}
    if look_again_at is None:
        wrong["look_on"] = _("Tetapkan kapan keadaannya dilihat kembali.")
    elif look_again_at <= clock.now():
        wrong["look_on"] = _("Waktu ini sudah lewat. Tetapkan waktu yang akan datang.")
    if len(people) > 1 and "nobody_yet" in people:
        wrong["told"] = _("“Belum ada” tidak dapat dipilih bersama yang lain.")
    if wrong:
        raise BadInput(wrong)
    standing = SuicidePath.current.filter(file_id=case.pk, entry=entry).first() if entry is not None else open_one(case)
    if standing is not None and standing.state == "ended":
        raise NotNow(
            _("Jalur ini sudah diakhiri. Catat sebagai jalur baru bila keinginan itu muncul lagi."),
            verb="answer suicide path",
            file_id=case.pk,
        )
    opened = {"opened_from": "page"} if standing is None else {n: getattr(standing, n) for n in ("opened_from", "opened_from_entry")}
    began = standing.happened_on if standing is not None else clock.today()
    path = keep(
        SuicidePath,
        by=by,
        case=case,
        kind="suicide_path",
        line=(said or "").strip() or None,
        tags=steps,
        entry=standing.entry if standing is not None else None,
        based_on=based_on if standing is not None else None,
        submission=submission,
        said=(said or "").strip() or None,
        done=steps,
        done_words=(done_words or "").strip() or None,
        told=people,
        told_words=(told_words or "").strip() or None,
        look_again_at=look_again_at,
        state="watching",
        **opened,
        **({"happened": began} | when),
    )
    raise_flag(by=by, case=case, code="suicide_risk")
    tasks.give_task(
        by=by, case=case, owner_id=tasks.lead_of(case), title=stored(LOOK_AGAIN), kind="suicide_look",
        due_at=look_again_at, source_entry=path.entry,
    )  # fmt: skip
    return path


def end_path(
    *, by: Actor, case: Case, reason: str, entry: UUID | None = None, based_on: int | None = None, submission: UUID | None = None
) -> SuicidePath:
    """End the open path, with what makes it right to end it. The flag goes, the story keeps it.

    Raises Refusal, BadInput without a reason, NotNow when none is open, Overtaken, AlreadyDone.
    """
    if not can(by, "cases.record", case):
        raise Refusal(verb="end suicide path", file_id=case.pk)
    if not reason.strip():
        raise BadInput({"reason": _("Tulis apa yang membuat jalur ini dapat diakhiri, dan siapa yang ikut memutuskan.")})
    found = SuicidePath.current.filter(file_id=case.pk, entry=entry).first() if entry is not None else open_one(case)
    already = submission is not None and SuicidePath.objects.filter(file_id=case.pk, submission=submission).exists()
    if found is None or (found.state == "ended" and not already):
        raise NotNow(_("Tidak ada jalur yang sedang terbuka."), verb="end suicide path", file_id=case.pk)
    trail.record(by=by, verb="read suicide path", file_id=case.pk, entry=str(found.entry), opens=True)
    path = keep(
        SuicidePath, by=by, case=case, kind="suicide_ended", line=reason.strip(), entry=found.entry, based_on=based_on or found.number,
        submission=submission, happened=clock.today(), state="ended", ended_why=reason.strip(),
        **{name: getattr(found, name) for name in CARRIED if not name.startswith("happened")},
    )  # fmt: skip
    tasks.settle(by=by, case=case, kind="suicide_look", source_entry=path.entry)
    end_flag(by=by, case=case, code="suicide_risk")
    return path
