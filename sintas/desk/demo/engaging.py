"""The first contacts of a demo case and what the client agrees to; later also what may be told to whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.contract import agree_contract
from sintas.cases.actions.writing import record_contact

from .beginning import ADULT
from .past import working
from .way import Way

YOUNG = 3  # days after which consent is usually asked
TOGETHER = "Pendamping, supervisor dan guru BK bersama anak."


def engage(way: Way) -> None:
    """First contact, then the agreement; a file of yesterday has not come so far."""
    with working(way.by, way.course.day, 14):
        contact(way, "conversation")
    if way.plan.reached == 0 and way.plan.ago <= YOUNG:
        return
    with working(way.by, way.course.later(min(way.pace, YOUNG)), 10):
        agree(way)


def agree(way: Way) -> None:
    """Read aloud and signed, then the contract in words both can keep."""
    permit(way, ("service", "record"), ("own_team", "own_supervisor"), ("identity", "story"))
    said = {name: way.sentences.next(name) for name in ("aims", "worker_tasks", "client_tasks")}
    agree_contract(by=way.by, case=way.case, read_aloud=True, signed=True, review_on=way.start.again, happened=way.course.day, **said)


def permit(way: Way, purposes: Iterable[str], recipients: Iterable[str], data_classes: Iterable[str]) -> None:
    """A yes to these purposes: for a child its own word, and the safe guardian's where there is one. An unsafe one is never asked."""
    start = way.start
    common: dict[str, Any] = {
        "outcome": "given",
        "purposes": purposes,
        "recipients": recipients,
        "data_classes": data_classes,
        "reading": "signed_language" if start.life.disability.get("communication") else "read_aloud",
        "limits_explained": True,
        "report_duty_explained": True,
        "right_to_withdraw_explained": True,
        "happened": way.course.day,
    }
    if start.age >= ADULT:
        record_consent(by=way.by, case=way.case, manner="signed", **common)
        return
    alone: dict[str, Any] = {} if start.guardian is not None else {"decided_by": TOGETHER}
    record_consent(by=way.by, case=way.case, manner="spoken", given_by="child_assent", child_assent="yes", **common, **alone)
    if start.guardian is not None:
        record_consent(by=way.by, case=way.case, manner="signed", given_by="guardian", guardian=start.guardian, **common)


def contact(way: Way, form: str) -> None:
    """A contact of today in the words of the next sentence."""
    record_contact(
        by=way.by, case=way.case, form=form, channel="phone" if form == "short_call" else "face_to_face", parties=("client",),
        result=way.sentences.next("contacts"), happened=way.course.day, duration_min=45,
    )  # fmt: skip
