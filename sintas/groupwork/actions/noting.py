"""What is seen of one member, or heard from her, goes into her own case and no other (R84-R90, R188, R320, R321)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError
from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.actions.recording import note_down
from sintas.cases.codes import all_checked, checked
from sintas.cases.policy import can, lead_of
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.group.session import about_member, observed_while_away
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.safekeeping.versions import constraint_of
from sintas.staff.actor import Actor
from sintas.staff.notices import tell

from ..models import MemberNote
from ..policy import WORK
from ..reading.noted import wants_help
from ..reading.noted_member import Noted
from ..reading.session_meant import Meant, marked_in, session_meant
from .rebasing import sessions_of_in_turn
from .sessions import CANCELLED
from .striking import in_turn

KIND = "group_note"
# What a note of each moment may hold; the rest stays empty, whoever sends it.
HOLDS: dict[str, frozenset[str]] = {
    "session": frozenset({"observations", "signs", "seen", "said"}),
    "assessment": frozenset({"said", "none", "told", "asked", "around", "signs", "seen"}),
    "plan": frozenset({"said", "none", "help_received", "around"}),
    "evaluation": frozenset({"evidence", "none", "supporting", "asked", "said"}),
    "ending": frozenset({"told", "none", "said"}),
}
OBSERVED = ("observations", "signs", "seen")
PRESENT = "present"
WORDS = ("said", "told", "seen", "around")
LISTS = {"observations": "group_observations", "signs": "nonverbal_signs", "supporting": "supporting_factors"}


def note_member(
    *, by: Actor, case: Noted, moment: str, happened: FuzzyDate | date | None = None, session: UUID | None = None,
    session_no: int | None = None, entry: UUID | None = None, based_on: int | None = None, submission: UUID | None = None, **facts: Any,
) -> MemberNote:  # fmt: skip
    """Write a note of this moment into the member's own case (`case`), or the next version of `entry`; her story says that it came from the group.

    One note per member and moment, of sessions one per session. `facts`: what HOLDS names for the moment; `evidence` maps a sign of success to by
    what it shows. An answer that help is still needed is told to the lead of her case, without words. Raises Refusal without groups.work, NotYours
    for an entry that is not of this member or a session of another group, BadInput (also when she was seen in a session she was away from), NotNow
    when her case is closed, Overtaken, AlreadyDone.
    """
    if not can(by, WORK, case):
        raise Refusal(verb=f"record {KIND}", file_id=case.pk)
    kept = fitting(moment, facts)
    if entry:
        in_turn(entry)
    before = MemberNote.current.filter(file_id=case.pk, entry=entry).defer(*WORDS, "evidence").first() if entry else None
    if entry and (before is None or (before.member, before.moment) != (case.member_id, moment)):
        raise NotYours(verb=f"record {KIND}", file_id=case.group_id)
    if before is not None:
        session, session_no = before.session or session, before.session_no or session_no  # a correction stays with its session
    meant = session_meant(case.group_id, no=session_no, entry=session) if moment == "session" else None
    if meant is not None:
        refuse_while_away(by, case, meant, kept)
    elif session is not None and session_no is None:
        raise NotYours(verb=f"record {KIND}", file_id=case.group_id)
    session, session_no = (meant.entry, meant.no) if meant is not None else (None, session_no)
    when = happened or (meant.on if meant is not None else clock.today())
    try:
        row = keep(
            MemberNote, by=by, case=case, kind=KIND, verb=WORK, story=False, happened=when, entry=entry or its_entry(case, moment, session, session_no),
            based_on=based_on, submission=submission, group=case.group_id, group_number=case.number, member=case.member_id,
            moment=moment, session=session, session_no=session_no, **kept,
        )  # fmt: skip
    except IntegrityError as refused:
        if constraint_of(refused) == "her_case_is_open":
            raise NotNow(_("Kasus anggota ini sudah ditutup, jadi tidak dicatat lagi dari kelompok."), verb=f"record {KIND}", file_id=case.group_id) from None
        raise
    if row.number == 1:  # a correction is told by the database: who writes from a group reads no story (migrations/0010)
        note_down(by=by, case=case, kind=KIND, happened=when, line=None, source=row, tags=[moment])
    tell_her_lead(by, case, row, before)
    return row


def fitting(moment: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a note of this moment. Raises BadInput for codes outside their list, and for a note that says nothing."""
    if moment not in HOLDS:
        raise BadInput({"moment": _("Pilih pada saat apa ini dicatat.")})
    given = {name: value for name, value in facts.items() if name in HOLDS[moment]}
    kept: dict[str, Any] = {name: (given.get(name) or "").strip() or None for name in WORDS}
    kept |= {name: all_checked(name, listed, given.get(name) or ()) for name, listed in LISTS.items()}
    kept |= {name: bool(given.get(name)) for name in ("none", "asked")}
    kept["help_received"] = checked("help_received", "help_received_answers", given.get("help_received") or "")
    if any(not about_member(code) for code in kept["observations"]):
        raise BadInput({"observations": _("Ini tentang kelompok, bukan tentang satu anggota. Catat pada sesinya.")})
    kept |= signs_of(given.get("evidence") or {})
    if not any(kept.values()):
        raise BadInput({empty_field(moment): _("Belum ada yang dicatat. Isi satu hal saja, seadanya.")})
    if kept["none"] and (kept["success"] if moment == "evaluation" else kept["told" if moment == "ending" else "said"]):
        raise BadInput({"none": _("Kedua jawaban ini tidak sejalan. Kosongkan salah satunya.")})
    return kept


