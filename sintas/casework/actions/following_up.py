"""Looking in on the client after the ending: channel, condition, signs of relapse and what is done about them (R342-R348)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.actions.recording import as_fuzzy
from sintas.cases.actions.suicide import open_path
from sintas.cases.bases import Case
from sintas.cases.codes import all_checked, checked
from sintas.cases.policy import can
from sintas.practice.follow_up import answer_to
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

from ..models import FollowUp
from ..reading.ending_facts import REOPEN
from .assessing_base import carried, emptied, standing
from .ending_base import same_day
from .ending_tasks import agree_next, contact_made, propose_reopening
from .session_facts import checked_goals
from .stages import reopen

VERB = "casework.end"
SAID = ("channel", "with_whom", "condition", "signs", "sign_words", "answers", "answer_words", "surroundings", "goals")


def follow_up(*, by: Actor, case: Case, entry: UUID | None = None, imported: bool = False, **facts: Any) -> FollowUp:
    """Write a contact after the ending, or an attempt (`reached` False); open or closed, the case takes it (R347). `facts` are fields of
    FollowUp and happened, based_on, submission; what is not named stays.

    A sign of self-harm opens the suicide-risk path at once. Signs without an answer are kept; the gate of the stage asks for one. The answer
    "reopen" opens a closed case again with `answer_words` as its reason; whoever may not do that leaves it to the lead as a task.
    The contact that was owed is settled, `next_on` becomes the next. Nothing imported gives tasks or moves the case.
    Raises Refusal, BadInput (nothing said, codes, goals, days, no reason to open again), Overtaken, AlreadyDone.
    """
    if not can(by, VERB, case):
        raise Refusal(verb="record follow_up", file_id=case.pk)
    facts = emptied(FollowUp, facts)
    before = standing(FollowUp, case, entry)
    codes_checked(facts)
    if "goals" in facts:
        facts["goals"] = checked_goals(case, facts["goals"], kept=before.goals if before is not None else ())
    if before is None and not any(facts.get(name) for name in SAID):
        raise BadInput({"condition": _("Pilih salurannya, atau tulis satu kalimat tentang keadaan klien.")})
    facts = same_day(before, facts) | carried(FollowUp, by=by, case=case, before=before, facts=facts, kind="follow_up")
    days_fit(facts)
    opening = not imported and wants_open(case, before, facts)
    if opening and not facts.get("answer_words"):
        raise BadInput({"answer_words": _("Tulis alasan membuka kembali kasus ini; satu kalimat cukup.")})
    row = keep(
        FollowUp, by=by, case=case, kind="follow_up", verb=VERB, entry=entry, imported=imported,
        line=facts.get("condition") or facts.get("sign_words") or facts.get("surroundings"),
        tags=[*filter(None, [facts.get("channel")]), *facts.get("signs", ())], **facts,
    )  # fmt: skip
    known = set(before.signs) if before is not None else set()
    if answer_to(set(row.signs) - known).opens_suicide_path:
        open_path(by=by, case=case, opened_from="follow_up", entry=row.entry, said=row.sign_words)
    if imported:
        return row
    if opening:
        open_again(by, case, row)
    if row.reached and (before is None or not before.reached):
        contact_made(by=by, case=case, channel=row.channel, when=as_fuzzy(facts.get("happened")))
    if before is None or (before.next_on, before.next_channel) != (row.next_on, row.next_channel):
        agree_next(by=by, case=case, look=row)
    return row


def codes_checked(facts: dict[str, Any]) -> None:
    """Every code against its list, in place. Raises BadInput naming the field."""
    for field in ("channel", "next_channel"):
        checked(field, "follow_up_channels", facts.get(field) or "")
    for field, name in (("signs", "relapse_signs"), ("answers", "relapse_answers")):
        if field in facts:
            facts[field] = all_checked(field, name, facts[field])


def days_fit(facts: dict[str, Any]) -> None:
    """The next contact comes after this one. Raises BadInput."""
    day, following = as_fuzzy(facts.get("happened")).earliest, facts.get("next_on")
    if following is not None and day is not None and following < day:
        raise BadInput({"next_on": _("Kontak berikutnya tidak dapat jatuh sebelum kontak ini. Periksa tanggalnya.")})


def wants_open(case: Case, before: FollowUp | None, facts: dict[str, Any]) -> bool:
    """Whether this save answers with opening a closed case; a corrected word does not open it a second time."""
    chosen_before = before is not None and REOPEN in before.answers
    return case.closed_on is not None and REOPEN in facts.get("answers", ()) and not chosen_before


def open_again(by: Actor, case: Case, row: FollowUp) -> None:
    """Open the case in the stage where it closed, or leave the decision to its lead."""
    if can(by, "cases.close", case):
        reopen(by=by, case=case, reason=row.answer_words or "")
    else:
        propose_reopening(by=by, case=case, entry=row.entry)
