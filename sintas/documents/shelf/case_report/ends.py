"""Conferences, evaluation, ending, referral and follow-up, each as on the paper of its own."""

from __future__ import annotations

from sintas.casework.reading.paper_conference import ConferencePart, DissentLine
from sintas.casework.reading.paper_ending import FollowUpPart, ReferralPart, TerminationPart
from sintas.casework.reading.paper_evaluation import EvaluationPart

from ...parts import Part, facts, part, parts, sentence
from ...sheet import Sheet
from ..conference_minutes.report import decisions
from ..evaluation import report as evaluated
from ..evaluation.drawn import drawn_measures
from ..evaluation.results import goal_results, measured, ratings
from ..follow_up_report.report import contacts
from ..termination_letter import record
from ..termination_letter import report as ended
from .heads import head


def conferences(sheet: Sheet) -> Part | None:
    """Each by its number, with who came, what was said and decided."""
    several: tuple[ConferencePart, ...] = sheet.work["conferences"]
    return part(sheet.wording["conferences"], sheet, subs=parts(*(conference(one, sheet) for one in several)))


def conference(one: ConferencePart, sheet: Sheet) -> Part | None:
    own = sheet.speaking("conference_minutes")
    came = tuple(", ".join(filter(None, (who.name, who.position, who.institution))) for who in one.attendance if who.name or who.position)
    rows = facts(
        own,
        own.fact("day", one.weekday or one.when),
        own.fact("time", one.time),
        own.fact("place", one.place),
        own.fact("leader", one.leader),
        own.fact("minutes_by", one.minutes_by),
        own.fact("client_took_part", one.client_took_part),
        own.fact("attendance", came),
        own.fact("summary", one.summary),
        own.fact("discussion", one.discussion),
        own.fact("dissent", tuple(filter(None, (one.dissent, *(said_differently(line) for line in one.dissents))))),
        own.fact("follow_up", one.follow_up),
        own.fact("next_on", one.next_on),
    )
    decided = decisions(one, own) if any(line.what for line in one.decisions) else None
    table = {"table": decided["table"]} if decided and "table" in decided else {}
    return part(own.wording.fill("subtitle", number=one.number), own, facts=rows, **table)


def said_differently(line: DissentLine) -> str:
    """One voice in one line; nothing of it where the words are not let go."""
    who = ", ".join(filter(None, (line.who, line.about)))
    return f"{who}: {sentence(line.what, line.why)}" if line.what else ""


def evaluation(sheet: Sheet) -> Part | None:
    """Every evaluation, what stands now for each goal by what it shows, and openly what was not measured (check 6)."""
    own, w = sheet.speaking("evaluation"), sheet.wording
    several: tuple[EvaluationPart, ...] = sheet.work["evaluations"]
    change = sheet.work["change"]
    looks = [one_look(EvaluationPart(), own, 1)] if sheet.blank else [one_look(one, own, len(several)) for one in several]
    lines = change.results if sheet.blank or several or any(line.looked for line in change.results) else ()
    standing = goal_results(lines, own) if lines or sheet.blank else None
    measures = measured(change, change.results, own) if several or sheet.blank or any(line.looked for line in change.results) else None
    said = change.told if several else ""
    whole = part(w["change"], own, text=said) if said else None
    return part(w["evaluation"], sheet, subs=parts(*looks, whole, standing, measures, drawn_measures(own)))


def one_look(one: EvaluationPart, own: Sheet, of: int) -> Part | None:
    """One evaluation: process, outcome, factors, the client's view, the decision. Results stand once, below all of them."""
    w = own.wording
    pieces = [
        evaluated.basis(one, own), evaluated.process(one, own), outcome(one, own), ratings(one, own), evaluated.factors(one, own),
        evaluated.voice(one, own), evaluated.competence(one, own), decided(one, own),
    ]  # fmt: skip
    title = ", ".join(filter(None, (one.kind or w["title"], one.when))) if of > 1 or one.when else None
    rows = facts(own, own.fact("when", one.when), own.fact("by", one.by)) if of == 1 else []
    subs = parts(*pieces)
    if not subs:
        return None
    return part(title if of > 1 else None, own, **head(rows), subs=subs)


def outcome(one: EvaluationPart, own: Sheet) -> Part | None:
    w = own.wording
    rows = facts(own, own.fact("success_signs", one.success_signs), own.fact("impact_areas", one.impact_areas), own.fact("anxiety_after", one.anxiety_after))
    return part(w["outcome"], own, text=one.outcome, facts=rows, lines=3)


def decided(one: EvaluationPart, own: Sheet) -> Part | None:
    w = own.wording
    rows = facts(
        own,
        own.fact("decision", one.decided),
        own.fact("reason", one.decision_reason, 2),
        own.fact("continued_by", one.continued_by),
        own.fact("next_on", one.next_on),
    )
    return part(w["decision"], own, facts=rows)


def ending(sheet: Sheet) -> Part | None:
    """The ending with the four criteria, and receivers that do not agree (check 7)."""
    one: TerminationPart = sheet.work["termination"]
    own = sheet.speaking("termination_letter")
    if not one.given and not sheet.blank:
        return None
    subs = parts(
        record.ending(one, own), record.criteria(one, own), ended.reached(one, own), record.final_talk(one, own), ended.helps(one, own),
        ended.voice(one, own), record.going_on(one, own), record.returning(one, own), ended.staying(one, own),
    )  # fmt: skip
    said = facts(sheet, sheet.fact("ended", one.when), sheet.fact("written_by", one.written.by), sheet.fact("approved_by", one.written.approved))
    return part(sheet.wording["ending"], sheet, **head(said if subs else []), subs=subs)


def referral(sheet: Sheet) -> Part | None:
    several = (ReferralPart(),) if sheet.blank else sheet.work["referrals"]
    return part(sheet.wording["referral"], sheet, subs=parts(*(referred(one, sheet, len(several)) for one in several)))


def referred(one: ReferralPart, sheet: Sheet, of: int) -> Part | None:
    """To whom, why, how the client was, what was let go, and what came back."""
    own = sheet.speaking("referral_letter")
    known = bool(one.when or one.purpose or one.reasons or one.state) or sheet.blank
    answer = ": ".join(filter(None, (one.answered, one.answer)))
    rows = facts(
        sheet,
        sheet.fact("referred_to", ", ".join(filter(None, (one.receiver, one.kind))) if known else None),
        sheet.fact("when", one.when),
        sheet.fact("urgency", one.urgency),
        sheet.fact_named(own.wording["purpose"], one.purpose, 2),
        sheet.fact_named(own.wording["reasons"], one.reasons, 2),
        sheet.fact_named(own.wording["chronology"], one.chronology, 3),
        sheet.fact_named(own.wording["services"], one.services_given, 3),
        sheet.fact_named(own.wording["condition"], one.condition, 3),
        sheet.fact("released", ", ".join(one.released_words)),
        sheet.fact("state", one.state),
        sheet.fact("answer", answer),
    )
    title = f"{one.number}. {one.receiver}" if of > 1 and known else None
    return part(title, sheet, facts=rows)


def follow_up(sheet: Sheet) -> Part | None:
    """Every contact and attempt after the ending."""
    several: tuple[FollowUpPart, ...] = sheet.work["follow_ups"]
    return contacts(list(several), sheet.speaking("follow_up_report"), sheet.wording["follow_up"])
