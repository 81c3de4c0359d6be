"""The ending, the referral and the looking in afterwards."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.actions.source import record_event
from sintas.cases.bases import Case
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..actions.ending import follow_up, refer, write_termination
from ..actions.stages import close_case
from .filling import Filling, unknown
from .happening import happening, heading
from .leaves import Part
from .plan import Goals, goals_named
from .stages import Walk
from .wording import code_or_words, told_at

RECEIVERS = ("referred_to_per_termination_text", "handed_to")


def bring_referral(by: Actor, case: Case, referral: Part, entry: Part | None) -> None:
    """To whom, why, and how the client was (R340, F8): a record, not a stage (floor plan). Without a receiver the entry is an event."""
    if not referral:
        bring_event(by, case, entry)
        return
    one = Filling(referral, "referral")
    when = one.happened()
    one.text("receiver", "to")
    one.text("receiver_contact")
    one.strict("receiver_kind", "consent_recipients")
    one.lines("reasons")
    one.texts("purpose", "services_given", "answer")
    one.lines("condition_at_referral", field="condition")
    one.strict_codes("released", "data_classes")
    one.strict("urgency", "referral_urgency")
    one.strict("state", "referral_states")
    one.day("answered_on")
    one.text("chronology")
    if entry is not None:
        told = heading(entry, "referral")
        one.facts["happened"] = when if when.is_known else told.happened
        if told.remark:
            one.facts["chronology"] = " ".join(filter(None, [one.facts.get("chronology"), told.remark]))
    with told_at(referral.path):
        referral.stands(refer(by=by, case=case, imported=True, **{"receiver": ""} | one.facts), *([entry] if entry is not None else []))


def bring_event(by: Actor, case: Case, entry: Part | None) -> None:
    """An entry of the timeline that no other record tells of."""
    if entry is None:
        return
    told = happening(entry, "note", "text")
    with told_at(entry.path):
        entry.stands(record_event(by=by, case=case, text=told.text, happened=told.happened, imported=True))


def bring_ending(by: Actor, case: Case, ending: Part, walk: Walk, entries: list[Part]) -> None:
    """The ending as the document judges it; with a day and a known reason the case is closed on that day, unless it `stays_open`.

    Raises BadInput when there is a day but no known reason: a case does not close for nothing.
    """
    if not ending:
        for entry in entries:
            bring_event(by, case, entry)
        return
    one = Filling(ending, "termination")
    day = one.happened()
    told = [heading(entry, "termination") for entry in entries[:1]]
    for entry in entries[1:]:
        bring_event(by, case, entry)
    facts = ending_facts(one)
    remark = " ".join(one.remark for one in told if one.remark)
    if remark:
        facts["manner"] = " ".join(filter(None, [facts.get("manner"), remark]))
    if not day.is_known and told:
        facts["happened"] = told[0].happened
    if day.is_known:
        refuse_half_an_ending(ending, facts)
        walk.to("termination")
    with told_at(ending.path):
        ending.stands(write_termination(by=by, case=case, imported=True, **one.facts | facts), *entries[:1])
    if day.is_known and not ending.flag("stays_open", "case.closed_on"):
        close_on(by, case, ending, facts)


def ending_facts(one: Filling) -> dict[str, Any]:
    """Keywords of write_termination() beyond the day (R329-R341, R346, R410-R411)."""
    ending = one.part
    one.strict("kind_of", "ending_kinds", "kind")
    one.strict("success", "ending_success")
    one.codes("reasons", "closing_reasons", words_to="reason_words")
    one.texts("manner", "final_words", "reflection", "return_view", "client_view", "follow_up_plan")
    one.strict("final_counselling", "final_counselling")
    one.flags("not_rejection_explained", "handover")
    for field in ("coping", "achievements", "unresolved"):
        one.lines(field)
    one.lines(*RECEIVERS, field="handed_to")
    one.strict("returns_to", "return_places")
    one.degree("source_of_trauma")
    one.strict_codes("channels", "follow_up_channels")
    one.day("follow_up_on")
    judged, evidence = criteria(ending.part("criteria"))
    one.facts |= {name: value for name, value in (("judged", judged), ("evidence", evidence)) if value}
    return one.with_own_words()


def criteria(part: Part) -> tuple[list[str], dict[str, str]]:
    """The four criteria one by one (R329-R332): a level, or a level with what shows it. Raises BadInput for words no list knows."""
    judged, evidence = [], {}
    for key in part.names():
        below = part.part(key)
        row = load("termination_criteria").match(key)
        if row is None:
            raise unknown(below, key, "termination_criteria")
        level_at = below.part("level") if isinstance(below.value, dict) else below
        level, words = code_or_words(level_at, "termination.judged", "readiness_levels")
        if words:
            raise unknown(level_at, words, "readiness_levels")
        judged += [f"{row.code}:{level}"] if level else []
        if isinstance(below.value, dict) and (shown := below.text("evidence", "termination.evidence")):
            evidence[row.code] = shown
    return judged, evidence


def refuse_half_an_ending(ending: Part, facts: dict[str, Any]) -> None:
    """A case is closed on a day known exactly, for a reason the practice knows. Raises BadInput."""
    if facts["happened"].exact is None:
        raise BadInput({f"{ending.path}.date": _("Tulis hari penutupannya, misalnya 2024-09-26.")})
    if not facts.get("reasons"):
        raise BadInput({f"{ending.path}.reasons": _("Tidak satu pun alasan ini ada dalam daftar. Tambahkan, misalnya, “code:time_over”.")})


def close_on(by: Actor, case: Case, ending: Part, facts: dict[str, Any]) -> None:
    """Close on the day of the document, for the first of its reasons that the practice knows."""
    words = [str(reason.value) for reason in ending.items("reasons") if not str(reason.value).startswith("code:")]
    day, code = facts["happened"].exact, facts["reasons"][0]
    with told_at(ending.path):
        close_case(by=by, case=case, reason_code=code, reason="; ".join(words), on=day, imported=True)


def bring_follow_ups(by: Actor, case: Case, own: Part, goals: Goals, walk: Walk, entries: list[Part]) -> set[str]:
    """Looking in after the ending (R342-R348); returns which entries of the timeline only name one of these.

    An answer "reopen" opens the case again in the stage named, or where it was closed.
    """
    told = set()
    for part in own.items("follow_up"):
        same = [entry for entry in entries if entry.path not in told and entry.value.get("date") == part.value.get("date")][:1]
        for entry in same:
            heading(entry, "follow_up")
            told.add(entry.path)
        bring_follow_up(by, case, part, goals, walk, same)
    return told


def bring_follow_up(by: Actor, case: Case, part: Part, goals: Goals, walk: Walk, same: list[Part]) -> None:
    """One time of looking in: channel, condition, signs, what was done about them."""
    one = Filling(part, "follow_up")
    when = one.happened()
    one.strict("channel", "follow_up_channels")
    one.texts("with_whom", "condition", "sign_words", "answer_words", "surroundings")
    one.flags("reached")
    one.strict_codes("signs", "relapse_signs")
    one.strict_codes("answers", "relapse_answers")
    one.strict("next_channel", "follow_up_channels")
    one.day("next_on")
    if held := goals_named(part, "goals", goals, "follow_up.goals"):
        one.facts["goals"] = held
    with told_at(part.path):
        part.stands(follow_up(by=by, case=case, imported=True, **one.facts), *same)
        stage = part.text("reopened_in", "passage.stage")
        if "reopen" in one.facts.get("answers", []):
            walk.again(stage, one.facts.get("answer_words") or one.facts.get("sign_words") or "", when)
