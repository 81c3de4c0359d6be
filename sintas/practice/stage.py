"""What a stage of the work is: its purpose, its prompts for the worker, and the gates that look before it is completed.

A stage says where the work stands. It locks nothing: any record may be added in any stage. A gate is asked only when a worker
says that a stage is complete, and a gate that finds something missing names the place where it is put right, without blame.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sintas.practice import catalogue
from sintas.practice.catalogue import Code

PartT = TypeVar("PartT")

PLACES = (
    "assessment",
    "client",
    "closing",
    "consent",
    "contacts",
    "contract",
    "evaluation",
    "family",
    "follow_up",
    "group_assessment",
    "group_composition",
    "group_contract",
    "group_ending",
    "group_evaluation",
    "group_forming",
    "group_members",
    "group_plan",
    "group_sessions",
    "incidents",
    "plan",
    "referral",
    "risk",
    "safety_plan",
    "sessions",
    "suicide_risk",
)


@dataclass(frozen=True)
class Missing:
    """Something a stage still needs before it is complete, and the place where it is put right."""

    code: str
    sentence_id: str
    sentence_en: str
    place: str
    source: str

    def sentence(self, lang: str) -> str:
        """The plain sentence in `lang` ("id" or "en"; anything else reads as Indonesian)."""
        return self.sentence_en if lang == "en" else self.sentence_id


@dataclass(frozen=True)
class Warn(Missing):
    """Something worth another look. It is shown with the verdict and holds nothing back."""


@dataclass(frozen=True)
class Gate(Generic[PartT]):
    """A named question to the facts of one stage. Called with its part it answers with what is missing, or None."""

    code: str
    look: Callable[[PartT], bool]
    asks: tuple[str, ...]
    answer: Missing

    @property
    def blocks(self) -> bool:
        """Whether the stage waits for this; a warning never blocks."""
        return not isinstance(self.answer, Warn)

    def can_be_asked(self, part: PartT | None) -> bool:
        """Whether the facts it asks for can be known yet: None stands for "this release cannot know", not for "no"."""
        return part is not None and all(getattr(part, fact) is not None for fact in self.asks)

    def __call__(self, part: PartT) -> Missing | None:
        """What is missing, or None when it is in place or cannot be known yet."""
        return self.answer if self.can_be_asked(part) and not self.look(part) else None


def gate(
    *, id: str, en: str, place: str, source: str, asks: Sequence[str] = (), warns: bool = False
) -> Callable[[Callable[[PartT], bool]], Gate[PartT]]:
    """Makes a gate of a function that answers "is it in place?". Its name becomes the code of what is missing.

    `asks` names the facts that a release may not know yet (None); `warns` makes it a reminder instead of a condition.
    Raises ValueError for a place no screen knows.
    """
    if place not in PLACES:
        raise ValueError(f"{place} is not a place where something can be put right")

    def named(look: Callable[[PartT], bool]) -> Gate[PartT]:
        code = look.__name__
        return Gate(code, look, tuple(asks), (Warn if warns else Missing)(code, id, en, place, source))

    return named


@dataclass(frozen=True)
class Verdict:
    """What the gates of one stage say about its facts.

    `missing` holds the stage back, `warnings` do not. `not_yet_asked` names gates whose facts this release cannot know: they
    are shown openly instead of being counted as done.
    """

    stage: str
    missing: tuple[Missing, ...] = ()
    warnings: tuple[Warn, ...] = ()
    not_yet_asked: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing that can be asked today is missing."""
        return not self.missing


@dataclass(frozen=True)
class Stage(Generic[PartT]):
    """One stage of the work, with the kind of facts (`part`) its gates ask about and the list its prompts stand in."""

    code: str
    id: str
    en: str
    purpose_id: str
    purpose_en: str
    source: str
    part: type[PartT]
    gates: tuple[Gate[PartT], ...] = field(default=(), repr=False)
    prompt_list: str = "prompts"

    def label(self, lang: str) -> str:
        """Its name in the general model; a journey may give it a local one (`Journey.label`)."""
        return self.en if lang == "en" else self.id

    def purpose(self, lang: str) -> str:
        """What the stage is for, in one sentence to the worker."""
        return self.purpose_en if lang == "en" else self.purpose_id

    @property
    def prompts(self) -> tuple[Code, ...]:
        """Reminders of attitude and craft for the worker: read, not ticked; nothing of them enters a client's file."""
        prompts = catalogue.load(self.prompt_list)
        return tuple(row for row in prompts.rows if row.group in (self.code, "always"))

    def verdict(self, part: PartT | None) -> Verdict:
        """What is missing in these facts. Without facts (None) every gate is listed as not yet asked.

        Raises TypeError for the facts of another stage.
        """
        if part is not None and not isinstance(part, self.part):
            raise TypeError(f"{self.code} asks about {self.part.__name__}, not {type(part).__name__}")
        open_gates = [one for one in self.gates if one.can_be_asked(part)]
        found = [answer for one in open_gates if part is not None and (answer := one(part)) is not None]
        return Verdict(
            stage=self.code,
            missing=tuple(answer for answer in found if not isinstance(answer, Warn)),
            warnings=tuple(answer for answer in found if isinstance(answer, Warn)),
            not_yet_asked=tuple(one.code for one in self.gates if not one.can_be_asked(part)),
        )
