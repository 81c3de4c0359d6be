"""Small facts of the ending that verbs, forms and pages share: coded columns only, nothing is unsealed."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID, uuid5

from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.practice.catalogue import load
from sintas.practice.follow_up import through_others
from sintas.staff.actor import Actor

from ..models import Termination

REOPEN = "reopen"  # relapse_answers: asked of a case that was closed


def learns(by: Actor, case: Case) -> bool:
    """Whether this person works here as a student and nothing else: such an ending hands the case over, it does not close it (R410)."""
    return by.has_role("student") and not can(by, "cases.close", case)


def levels_of(judged: Iterable[str]) -> dict[str, str]:
    """Criterion -> level, from "criterion:level"."""
    return dict(one.split(":", 1) for one in judged if ":" in one)


def judged_in(judged: Iterable[str]) -> frozenset[str]:
    """The criteria that carry a judgement."""
    return frozenset(levels_of(judged))


def criteria_named(codes: Iterable[str], lang: str) -> list[str]:
    """The criteria in words, in the order given."""
    return [load("termination_criteria").label(code, lang) for code in codes]


def closing_reasons_of(case: Case) -> list[str]:
    """Codes of closing_reasons the ending names, the first first; [] without an ending."""
    found = Termination.current.filter(file_id=case.pk).values_list("reasons", flat=True).first()
    return list(found or [])


def agreed_channels(case: Case) -> list[str]:
    """Codes of follow_up_channels agreed at the ending."""
    found = Termination.current.filter(file_id=case.pk).values_list("channels", flat=True).first()
    return list(found or [])


def others_learn(channels: Iterable[str]) -> list[str]:
    """Those of these channels by which somebody else learns that there is support."""
    return [channel for channel in channels if through_others(channel)]


def contact_of(case: Case, channel: str) -> UUID:
    """What the task of the next contact by this channel hangs on: one standing task per channel of a case, whoever agreed on it."""
    return uuid5(case.pk, f"follow_up:{channel}")


def channel_owed(case: Case, key: UUID | None) -> str:
    """The channel of such a task; '' for none."""
    codes = (row.code for row in load("follow_up_channels").rows)
    return next((code for code in codes if contact_of(case, code) == key), "")
