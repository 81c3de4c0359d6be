"""What signs of relapse ask for (R345): care first, and no blame. The rule suggests; the worker and the client choose."""

from collections.abc import Iterable
from dataclasses import dataclass

from sintas.practice import catalogue

SAFETY = ("reopen", "refer", "accompany")
CARE = ("accompany", "refer", "reopen")


@dataclass(frozen=True)
class Answer:
    """What a follow-up contact asks for.

    `opens_suicide_path`: the path opens at once, whoever wrote it. `look_at_risk`: the facts of safety are gone through again.
    `suggests`: codes of `relapse_answers`, the nearest first; empty without a sign.
    """

    opens_suicide_path: bool = False
    look_at_risk: bool = False
    suggests: tuple[str, ...] = ()

    @property
    def owed(self) -> bool:
        """Whether an answer is owed: there is at least one sign."""
        return bool(self.suggests)


def answer_to(signs: Iterable[str]) -> Answer:
    """What these signs (codes of `relapse_signs`) ask for. Raises `catalogue.UnknownCode` for a sign that is not in the list."""
    rows = [catalogue.load("relapse_signs").get(sign) for sign in signs]
    if not rows:
        return Answer()
    path = any(row.extra.get("opens") == "suicide_risk" for row in rows)
    risk = any(row.extra.get("look") == "risk" for row in rows)
    return Answer(path, risk, SAFETY if path or risk else CARE)


def answered(signs: Iterable[str], answers: Iterable[str]) -> bool:
    """Whether every sign has an answer: none is owed, or at least one of `relapse_answers` was chosen. Raises `catalogue.UnknownCode`."""
    known = [catalogue.load("relapse_answers").get(code) for code in answers]
    return not answer_to(signs).owed or bool(known)


def through_others(channel: str) -> bool:
    """Whether somebody else learns of the support by this channel (R342-R343): it needs the client's agreement and safe people."""
    return bool(channel) and catalogue.load("follow_up_channels").get(channel).flag("through_others")