def signs_of(evidence: Mapping[str, str]) -> dict[str, Any]:
    """Signs of success with by what each shows; how many say it not is counted here, for the gates unseal nothing (R307, R320)."""
    signs = all_checked("evidence", "success_signs", evidence)
    shown = {sign: evidence[sign].strip() for sign in signs}
    return {"success": signs, "evidence": shown or None, "unevidenced": sum(not words for words in shown.values())}


def refuse_while_away(by: Actor, case: Noted, meant: Meant, kept: Mapping[str, Any]) -> None:
    """Nobody is observed in a session that was called off, or whose attendance says that she was not there; what she said, at the door or by
    telephone, may be written.

    While nobody has marked her, nothing is refused: attendance may be filled in later.
    """
    seen_in = next((name for name in OBSERVED if kept[name]), "")
    if not seen_in:
        return
    sessions_of_in_turn(case.group_id)  # what is marked or called off at this moment counts
    now = session_meant(case.group_id, entry=meant.entry)
    if now is not None and now.state == CANCELLED:
        raise BadInput({seen_in: _("Sesi ini dibatalkan. Rencanakan lagi bila ternyata berlangsung.")})
    state = marked_in(meant.entry, case.member_id)
    refusal = observed_while_away([str(case.member_id)], [str(case.member_id)] if state == PRESENT else []) if state else None
    if refusal is not None:
        raise BadInput({seen_in: refusal.sentence(by.language)})


def empty_field(moment: str) -> str:
    """Where a note that says nothing is put right."""
    return {"session": "seen", "evaluation": "evidence", "ending": "told"}.get(moment, "said")


def its_entry(case: Noted, moment: str, session: UUID | None, session_no: int | None) -> UUID | None:
    """Two facilitators who begin the same note at one moment meet in it (Overtaken), never in two. A session nobody named is its own each time.

    After one was struck out they meet in the next: what was struck out is no text to be overtaken by, and keeps a history of its own.
    """
    named = session or session_no
    if moment == "session" and not named:
        return None
    of_this = f"session:{named}" if moment == "session" else moment
    entry = uuid5(case.member_id, of_this)
    again = 0
    while MemberNote.objects.filter(file_id=case.pk, entry=entry, withdrawn_at__isnull=False).exists():
        again += 1
        entry = uuid5(case.member_id, f"{of_this}:{again}")
    return entry


def tell_her_lead(by: Actor, case: Noted, row: MemberNote, before: MemberNote | None) -> None:
    """Help that is still needed is a step of her own case (R188, R284): its lead is told once per answer, without words."""
    if not wants_help(row.help_received) or (before is not None and before.help_received == row.help_received):
        return
    lead = lead_of(case.pk)
    if lead is not None and lead != by.user_id:
        tell(lead, "group_help_wanted", case.pk)

