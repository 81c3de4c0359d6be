"""A journey: the stages in the order one house walks them, with its own names for them, and the moves it allows.

Forward goes one stage at a time, back goes to any earlier stage with a reason, and from every stage a case can close.
Nothing recorded is lost by a move; only the open passage changes.
"""

from dataclasses import dataclass, replace
from typing import Literal

from sintas.practice import catalogue, stages
from sintas.practice.catalogue import Code
from sintas.practice.dossier import Dossier, Part
from sintas.practice.stage import Missing, Verdict, Warn
from sintas.practice.stages.engagement import safety_plan, suicide_path_next_look

__all__ = ["Journey", "Missing", "MoveRefused", "Step", "Verdict", "Warn", "verdict", "verdict_of"]


class MoveRefused(ValueError):
    """A move the journey does not allow, with a sentence the worker can act on."""

    def __init__(self, code: str, sentence_id: str, sentence_en: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence_id = sentence_id
        self.sentence_en = sentence_en

    def sentence(self, lang: str) -> str:
        """The plain sentence in `lang` ("id" or "en"; anything else reads as Indonesian)."""
        return self.sentence_en if lang == "en" else self.sentence_id


@dataclass(frozen=True)
class Step:
    """A stage under the name this house gives it. Two steps may share a name ('Pasca Layanan'). `note`: what this house adds to its purpose."""

    stage: str
    id: str
    en: str
    note_id: str = ""
    note_en: str = ""


@dataclass(frozen=True)
class Journey:
    """The ordered stages of one house. `before` is its name for what comes before a case exists (the enquiry), if it has one.

    `reasons` names the list of the catalogue its closing reasons stand in: a group closes for others than a case. `what` walks it, in a sentence.
    """

    code: str
    id: str
    en: str
    source: str
    steps: tuple[Step, ...]
    before_id: str = ""
    before_en: str = ""
    reasons: str = "closing_reasons"
    what_id: str = "kasus"
    what_en: str = "case"

    @property
    def stages(self) -> tuple[str, ...]:
        """The codes of its stages, in order."""
        return tuple(step.stage for step in self.steps)

    @property
    def first(self) -> str:
        """The stage in which an opened case begins."""
        return self.steps[0].stage

    @property
    def last(self) -> str:
        """The stage after which only closing is left."""
        return self.steps[-1].stage

    def label(self, stage: str, lang: str) -> str:
        """The house's own name for a stage. Raises `MoveRefused` for a stage it does not have."""
        step = self.steps[self._place(stage)]
        return step.en if lang == "en" else step.id

    def note(self, stage: str, lang: str) -> str:
        """What the house adds to the purpose of a stage, '' for nothing. Raises `MoveRefused` for a stage it does not have."""
        step = self.steps[self._place(stage)]
        return step.note_en if lang == "en" else step.note_id

    def following(self, stage: str) -> str | None:
        """The stage that opens when this one is completed; None after the last."""
        place = self._place(stage) + 1
        return self.stages[place] if place < len(self.steps) else None

    def earlier(self, stage: str) -> tuple[str, ...]:
        """The stages one may go back to, nearest first."""
        return tuple(reversed(self.stages[: self._place(stage)]))

    def moves(self, stage: str) -> tuple[str, ...]:
        """Every stage that may be opened from here: the next one, then the earlier ones, nearest first."""
        ahead = self.following(stage)
        return ((ahead,) if ahead else ()) + self.earlier(stage)

    def move(self, here: str, there: str, *, reason: str = "") -> Literal["forward", "back"]:
        """Says which kind of move it is, or raises `MoveRefused` with what to do instead. Going back needs a reason in words."""
        if there == self.following(here):
            return "forward"
        if there not in self.earlier(here):
            raise MoveRefused(
                "not_next",
                "Tahap dibuka satu per satu. Selesaikan tahap ini dahulu; catatan untuk tahap lain sudah boleh ditulis sekarang.",
                "Stages open one at a time. Complete this one first; records for other stages can be written now already.",
            )
        if not reason.strip():
            raise MoveRefused(
                "reason_needed",
                "Tulis alasan kembali ke tahap sebelumnya, agar tim memahami jalannya pendampingan.",
                "Write why the work goes back to an earlier stage, so that the team understands its course.",
            )
        return "back"

    def closing_reasons(self, stage: str) -> tuple[Code, ...]:
        """The reasons for which a case may close from this stage; some belong only to a planned ending."""
        self._place(stage)
        ending = stage in ("termination", "follow_up")
        return tuple(row for row in catalogue.load(self.reasons).in_use() if ending or not row.flag("planned"))

    def close(self, here: str, reason_code: str) -> Code:
        """The closing reason when it may be used from here. Raises `MoveRefused` otherwise."""
        for row in self.closing_reasons(here):
            if row.code == reason_code:
                return row
        if catalogue.load(self.reasons).has(reason_code):
            raise MoveRefused(
                "planned_ending_first",
                "Alasan ini dipakai pada tahap pengakhiran. Lanjutkan sampai ke sana, atau pilih alasan penutupan lain.",
                "This reason belongs to the ending stage. Go on until there, or choose another reason for closing.",
            )
        raise MoveRefused("unknown_reason", "Pilih alasan penutupan dari daftar.", "Choose a reason for closing from the list.")

    def reopen(self, there: str, *, reason: str) -> str:
        """The stage in which a closed case opens again (R345). Raises `MoveRefused` without a reason in words."""
        self._place(there)
        if not reason.strip():
            raise MoveRefused("reason_needed", f"Tulis alasan membuka kembali {self.what_id} ini.", f"Write why this {self.what_en} is opened again.")
        return there

    def _place(self, stage: str) -> int:
        if stage not in self.stages:
            raise MoveRefused("no_such_stage", "Tahap ini tidak ada dalam alur kerja ini.", "This stage is not part of this journey.")
        return self.stages.index(stage)


def verdict(stage: str, part: Part | None) -> Verdict:
    """What is missing before the stage with this code is complete, in these facts.

    Raises `stages.UnknownStage` for another code, TypeError for the facts of another stage. It changes nothing.
    """
    return stages.get(stage).verdict(part)


# Safety is asked again at every stage: a plan may become due, or a path may open, long after engagement.
STANDING = (safety_plan, suicide_path_next_look)


def verdict_of(dossier: Dossier, stage: str) -> Verdict:
    """The verdict on a stage out of a whole dossier: its own gates, and at every stage the standing questions of safety.

    Raises `stages.UnknownStage` for a code that is no stage.
    """
    own = verdict(stage, dossier.part(stages.get(stage).code))
    if stage == "engagement":
        return own
    facts = dossier.engagement
    asked = [one for one in STANDING if facts is not None and one.can_be_asked(facts)]
    found = tuple(answer for one in asked if facts is not None and (answer := one(facts)) is not None)
    known = {one.code for one in own.missing} | set(own.not_yet_asked)
    return replace(
        own,
        missing=tuple(answer for answer in found if answer.code not in known) + own.missing,
        not_yet_asked=own.not_yet_asked + tuple(one.code for one in STANDING if one not in asked and one.code not in known),
    )
